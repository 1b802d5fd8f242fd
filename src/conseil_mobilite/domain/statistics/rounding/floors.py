"""Which groups are too small to be shown, decided on rounded figures only.

Since nothing but rounded figures decides, what is gathered or dropped tells no more about anybody
than the rounded figures themselves, which already tell nothing.
"""

from collections.abc import Collection, Iterator, Mapping

from conseil_mobilite.domain.statistics.definitions.dimension import Partition
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.publication_floors import (
    Gathering,
    gathered_values,
)

Figures = Mapping[Count, int]
Groups = Mapping[tuple[str, str], tuple[str, ...]]
"""The values gathered, by population and partition."""


def gatherings(plan: Plan, figures: Figures) -> frozenset[Gathering]:
    """Return what must be gathered so that every shown group reaches the floor of the plan."""
    return frozenset(
        Gathering(population, partition.code, gathered)
        for population, partition in counted_partitions(plan)
        if (gathered := gathered_values(sizes_of(population, partition, figures), plan.floor))
    )


def groups_of(gathered: Collection[Gathering]) -> Groups:
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


def sizes_of(population: str, partition: Partition, figures: Figures) -> dict[str, int]:
    total = Count(population)
    return {code: figures[total.where(partition.code, code)] for code in partition.codes}
