"""Which groups are too small to be shown, decided on rounded figures only.

Since nothing but rounded figures decides, what is gathered or dropped tells for sure that some
value of a group, had it been shown, would be under the floor, and not which. Whoever believes it of
each of them is right where it is truly under the floor, were it taken only to keep a smaller one
company: a release must resist him too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

FEWEST_GATHERED = 2
Figures = Mapping[Count, int]
Groups = Mapping[tuple[str, str], tuple[str, ...]]
"""The values gathered, by population and partition; all of them where it is not shown."""


@dataclass(frozen=True, slots=True, order=True)
class Gathering:
    """The values of a partition that one population shows together."""

    population: str
    partition: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """The groups found so far. `settled`: the margins were looked at once, at least."""

    groups: Groups
    settled: bool


NOTHING_GATHERED = Gathered({}, settled=False)


def gathered_from(plan: Plan, figures: Figures, before: Gathered) -> Gathered:
    """Gather, besides what is already, each value shown alone under the floor of the plan.

    A group of one value, or under the floor, takes the next smallest; a partition of which nothing
    would be left alone is not shown.
    """
    groups: dict[tuple[str, str], tuple[str, ...]] = {}
    for population, partition in counted_partitions(plan):
        held = before.groups.get((population, partition.code), ())
        sizes = _sizes(population, partition, figures, held)
        few = [code for code, size in sizes.items() if size < plan.floor]
        together = figures.get(Count(population).where(partition.code, *held), 0) if held else 0
        group = _grown(sizes, few, together, plan.floor, with_others=bool(held))
        if held or group:
            taken = {*held, *group}
            groups[population, partition.code] = tuple(c for c in partition.codes if c in taken)
    return Gathered(groups, settled=True)


def is_gathered(plan: Plan, groups: Groups, population: str, partition: str, value: str) -> bool:
    """Say whether a population, or one that it is part of, hides that value."""
    code = population
    while code and value not in groups.get((code, partition), ()):
        code = plan.definitions.populations[code].part_of
    return bool(code)


def truly_small(plan: Plan, groups: Groups, counts: Figures) -> tuple[Count, ...]:
    """Return the gathered values of which there are fewer than the floor, whatever was rounded."""
    gathered = (
        Count(population).where(partition, code)
        for (population, partition), codes in groups.items()
        for code in codes
    )
    return tuple(count for count in gathered if counts[count] < plan.floor)


def groups_of(gathered: frozenset[Gathering] | tuple[Gathering, ...]) -> Groups:
    return {(group.population, group.partition): group.values for group in gathered}


def counted_partitions(plan: Plan) -> Iterator[tuple[str, Partition]]:
    """Give each partition that the tables of the plan count, once for each population."""
    seen: set[tuple[str, str]] = set()
    for table in plan.tables:
        for crossing in plan.crossings(table):
            for partition in crossing:
                name = table.population, partition.code
                if name not in seen:
                    seen.add(name)
                    yield table.population, partition


def _sizes(
    population: str, partition: Partition, figures: Figures, held: tuple[str, ...]
) -> dict[str, int]:
    """Return the figures of the values shown alone; none where the partition is not shown."""
    if len(held) == len(partition.codes):
        return {}
    total = Count(population)
    return {
        code: figures[total.where(partition.code, code)]
        for code in partition.codes
        if code not in held
    }


def _grown(
    sizes: Mapping[str, int], few: list[str], together: int, floor: int, *, with_others: bool
) -> list[str]:
    """Return the values that join a group that adds up to `together`."""
    if not sizes or not (few or (with_others and together < floor)):
        return []
    smallest_first = sorted(sizes, key=lambda code: sizes[code])
    taken = max(len(few), 0 if with_others else FEWEST_GATHERED)
    while taken < len(sizes) and together + sum(sizes[c] for c in smallest_first[:taken]) < floor:
        taken += 1
    return smallest_first[:taken]
