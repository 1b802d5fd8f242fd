"""Read the counts of a release back from its cells, by their names."""

from collections.abc import Iterable, Mapping

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.release.protected_release import (
    OTHERS,
    TOTAL,
    ProtectedRelease,
    Reason,
)
from conseil_mobilite.domain.statistics.rounding.floors import Figures, Groups, groups_of


def published_counts(plan: Plan, release: ProtectedRelease) -> Figures:
    """Return the published counts: what stands under AUTRES is named by what it gathers.

    Rates, medians, means and sums are left out: their tables are not of the plan.
    """
    groups = groups_of(release.gathered)
    populations = {table.code: table.population for table in plan.tables}
    figures: dict[Count, int] = {}
    for cell in release.cells:
        population = populations.get(cell.table)
        if population is not None and cell.value is not None:
            figures[Count(population, _condition(population, cell.breakdown, groups))] = int(
                cell.value
            )
    return figures


def _condition(population: str, breakdown: Iterable[tuple[str, str]], groups: Groups) -> Condition:
    return tuple(
        (partition, groups[population, partition] if value == OTHERS else (value,))
        for partition, value in breakdown
        if value != TOTAL
    )


def totals_under_floor(plan: Plan, release: ProtectedRelease) -> tuple[Count, ...]:
    """Return the totals that the release withholds and says to be under the floor."""
    reasons = {why.reason for why in release.withheld}
    if Reason.FEW_PERSONS in reasons:
        return (Count(plan.persons),)
    lost = {why.table for why in release.withheld if why.reason is Reason.NO_TABLE}
    shown = {count.population for count in published_counts(plan, release)}
    kept = dict.fromkeys(table.population for table in plan.tables if table.code not in lost)
    return tuple(Count(population) for population in kept if population not in shown)


def values_alone(figures: Figures) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the values of each partition that the margins of a release show alone."""
    found: dict[tuple[str, str], set[str]] = {}
    for count in figures:
        if len(count.condition) == 1:
            (partition, values) = count.condition[0]
            if len(values) == 1:
                found.setdefault((count.population, partition), set()).add(values[0])
    return {name: frozenset(values) for name, values in found.items()}
