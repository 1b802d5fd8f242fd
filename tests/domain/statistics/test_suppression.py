"""Exact counts: the small ones hidden, and nothing that gives them back."""

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.statistics.tiny_plans import persons, tiny_plan, with_simple_tables

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.audit.attack import ContradictionError
from conseil_mobilite.domain.statistics.audit.auditing import audit, audit_together
from conseil_mobilite.domain.statistics.definitions.indicator import OverTime
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.methods import method_sentences
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    ProtectedRelease,
    Scope,
)
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.suppression.hidden_release import hidden_release
from conseil_mobilite.domain.statistics.suppression.suppressing import suppress

_QUARTER = Scope("B1", date(2026, 1, 1), date(2026, 3, 31))


def _plan(*rules: LinkRule, sensitive: tuple[str, ...] = ()) -> Plan:
    plan = tiny_plan({"age": "abcd", "care": "xyz"}, rules=rules)
    care = replace(plan.definitions.dimensions["care"], sensitive=sensitive)
    dimensions = {**plan.definitions.dimensions, "care": care}
    return with_simple_tables(
        replace(plan, definitions=replace(plan.definitions, dimensions=dimensions))
    )


def _exact(age: tuple[int, ...], care: tuple[int, ...] = (30, 20, 10)) -> ExactFigures:
    counts = {persons(): sum(age)}
    counts |= {persons(age=code): n for code, n in zip("abcd", age, strict=True)}
    counts |= {persons(care=code): n for code, n in zip("xyz", care, strict=True)}
    return ExactFigures(counts, {})


def _suppressed(
    plan: Plan, exact: ExactFigures, threshold: int = 11, *earlier: ProtectedRelease
) -> ProtectedRelease:
    return suppress(plan, exact, _QUARTER, threshold, earlier)


def test_a_small_count_takes_the_next_in_the_list_with_it_whatever_its_size() -> None:
    plan = _plan()

    release = _suppressed(plan, _exact((3, 25, 20, 12), (30, 18, 12)))

    shown = published_counts(plan, release)
    assert shown == {
        persons(): 60,
        persons(age="c"): 20,
        persons(age="d"): 12,
        persons(care="x"): 30,
        persons(care="y"): 18,
        persons(care="z"): 12,
    }
    assert release.method == "suppression_11"
    assert audit(plan, release).passed


def test_nobody_may_be_told_except_where_it_is_sensitive() -> None:
    exact = _exact((25, 20, 15, 0), (45, 15, 0))

    usual = published_counts(_plan(), _suppressed(_plan(), exact))
    careful = _plan(sensitive=("z",))
    hidden = published_counts(careful, _suppressed(careful, exact))

    assert usual[persons(age="d")] == 0
    assert usual[persons(care="z")] == 0
    assert persons(care="z") not in hidden
    assert persons(care="y") not in hidden
    assert hidden[persons(care="x")] == 45


def test_what_words_give_back_is_hidden_too() -> None:
    """The old are those in care z: hiding one and showing the other would hide nothing."""
    plan = _plan(LinkRule(("persons|age=a",), ("persons|care=z",), exact=True))

    release = _suppressed(plan, _exact((6, 30, 24, 0), (30, 24, 6)), 5)
    small = _suppressed(plan, _exact((4, 30, 26, 0), (30, 26, 4)), 5)

    assert published_counts(plan, release)[persons(age="a")] == 6
    assert not {persons(age="a"), persons(care="z")} & published_counts(plan, small).keys()
    assert audit(plan, small).passed


def test_a_period_of_few_people_shows_nothing_at_all() -> None:
    release = _suppressed(_plan(), _exact((4, 3, 2, 0), (4, 3, 2)))

    assert release.is_empty


def test_the_few_outside_of_a_part_are_not_told_by_subtraction() -> None:
    plan = with_simple_tables(
        tiny_plan({"age": "abcd"}, (("persons", ""), ("answered", "persons"))),
        ("persons", "answered"),
    )
    ages = {"a": 30, "b": 30, "c": 20, "d": 20}
    counts = {persons(): 100, **{persons(age=code): n for code, n in ages.items()}}
    answered = Count("answered")
    counts |= {answered.where("age", code): n - (code == "a") for code, n in ages.items()}

    few = ExactFigures({**counts, answered: 99}, {})
    shown = published_counts(plan, _suppressed(plan, few))

    assert shown[persons()] == 100
    assert answered not in shown
    assert answered.where("age", "d") not in shown


@pytest.mark.parametrize(
    ("threshold", "said"),
    [(11, "ceux de 1 à 10 sont retenus"), (5, "L’organisme a choisi le seuil de 5")],
)
def test_the_file_says_its_threshold(threshold: int, said: str) -> None:
    sentences = method_sentences(f"suppression_{threshold}")

    assert any(said in sentence.replace("\u00a0", " ") for sentence in sentences)


def test_only_the_two_thresholds_are_offered() -> None:
    with pytest.raises(UserError):
        _suppressed(_plan(), _exact((25, 20, 15, 0)), 3)


def test_hiding_without_complement_is_found_out() -> None:
    plan = _plan()
    sound = _suppressed(plan, _exact((3, 25, 20, 12)))
    weaker = replace(
        sound,
        cells=tuple(
            replace(cell, value=25, status=sound.cells[0].status)
            if cell.breakdown == (("age", "b"),)
            else cell
            for cell in sound.cells
        ),
    )

    found = audit(plan, weaker)

    assert not found.passed
    assert found.exact_small == 1
    assert found.found[persons(age="a")].low == 3


def test_newcomers_are_not_told_by_difference() -> None:
    plan = _plan()
    before = _suppressed(plan, _exact((30, 25, 20, 15), (50, 25, 15)))

    same = _suppressed(plan, _exact((30, 25, 20, 15), (50, 25, 15)), 11, before)

    assert same.cells == before.cells
    with pytest.raises(UserError):
        _suppressed(plan, _exact((31, 25, 20, 15), (51, 25, 15)), 11, before)


def test_what_was_sent_rounded_before_makes_more_hidden() -> None:
    plan = _plan()
    exact = _exact((3, 25, 20, 12))
    sent = _suppressed(plan, _exact((0, 25, 20, 15)))
    rounded = replace(sent, method=METHOD)

    alone = published_counts(plan, _suppressed(plan, exact))
    after = published_counts(plan, _suppressed(plan, exact, 11, rounded))

    assert persons(age="c") in alone
    assert persons(age="c") not in after


def test_a_year_that_is_not_the_sum_of_its_quarters_tells_something() -> None:
    plan = _plan()
    everybody = replace(plan.definitions.populations["persons"], over_time=OverTime.SUM)
    definitions = replace(plan.definitions, populations={"persons": everybody})
    plan = replace(plan, definitions=definitions)
    quarters = [
        _rounded(
            plan, (5, 25, 20, 15), Scope("B1", date(2026, month, 1), date(2026, month + 2, 28))
        )
        for month in (1, 4, 7, 10)
    ]
    year = Scope("B1", date(2026, 1, 1), date(2026, 12, 31))

    (summed,) = audit_together(plan, [*quarters, _rounded(plan, (20, 100, 80, 60), year)])
    (apart,) = audit_together(plan, [*quarters, _rounded(plan, (10, 110, 80, 60), year)])

    assert summed.figures == 0  # nothing that the quarters do not tell
    assert not apart.proved


def test_what_a_correction_adds_is_hidden_as_well() -> None:
    plan = _plan()
    first = _rounded(plan, (15, 25, 20, 15), _QUARTER)

    (same,) = audit_together(plan, [first, _rounded(plan, (15, 25, 20, 15), _QUARTER)])
    (fallen,) = audit_together(plan, [first, _rounded(plan, (10, 25, 20, 15), _QUARTER)])

    assert same.proved
    assert same.narrowest == 4
    assert fallen.narrowest == 3
    with pytest.raises(ContradictionError):
        audit_together(plan, [first, _rounded(plan, (5, 25, 20, 15), _QUARTER)])


def _rounded(plan: Plan, age: tuple[int, ...], scope: Scope) -> ProtectedRelease:
    """Return a release of figures as they are, told to be rounded."""
    total = sum(age)
    cells = hidden_release(plan, _exact(age, (total, 0, 0)), scope, frozenset(), METHOD).cells
    return ProtectedRelease(plan.code, scope, cells, (), (), "", 0, METHOD)
