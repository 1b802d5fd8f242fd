"""Which counts are hidden: those that are too small, then those that would give them away."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.exact.figures import Count

Counts = Mapping[Count, int]
Hidden = frozenset[Count]


def simple_plan(plan: Plan) -> Plan:
    """Return the plan without the crossed tables: exact, they would leave too much to hide."""
    return replace(plan, tables=tuple(t for t in plan.tables if len(t.dimensions) <= 1))


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The values of one partition, in one population: they add up to its total."""

    total: Count
    partition: Partition

    @property
    def parts(self) -> tuple[Count, ...]:
        return tuple(self.total.where(self.partition.code, code) for code in self.partition.codes)


def breakdowns(plan: Plan) -> tuple[Breakdown, ...]:
    """Return each breakdown that the simple tables of a plan show, once."""
    found = (
        Breakdown(Count(table.population), partition)
        for table in plan.tables
        for crossing in plan.crossings(table)
        for partition in crossing
    )
    return tuple(dict.fromkeys(found))


def too_small(plan: Plan, counts: Counts, threshold: int) -> Hidden:
    """Return the counts under the threshold; « nobody » may be told, except in sensitive matters.

    A population whose total is under the threshold, even nought, is hidden altogether; and all of
    them in a period of so few people: what covers no commune or no partner would say it.
    """
    hidden = {
        part
        for each in breakdowns(plan)
        for part in each.parts
        if counts[part] < threshold and (counts[part] or is_sensitive(plan.definitions, part))
    }
    few = counts.get(Count(plan.persons), threshold) < threshold
    for code in dict.fromkeys(table.population for table in plan.tables):
        if few or counts[Count(code)] < threshold:
            hidden |= everything_of(plan, code)
    return frozenset(hidden)


def everything_of(plan: Plan, population: str) -> Hidden:
    """Return all counts of a population, its total included."""
    return frozenset(
        count
        for table in plan.tables
        if table.population == population
        for crossing in plan.crossings(table)
        for count in cells(population, crossing)
    )


def is_sensitive(definitions: Definitions, count: Count) -> bool:
    """Say whether a count is about health, family, money: where even « nobody » tells something."""
    return any(
        item in definitions.dimensions[dimension].sensitive for dimension, item in _items(count)
    )


def _items(count: Count) -> Iterator[tuple[str, str]]:
    for code, values in count.condition:
        dimension, _, item = code.partition(":")
        yield from ((dimension, item or value) for value in values)


def outsiders(plan: Plan, counts: Counts, threshold: int) -> tuple[tuple[Count, Count], ...]:
    """Return each count of a population beside that of a part of it, where few are left outside.

    Whoever reads both exact does the subtraction: the assessments without an answer, by sex.
    """
    populations = plan.definitions.populations
    found = []
    for part in dict.fromkeys(count for each in breakdowns(plan) for count in _all(each)):
        parent = populations[part.population].part_of
        while parent:
            whole = Count(parent, part.condition)
            if whole in counts and 0 < counts[whole] - counts[part] < threshold:
                found.append((whole, part))
            parent = populations[parent].part_of
    return tuple(found)


def _all(breakdown: Breakdown) -> tuple[Count, ...]:
    return breakdown.total, *breakdown.parts


def with_all_of(plan: Plan, hidden: Iterable[Count]) -> Hidden:
    """Hide everything of a population of which the total is hidden."""
    found = frozenset(hidden)
    totals = {count.population for count in found if not count.condition}
    return found.union(*(everything_of(plan, population) for population in sorted(totals)))


def completed(plan: Plan, counts: Counts, hidden: Collection[Count], threshold: int) -> Hidden:
    """Hide more, so that no hidden count is what its total leaves.

    In each breakdown whose total is shown, at least two counts are hidden or none, and those hidden
    reach the threshold together.
    """
    found = set(hidden)
    for each in breakdowns(plan):
        if each.total not in found:
            found |= _completed_in(each, counts, found, threshold)
    return frozenset(found)


def _completed_in(
    breakdown: Breakdown, counts: Counts, hidden: Collection[Count], threshold: int
) -> set[Count]:
    inside = [part for part in breakdown.parts if part in hidden]
    shown = next_to_hide(counts, (part for part in breakdown.parts if part not in hidden))
    while inside and shown and not _enough(inside, counts, threshold):
        inside.append(shown.pop(0))
    return set(inside)


def _enough(hidden: Collection[Count], counts: Counts, threshold: int) -> bool:
    return len(hidden) > 1 and sum(counts[count] for count in hidden) >= threshold


def next_to_hide(counts: Counts, shown: Iterable[Count]) -> list[Count]:
    """Put first what costs the reader least: the smallest count, those of nobody last."""
    return sorted(shown, key=lambda count: (counts[count] == 0, counts[count], count))
