import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.assessment.conditions import (
    AllOf,
    AnswerTest,
    AnyOf,
    Comparison,
    Facts,
    PointsTest,
    Rule,
)
from conseil_mobilite.domain.assessment.rule_parsing import parse_rule
from conseil_mobilite.domain.errors import UserError

FACTS = Facts(
    points={"V04": 1, "V02": 4, "B03": 0},
    chosen={
        "V04": ("en_panne",),
        "V02": ("oui",),
        "B03": ("non",),
        "J05": ("oui",),
        "V01": ("b", "permis_etranger"),
        "A04": ("non_concerne",),
    },
    not_applicable={"A04"},
)


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("V04=1", True),
        ("V04=0", False),
        ("V04<=1", True),
        ("V04<=0", False),
        ("V04>=1", True),
        ("V04>=2", False),
        ('J05 is "oui"', True),
        ('J05 is "non"', False),
        ('V01 has "permis_etranger"', True),
        ('V01 has "am"', False),
        ("V04=1 and V02=4", True),
        ("V04=1 and V02=3", False),
        ("V04=0 or V02=4", True),
        ("V04=0 or V02=3", False),
    ],
)
def test_a_rule_reads_points_and_answers(rule: str, holds: bool) -> None:  # noqa: FBT001
    assert parse_rule(rule).holds(FACTS) is holds


@pytest.mark.parametrize("rule", ["A04<=4", "A04>=0", "A04=0"])
def test_a_points_test_is_false_where_the_answer_has_no_points(rule: str) -> None:
    assert not parse_rule(rule).holds(FACTS)


@pytest.mark.parametrize("rule", ["O03<=4", "O03>=0", 'O03 is "non"', 'O06 has "aucune"'])
def test_every_test_is_false_where_the_question_has_no_answer(rule: str) -> None:
    assert not parse_rule(rule).holds(FACTS)


def test_and_binds_tighter_than_or() -> None:
    rule = parse_rule("V04=1 or V02=3 and B03=4")

    assert rule == AnyOf(
        (
            PointsTest("V04", Comparison.EQUAL, 1),
            AllOf(
                (PointsTest("V02", Comparison.EQUAL, 3), PointsTest("B03", Comparison.EQUAL, 4)),
            ),
        )
    )
    assert rule.holds(FACTS)


def test_parentheses_come_first() -> None:
    assert not parse_rule("(V04=1 or V02=3) and B03=4").holds(FACTS)


def test_the_evidence_of_an_or_is_its_true_branches_only() -> None:
    rule = parse_rule("V04=1 or V02=0 or B03=0")

    assert rule.evidence(FACTS) == {"V04": ("en_panne",), "B03": ("non",)}


def test_the_evidence_of_an_and_is_every_answer_it_needed() -> None:
    rule = parse_rule('V04<=1 and (V02=0 or V02=4) and J05 is "oui"')

    assert rule.evidence(FACTS) == {"V04": ("en_panne",), "V02": ("oui",), "J05": ("oui",)}


def test_of_several_answers_only_the_ones_the_rule_names_are_evidence() -> None:
    rule = parse_rule('V01 has "permis_etranger" or V01 has "am"')

    assert rule.evidence(FACTS) == {"V01": ("permis_etranger",)}


def test_two_true_branches_on_one_question_are_quoted_together() -> None:
    rule = parse_rule('V01 has "permis_etranger" or V01 has "b"')

    assert rule.evidence(FACTS) == {"V01": ("permis_etranger", "b")}


def test_a_rule_that_does_not_hold_has_no_evidence() -> None:
    assert parse_rule("V04=1 and V02=0").evidence(FACTS) == {}


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("", 1, "le code d’une question"),
        ("V04", 4, "=, <=, >=, « is » ou « has »"),
        ("V04=", 5, "un nombre"),
        ("V04<1", 4, "un mot de la langue des règles"),
        ("V04=1 V02=1", 7, "« and », « or » ou la fin de la règle"),
        ("V04=1 and", 10, "le code d’une question"),
        ("(V04=1", 7, "une parenthèse fermante"),
        ("V04=1)", 6, "« and », « or » ou la fin de la règle"),
        ("V04 is Oui", 7, "un mot de la langue des règles"),
        ('V04 is ""', 7, "un mot de la langue des règles"),
        ('V04 is "Oui', 7, "un mot de la langue des règles"),
        ("V04 is 1", 8, "une réponse entre guillemets droits"),
        ("v04=1", 1, "un mot de la langue des règles"),
        ("V04=1 ou V02=1", 6, "un mot de la langue des règles"),
        ("or", 1, "le code d’une question"),
        ("()", 2, "le code d’une question"),
    ],
)
def test_a_fault_is_shown_at_its_place(text: str, place: int, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_rule(text)

    said = str(caught.value).replace("\N{NO-BREAK SPACE}", " ")
    assert said == f"règle « {text} », caractère {place} : on attend {expected}."


QUESTIONS = st.from_regex(r"[A-Z][0-9][0-9]", fullmatch=True)
TESTS: st.SearchStrategy[Rule] = st.one_of(
    st.builds(PointsTest, QUESTIONS, st.sampled_from(Comparison), st.integers(0, 99)),
    st.builds(
        AnswerTest,
        QUESTIONS,
        st.sampled_from(["is", "has"]),
        st.text("abcé ×/()0_’", min_size=1),
    ),
)
RULES: st.SearchStrategy[Rule] = st.recursive(
    TESTS,
    lambda parts: st.one_of(
        st.builds(AllOf, st.lists(parts, min_size=2, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@given(RULES)
def test_a_rule_written_out_is_read_back_the_same(rule: Rule) -> None:
    assert parse_rule(str(rule)) == rule


@given(RULES, st.dictionaries(QUESTIONS, st.integers(0, 4)))
def test_a_rule_holds_exactly_when_something_speaks_for_it(
    rule: Rule, points: dict[str, int]
) -> None:
    facts = Facts(points, dict.fromkeys(points, ("x",)))

    assert bool(rule.evidence(facts)) is rule.holds(facts)


@given(RULES)
def test_no_rule_holds_where_nothing_was_answered(rule: Rule) -> None:
    assert not rule.holds(Facts({}, {}))
