import pytest
from tests.domain.assessment.replied import replies, visible

from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


def test_a_question_is_found_by_its_code() -> None:
    assert GRID.question("V04").short == "Véhicule"
    assert GRID.question("V04").choice("aucun").points == 0


def test_the_questions_of_a_section_come_in_the_order_they_are_asked() -> None:
    assert [q.code for q in GRID.questions_of("PROJET")] == [f"J0{n}" for n in range(1, 7)]


def test_before_any_answer_the_conditional_questions_are_hidden() -> None:
    assert {q.code for q in GRID.questions} - visible({}) == {
        *("V03", "V05", "V06", "V07", "H06", "F02", "P04"),
    }


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        (replies(V02="oui"), {"V03", "H06", "P04"}),
        (replies(V02="non_valide"), {"H06", "P04"}),
        (replies(V02="ne_souhaite_pas"), set()),
        (replies(V04="en_panne"), {"V05", "V06", "V07"}),
        (replies(V04="aucun"), set()),
        (replies(F01="sans_solution"), {"F02"}),
        (replies(F01="non"), set()),
        ({"F01": Reply(ReplyState.REFUSED)}, set()),
        ({"V02": Reply(ReplyState.NOT_DISCUSSED)}, set()),
    ],
)
def test_an_answer_calls_the_questions_that_depend_on_it(answers: Replies, shown: set[str]) -> None:
    assert visible(answers) - visible({}) == shown


def test_a_code_that_the_question_does_not_know_is_no_answer() -> None:
    assert GRID.facts(replies(V04="navette")).chosen == {}


def test_a_hidden_answer_is_no_fact_and_becomes_one_again_when_it_reappears() -> None:
    kept = replies(V04="aucun", V06="non")

    assert "V06" not in GRID.facts(kept).chosen
    assert GRID.facts({**kept, **replies(V04="toujours")}).points["V06"] == 0
