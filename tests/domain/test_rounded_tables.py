from itertools import product

import pytest
from tests.disclosure_attack.populations import AGES, SEXES, population
from tests.disclosure_attack.releases import secret

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally
from conseil_mobilite.domain.statistics.rounding.linked_tables import linked_programme
from conseil_mobilite.domain.statistics.rounding.publication_floors import gatherings
from conseil_mobilite.domain.statistics.rounding.rounded_tables import (
    Draw,
    RoundedTables,
    round_tables,
)
from conseil_mobilite.domain.statistics.rounding.rounding_programme import holds
from conseil_mobilite.domain.statistics.rounding.rounding_targets import period_seed
from conseil_mobilite.store.reference.statistics_reference import tables_plan

SMALL = (1, 2)


def rounded(tallies: Tallies, seed: int, node_limit: int = 20_000) -> RoundedTables:
    draw = Draw(period_seed(secret(seed), "plan-1", "HDF-07", ("start", "end")), node_limit)
    found = round_tables(tables_plan(), tallies, draw, {})
    assert found is not None
    return found


def people(cells: list[int]) -> list[UnitRecord]:
    """Return so many persons in each cell of age by sex, a third of them jobseekers."""
    return [
        UnitRecord({"age": age, "sexe": sex, "public": publics}, weight)
        for (age, sex), amount in zip(product(AGES, SEXES), cells, strict=True)
        for publics, weight in (
            (frozenset({"demandeur_emploi"}), amount // 3),
            (frozenset[str](), amount - amount // 3),
        )
    ]


@pytest.mark.parametrize("size", [60, 200, 600, 2_000])
def test_small_counts_are_pulled_neither_down_nor_up(size: int) -> None:
    # given ten bases of this size
    errors, nearest = [], []
    for seed in range(1, 11):
        tallies = population(size, seed).counts(tables_plan())
        # when their tables are rounded
        figures = rounded(tallies, seed).figures
        small = [count for count in figures if tallies.get(count) in SMALL]
        errors += [figures[count] - tallies[count] for count in small]
        nearest += [0 - tallies[count] for count in small]
    # then the counts 1 and 2 are right on average, which nearest rounding is far from
    assert abs(sum(errors) / len(errors)) <= 0.5
    assert sum(nearest) / len(nearest) < -1.3


def test_little_search_gives_a_rounding_that_is_as_safe() -> None:
    tallies = population(200, 1).counts(tables_plan())
    found = rounded(tallies, 1, node_limit=1)
    rules = linked_programme(tables_plan(), tallies, found.gathered, {})
    assert holds(rules, found.figures)


@pytest.mark.parametrize("size", [30, 45, 60, 80, 100, 130])
def test_small_bases_are_rounded_whole_with_the_groups_they_call_for(size: int) -> None:
    for seed in range(8):
        tallies = population(size, seed).counts(tables_plan())
        found = rounded(tallies, seed)
        assert gatherings(tables_plan(), found.figures) == found.gathered
        assert holds(linked_programme(tables_plan(), tallies, found.gathered, {}), found.figures)


def test_groups_that_keep_changing_are_settled_by_another_draw() -> None:
    """Three ages of 12 for a floor of 15: each rounding calls for other groups than the last."""
    cells = [0, 5, 7, 6, 0, 6, 9, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 2, 0]
    tallies = tally(tables_plan(), {"I-06": people(cells), "I-05": people(cells)})
    for seed in range(10):
        found = rounded(tallies, seed)
        assert gatherings(tables_plan(), found.figures) == found.gathered


def test_a_senior_is_somebody_over_fifty_once_rounded_too() -> None:
    """Both say the same of the people: rounded apart, they would bound each other."""
    for seed in range(5):
        tallies = population(200, seed).counts(tables_plan())
        figures = rounded(tallies, seed).figures
        for indicator in ("I-05", "I-06"):
            over_fifty = [Count(indicator, (("age", (band,)),)) for band in ("50_59", "60_plus")]
            seniors = Count(indicator, (("public:senior", ("oui",)),))
            assert sum(figures[count] for count in over_fifty) == figures[seniors]


def test_long_term_jobseekers_are_not_shown_above_jobseekers() -> None:
    for seed in range(5):
        figures = rounded(population(200, seed).counts(tables_plan()), seed).figures
        deld, detld, jobseekers = (
            figures[Count("I-06", ((f"public:{code}", ("oui",)),))]
            for code in ("deld", "detld", "demandeur_emploi")
        )
        assert deld + detld <= jobseekers
