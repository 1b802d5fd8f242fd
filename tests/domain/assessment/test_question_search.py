"""Finding a question by what is typed, and saying when a conditional one is asked."""

import pytest

from conseil_mobilite.domain.assessment.condition_sentences import asked_if, calling_question
from conseil_mobilite.domain.assessment.question_search import find_questions
from conseil_mobilite.store.reference import reference

GRID = reference.grid()
EVERY = [question.code for question in GRID.questions]


def found(typed: str) -> list[str]:
    return [question.code for question in find_questions(GRID, EVERY, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("V04", "V04"),
        ("v04", "V04"),
        ("vehicule disposition", "V04"),
        ("DISPOSITION véhicule", "V04"),
        ("trottinette", "V05"),
        ("crit'air", "V07"),
        ("loin c'est ou", "P01"),
        ("lieu inconnu", "P02"),
        ("microcredit", "B05"),
    ],
)
def test_a_question_is_found_by_its_code_its_words_in_any_order_or_its_answers(
    typed: str, first: str
) -> None:
    assert found(typed)[0] == first


def test_every_word_typed_must_begin_a_word_of_the_question() -> None:
    assert found("vehicule zzz") == []
    assert found("hicule") == []
    assert found("") == []
    assert found("  !? ") == []


def test_only_the_questions_given_are_looked_through() -> None:
    assert [q.code for q in find_questions(GRID, ["V05", "V09"], "vehicule")] == ["V05"]


def test_the_short_name_comes_before_the_answers() -> None:
    codes = found("permis")

    assert codes.index("V01") < codes.index("B05")


def test_every_question_is_found_by_its_own_words() -> None:
    assert [q.code for q in GRID.questions if q.code not in found(q.text)] == []


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("V05", "Véhicule : « Toujours », « Partagé ou prêté » ou « En panne »"),
        ("V03", "Droit de conduire : « Oui »"),
        ("F02", "Enfant ou proche sur le trajet : « Oui, organisé » ou « Oui, sans solution »"),
        ("V04", ""),
    ],
)
def test_the_condition_of_a_question_is_told_by_its_answers(code: str, sentence: str) -> None:
    assert asked_if(GRID, GRID.question(code)).replace("\u00a0", " ") == sentence


def test_a_conditional_question_names_the_one_that_calls_it() -> None:
    assert calling_question(GRID.question("P04")) == "V02"
    assert calling_question(GRID.question("V02")) == ""
