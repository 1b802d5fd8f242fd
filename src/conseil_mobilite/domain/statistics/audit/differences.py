"""The units of a population outside of one that is part of it: a group that no table names.

Where both are shown, the difference is known as exactly as they are: it has to be protected like
any other count.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.exact.figures import Count


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """The units of `whole` that are not of `part`, both under the same condition."""

    whole: Count
    part: Count

    def where(self, partition: str, *values: str) -> "Difference":
        """Return those of these units that have one of the values too."""
        return Difference(self.whole.where(partition, *values), self.part.where(partition, *values))


Cell = Count | Difference
"""A number of units that somebody may ask for."""


def counts_of(cell: Cell) -> tuple[Count, ...]:
    """Return the counts that tell a cell: itself, or the two that it is the difference of."""
    return (cell.whole, cell.part) if isinstance(cell, Difference) else (cell,)


def spoken_of(plan: Plan) -> tuple[Count, ...]:
    """Return each count that the tables of a plan have a cell for, margins included, once."""
    found = (
        count
        for table in plan.tables
        for crossing in plan.crossings(table)
        for count in cells(table.population, crossing)
    )
    return tuple(dict.fromkeys(found))


def differences(
    lineages: Mapping[str, tuple[str, ...]], counts: Iterable[Count]
) -> Iterator[Difference]:
    """Give the difference of each population to those it is part of, where `counts` have both."""
    known = dict.fromkeys(counts)
    for count in known:
        for whole in lineages.get(count.population, ())[1:]:
            other = Count(whole, count.condition)
            if other in known:
                yield Difference(other, count)
