"""Exact counts of a population and of a part of it: those in between are a group too."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.domain.statistics.tiny_plans import tiny_plan

from conseil_mobilite.domain.statistics.audit.audit_sentences import audit_sentences
from conseil_mobilite.domain.statistics.audit.auditing import audit, audit_together
from conseil_mobilite.domain.statistics.audit.differences import Difference
from conseil_mobilite.domain.statistics.definitions.indicator import (
    OverTime,
    Protection,
    Reading,
    Unit,
)
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.suppression.hidden_release import hidden_release
from conseil_mobilite.domain.statistics.suppression.suppressing import suppress

_QUARTERS = tuple(
    Scope("B1", date(2026, month, 1), date(2026, month + 2, 28)) for month in (1, 4, 7, 10)
)
_YEAR = Scope("B1", date(2026, 1, 1), date(2026, 12, 31))
_MET, _ANSWERED = Count("met"), Count("answered")
_SUPPRESSED = "suppression_11"


def _plan(*rules: LinkRule, part_of: str = "met") -> Plan:
    """Return the tables of people met and of those who answered, both by age."""
    populations = (("met", ""), ("answered", part_of))
    plan = tiny_plan({"age": "abcd"}, populations, rules)
    tables = tuple(
        Table(code, "I", Reading("", "", Protection.COUNT, Unit.PERSONS, code), ("age",))
        for code, _ in populations
    )
    return replace(plan, tables=tables)


def _exact(met: tuple[int, ...], answered: tuple[int, ...]) -> ExactFigures:
    return ExactFigures({**_by_age(_MET, met), **_by_age(_ANSWERED, answered)}, {})


def _by_age(total: Count, ages: tuple[int, ...]) -> Mapping[Count, int]:
    parts = {total.where("age", code): n for code, n in zip("abcd", ages, strict=True)}
    return {total: sum(ages), **parts}


def _shown(plan: Plan, exact: ExactFigures) -> Mapping[Count, int]:
    release = suppress(plan, exact, _QUARTERS[0], 11, ())
    assert audit(plan, release).passed
    return published_counts(plan, release)


def test_a_part_that_leaves_few_outside_is_not_shown() -> None:
    shown = _shown(_plan(), _exact((20, 20, 20, 20), (19, 20, 18, 20)))

    assert {count.population for count in shown} == {"met"}
    assert len(shown) == 5


def test_a_part_that_is_all_of_its_whole_is_shown_like_it() -> None:
    ages = (20, 4, 20, 20)

    shown = _shown(_plan(), _exact(ages, ages))

    assert {count.condition for count in shown if count.population == "met"} == {
        count.condition for count in shown if count.population == "answered"
    }
    assert _ANSWERED in shown


def test_few_outside_of_a_part_are_hidden_in_each_value() -> None:
    """Of the 40 of age a 38 answered: showing both tells of two people."""
    shown = _shown(_plan(), _exact((40, 40, 40, 40), (38, 20, 20, 20)))

    a, b, c, _ = (_ANSWERED.where("age", code) for code in "abcd")
    assert shown[_ANSWERED] == 98
    assert shown[_MET.where("age", "a")] == 40
    assert not {a, b} & shown.keys()
    assert shown[c] == 20


def test_a_population_that_words_put_within_another_is_a_part_of_it() -> None:
    plan = _plan(LinkRule(("met",), ("answered",), exact=False), part_of="")

    shown = _shown(plan, _exact((20, 20, 20, 20), (19, 20, 18, 20)))

    assert {count.population for count in shown} == {"met"}


def test_the_audit_finds_the_few_between_two_exact_totals() -> None:
    plan = _plan()
    exact = _exact((20, 20, 20, 20), (19, 20, 18, 20))
    release = hidden_release(plan, exact, _QUARTERS[0], frozenset(), _SUPPRESSED)

    found = audit(plan, release)

    assert not found.passed
    assert found.found[Difference(_MET, _ANSWERED)].low == 3
    assert any("met, moins" in sentence for sentence in audit_sentences(plan, found))


def test_the_audit_finds_a_hidden_count_between_a_whole_and_its_part() -> None:
    """The defect of old: what a part hides lies within three of what the whole shows."""
    plan = _plan()
    exact = _exact((20, 20, 20, 20), (19, 20, 18, 20))
    hidden = frozenset(_ANSWERED.where("age", code) for code in "abcd")
    release = hidden_release(plan, exact, _QUARTERS[0], hidden, _SUPPRESSED)

    found = audit(plan, release).found

    assert {(found[count].low, found[count].high) for count in hidden} == {(17, 20)}


def test_nobody_is_not_told_where_it_says_where_everybody_is() -> None:
    shown = _shown(_plan(), _exact((60, 0, 0, 0), (30, 0, 0, 0)))

    assert shown == {_MET: 60, _ANSWERED: 30}


def test_what_goes_with_a_small_count_does_not_depend_on_how_large_the_others_are() -> None:
    def hidden(*ages: int) -> set[str]:
        shown = _shown(_plan(), _exact(ages, (0, 0, 0, 0)))
        return {code for code in "abcd" if _MET.where("age", code) not in shown}

    assert hidden(30, 4, 40, 12) == hidden(30, 4, 12, 40) == {"b", "c"}
    assert hidden(30, 40, 12, 4) == hidden(30, 12, 40, 4) == {"c", "d"}


def test_a_year_tells_what_one_of_its_quarters_hides() -> None:
    plan = _summed(_plan())
    quarters = [_release(plan, scope, (20, 20, 20, 20)) for scope in _QUARTERS[:3]]
    last = _release(plan, _QUARTERS[3], (4, 20, 20, 20), "ab")
    year = _release(plan, _YEAR, (64, 80, 80, 80))
    without = _release(plan, _YEAR, (64, 80, 80, 80), "ab")

    (told,) = audit_together(plan, [*quarters, last, year])
    (kept,) = audit_together(plan, [*quarters, last, without])

    assert any(each.width == 0 and each.low == 4 for each in told.found.values())
    assert kept.passed


def test_a_year_hides_what_one_of_its_quarters_hides() -> None:
    plan = _summed(_plan())
    quarters = [_release(plan, scope, (20, 20, 20, 20)) for scope in _QUARTERS[:3]]
    last = _release(plan, _QUARTERS[3], (4, 20, 20, 20), "ab")

    year = suppress(plan, _of_met((64, 80, 80, 80)), _YEAR, 11, [*quarters, last])

    shown = published_counts(plan, year)
    assert shown[_MET] == 304
    assert not {_MET.where("age", code) for code in "ab"} & shown.keys()


def _summed(plan: Plan) -> Plan:
    populations = {
        code: replace(each, over_time=OverTime.SUM)
        for code, each in plan.definitions.populations.items()
    }
    return replace(plan, definitions=replace(plan.definitions, populations=populations))


def _of_met(ages: tuple[int, ...]) -> ExactFigures:
    return _exact(ages, (0, 0, 0, 0))


def _release(plan: Plan, scope: Scope, ages: tuple[int, ...], hidden: str = "") -> ProtectedRelease:
    """Return what a quarter showed of the people met; of those who answered, nothing."""
    gone = {_ANSWERED, *(_ANSWERED.where("age", code) for code in "abcd")}
    gone |= {_MET.where("age", code) for code in hidden}
    return hidden_release(plan, _of_met(ages), scope, frozenset(gone), _SUPPRESSED)
