"""The attack by cliques against the plain one, and the traps of the textbooks."""

from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.statistics.tiny_plans import persons, tiny_plan
from tests.domain.statistics.whole_cross_product import counted, interval, profiles

from conseil_mobilite.domain.statistics.audit.attack import Attack, ContradictionError, Interval
from conseil_mobilite.domain.statistics.audit.certificate import certificate, certify
from conseil_mobilite.domain.statistics.audit.excess import Known
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.exact.figures import Count

_FOUR = {"a": "01", "b": "01", "c": "012", "d": "01"}
_TINY = 1e-6


def _two_way(seed: int, tables: list[tuple[str, str]]) -> dict[Count, int]:
    """Count random people in some two-way tables, and in their margins."""
    random = Random(seed)  # noqa: S311 - no secret
    drawn = random.choices(profiles(_FOUR), k=random.randint(3, 40))
    names = [persons()]
    for one, other in tables:
        names += [persons(**{one: x}) for x in _FOUR[one]]
        names += [persons(**{one: x, other: y}) for x, y in product(_FOUR[one], _FOUR[other])]
    return {name: sum(counted(name, profile) for profile in drawn) for name in names}


_tables = st.lists(st.sampled_from(list(combinations("abcd", 2))), min_size=1, max_size=4)


@given(seed=st.integers(0, 10**6), tables=_tables)
@settings(max_examples=12, deadline=None)
def test_the_cliques_tell_what_the_whole_cross_product_tells(
    seed: int, tables: list[tuple[str, str]]
) -> None:
    counts = _two_way(seed, tables)
    known = {count: (max(0, n - 2), n + 2) for count, n in counts.items()}

    (universe,) = universes(tiny_plan(_FOUR), counts)
    attack = Attack(universe, known)

    for count in list(counts)[:6]:
        low, high = interval(profiles(_FOUR), known, count)
        found = attack.interval(count)
        assert found.low - 1 < low - _TINY <= found.low
        assert found.high <= high + _TINY < found.high + 1


@given(seed=st.integers(0, 10**6), tables=_tables)
@settings(max_examples=12, deadline=None)
def test_no_interval_is_narrower_than_what_is_certified(
    seed: int, tables: list[tuple[str, str]]
) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    true = _two_way(seed, tables)
    rounded = {count: 5 * (n // 5 + (random.random() < n % 5 / 5)) for count, n in true.items()}
    known = {count: (max(0, figure - 4), figure + 4) for count, figure in rounded.items()}

    width = certify(tiny_plan(_FOUR), rounded)

    everybody = profiles(_FOUR)
    regions = [*true, *(Count("persons", tuple((c, (v,)) for c, v in p)) for p in everybody[:6])]
    for region in regions:
        low, high = interval(everybody, known, region)
        assert high - low >= width - _TINY


@given(
    st.lists(st.integers(0, 16), min_size=8, max_size=8),
    st.lists(st.booleans(), min_size=7, max_size=7),
)
@settings(max_examples=15, deadline=None)
def test_nor_where_hidden_values_are_known_to_be_under_a_ceiling(
    people: list[int], up: list[bool]
) -> None:
    everybody = profiles({"a": "0123", "b": "01"})
    gathered = Count("persons", (("a", ("1", "2", "3")),))
    names = [persons(), persons(a="0"), gathered, persons(b="0"), persons(b="1")]
    names += [Count("persons", (*gathered.condition, ("b", (side,)))) for side in "01"]
    true = {
        name: sum(n for n, who in zip(people, everybody, strict=True) if counted(name, who))
        for name in (*names, *(persons(a=value) for value in "123"))
    }
    rounded = {
        count: 5 * (true[count] // 5 + (more and true[count] % 5 > 0))
        for count, more in zip(names, up, strict=True)
    }
    ceilings = {c: 10 for c in true if c not in rounded and true[c] < 15}
    known = {count: (max(0, figure - 4), figure + 4) for count, figure in rounded.items()}
    known |= dict.fromkeys(ceilings, (0, 14))

    width = certificate(tiny_plan({"a": "0123", "b": "01"}), Known(rounded, ceilings)).width

    for region in (*true, *(Count("persons", tuple((c, (v,)) for c, v in p)) for p in everybody)):
        low, high = interval(everybody, known, region)
        assert high - low >= width - _TINY


def test_a_total_minus_the_others_gives_a_hidden_count() -> None:
    counts = {persons(): 40, persons(age="a"): 25, persons(age="b"): 12}
    plan = tiny_plan({"age": "abc"})

    (universe,) = universes(plan, counts, [persons(age="c")])
    attack = Attack(universe, {count: (n, n) for count, n in counts.items()})

    assert attack.interval(persons(age="c")) == Interval(3, 3)


def test_two_way_tables_without_a_small_count_determine_the_three_way_table() -> None:
    """Each of the six crossed counts of ten leaves one way only to fill the eight groups."""
    dimensions = {"a": "01", "b": "01", "c": "01"}
    hidden = persons(a="0", b="0", c="0")
    pairs = [("a", "b"), ("b", "c"), ("a", "c")]
    people = {"011": 10, "101": 10, "110": 10, "000": 0}
    counts = {
        persons(**{one: x, other: y}): sum(
            n
            for who, n in people.items()
            if who["abc".index(one)] == x and who["abc".index(other)] == y
        )
        for one, other in pairs
        for x, y in product("01", "01")
    }
    assert min(n for n in counts.values() if n) == 10

    (universe,) = universes(tiny_plan(dimensions), counts, [hidden])
    attack = Attack(universe, {count: (n, n) for count, n in counts.items()})

    assert attack.interval(hidden) == Interval(0, 0)


def test_what_words_say_gives_a_hidden_count_away() -> None:
    link = LinkRule(("persons|age=old",), ("persons|public=senior",), exact=True)
    plan = tiny_plan({"age": ("young", "old"), "public": ("senior", "other")}, rules=(link,))
    hidden = persons(age="old")
    counts = {persons(): 30, persons(public="senior"): 4}

    (universe,) = universes(plan, counts, [hidden])
    attack = Attack(universe, {count: (n, n) for count, n in counts.items()})

    assert attack.interval(hidden) == Interval(4, 4)


def test_a_rule_over_many_breakdowns_is_told_step_by_step() -> None:
    """One of twelve things at least: nobody is left for whom all the others are wanting."""
    names = [f"thing{number}" for number in range(12)]
    whole = tuple(f"persons|{name}=yes" for name in names)
    plan = tiny_plan(
        dict.fromkeys(names, ("yes", "no")),
        rules=(LinkRule(whole, ("persons",), exact=False),),
    )
    counts = {persons(): 20, **{persons(**{name: "yes"}): 1 for name in names[1:]}}

    (universe,) = universes(plan, counts, [persons(thing0="yes")])
    attack = Attack(universe, {count: (n, n) for count, n in counts.items()})

    assert attack.interval(persons(thing0="yes")) == Interval(9, 20)


def test_figures_that_no_population_has_are_a_contradiction() -> None:
    counts = {persons(): 10, persons(age="a"): 11}

    (universe,) = universes(tiny_plan({"age": "ab"}), counts)
    attack = Attack(universe, {count: (n, n) for count, n in counts.items()})

    with pytest.raises(ContradictionError):
        attack.interval(persons(age="a"))
