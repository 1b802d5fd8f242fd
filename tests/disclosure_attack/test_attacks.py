from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure_attack.attack import Fact, World, attack
from tests.disclosure_attack.populations import AGES, SEXES, population
from tests.disclosure_attack.readings import (
    Reading,
    read_figures,
    read_nearest,
    read_suppressed,
)
from tests.disclosure_attack.releases import (
    Scores,
    as_received,
    attacked,
    readings_of,
    released,
    secret,
)

from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.domain.statistics.rounding.rounded_tables import Draw, round_tables
from conseil_mobilite.domain.statistics.rounding.rounding_targets import period_seed
from conseil_mobilite.store.reference.statistics_reference import tables_plan

SIZES = (60, 200, 600, 2_000)
SEEDS = (1, 2)
WORLDS = (("jeune", "senior"), ("demandeur_emploi", "deld", "detld"), ("rsa", "ass"))


def counts(size: int, seed: int) -> Tallies:
    return population(size, seed).counts(tables_plan())


def test_the_attacker_finds_what_a_margin_gives_away() -> None:
    # given a table of four cells, of which the margins and three cells are known
    women, men = (("sex", frozenset({"F"})),), (("sex", frozenset({"H"})),)
    world = World({"sex": ("F", "H"), "age": ("young", "old")})
    facts = [Fact((), 20, 20), Fact(women, 17, 17)]
    # when the attacker does the algebra
    found = attack(world, facts, [men])
    # then the cell that nobody published is exact
    assert found.intervals[men] == (3, 3)
    assert found.exact_small == [men]


def test_the_attacker_finds_a_group_that_is_all_in_one_category() -> None:
    young_men = (("age", frozenset({"young"})), ("sex", frozenset({"H"})))
    women = (("sex", frozenset({"F"})),)
    world = World({"sex": ("F", "H"), "age": ("young", "old")})
    old_women = (*women, ("age", frozenset({"old"})))
    found = attack(world, [Fact(women, 7, 9), Fact(old_women, 0, 0)], [women, young_men])
    assert found.one_category == ((women, "age", "young"),)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_count_of_the_package_is_found_out(size: int, seed: int) -> None:
    # given the package of a quarter, as it is received
    package = as_received(released(counts(size, seed), secret(seed)))
    # when all its linked tables are attacked together
    scores = attacked(readings_of(package), WORLDS)
    # then no small count is exact, no interval narrow, no group all in one category
    assert scores.targets > 0
    assert (scores.exact_small, scores.narrow, scores.one_category) == (0, 0, 0)
    assert scores.narrowest >= 3


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(0, 12), min_size=21, max_size=21), st.integers(0, 2**32))
def test_no_table_of_small_counts_is_found_out(cells: list[int], key: int) -> None:
    everybody = [
        UnitRecord({"age": age, "sexe": sex, "public": frozenset()}, amount)
        for (age, sex), amount in zip(product(AGES, SEXES), cells, strict=True)
        if amount
    ]
    tallies = tally(tables_plan(), {"I-05": everybody, "I-06": everybody})
    scores = attacked(readings_of(as_received(released(tallies, secret(key)))), [()])
    assert (scores.exact_small, scores.narrow, scores.one_category) == (0, 0, 0)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_hidden_after_rounding_protected_nobody(size: int) -> None:
    """Small groups are hidden for the eye: the rounded figures alone resist the same attack."""
    plan, tallies = tables_plan(), counts(size, 3)
    draw = Draw(period_seed(secret(3), plan.code, "HDF-07", ("2026-07-01", "2026-09-30")))
    rounded = round_tables(plan, tallies, draw, {})
    assert rounded is not None
    readings = {code: read_figures(rounded.figures, plan.base, code) for code in plan.indicators}
    scores = attacked(readings, WORLDS)
    assert (scores.exact_small, scores.narrow, scores.one_category) == (0, 0, 0)


def test_the_attacker_who_knows_that_people_are_whole_finds_no_more() -> None:
    package = as_received(released(counts(200, 4), secret(4)))
    scores = attacked(readings_of(package), WORLDS[:1], whole=True)
    assert (scores.exact_small, scores.narrow, scores.one_category) == (0, 0, 0)


@pytest.mark.parametrize("size", SIZES[:3])
def test_the_same_attack_breaks_each_cell_rounded_alone_to_the_nearest(size: int) -> None:
    scores = weak(read_nearest, counts(size, 1))
    assert scores.narrow > 0


@pytest.mark.parametrize("size", SIZES)
def test_the_same_attack_breaks_suppression_without_complement(size: int) -> None:
    scores = weak(read_suppressed, counts(size, 1))
    assert scores.exact_small > 0


def weak(read: Callable[[Tallies, str], Reading], tallies: Tallies) -> Scores:
    return attacked({code: read(tallies, code) for code in ("I-05", "I-06")}, WORLDS)
