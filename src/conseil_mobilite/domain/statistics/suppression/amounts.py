"""What a median, a mean or a sum tells of how many people bring it.

One that is shown rests on eleven people at least, one withheld for being few on ten at most. Where
the population that it is of, or one that contains it, is broken down in the same way, that may be
too much beside an exact count.
"""

from collections.abc import Iterator, Mapping

from conseil_mobilite.domain.statistics.definitions.dimension import DimensionKind
from conseil_mobilite.domain.statistics.definitions.indicator import Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures, Quantity
from conseil_mobilite.domain.statistics.release.quantity_rows import FEWEST_PERSONS
from conseil_mobilite.domain.statistics.suppression.hiding import (
    Hidden,
    partitions_of,
    populations_of,
)

Lineages = Mapping[str, tuple[str, ...]]
_PLENTY = 10**6


class Amounts:
    """The amounts of one plan that say something of a count that the tables do not show."""

    def __init__(self, plan: Plan, exact: ExactFigures, lineages: Lineages) -> None:
        self._plan, self._exact, self._lineages = plan, exact, lineages
        self._shown = frozenset(populations_of(plan))
        self._many = dict(self._found())

    def told(self, hidden: Hidden) -> Mapping[Count, tuple[int, int]]:
        """Return between what the units of each amount are, by what its row says; none is exact."""
        return {
            count: (FEWEST_PERSONS, most) if many else (0, min(most, FEWEST_PERSONS - 1))
            for count, many in self._many.items()
            if (most := self._most(count, hidden)) >= (FEWEST_PERSONS if many else 0)
        }

    def _found(self) -> Iterator[tuple[Count, bool]]:
        for _, reading in self._plan.quantities:
            if not self._shown.isdisjoint(self._lineages[reading.population]):
                for count in self._places(reading):
                    measured = self._exact.quantities.get(
                        Quantity(reading.quantity, count.condition)
                    )
                    yield count, measured is not None and measured.persons >= FEWEST_PERSONS

    def _places(self, reading: Reading) -> Iterator[Count]:
        """Give the values of the partitions that a population containing it is broken down by."""
        above = self._lineages[reading.population][1:]
        held = {part.code for each in above for part in partitions_of(self._plan, each)}
        for dimension in (self._plan.definitions.dimensions[code] for code in reading.by):
            if dimension.kind is DimensionKind.PARTITION and dimension.code in held:
                for value in dimension.partitions[0].codes:
                    yield Count(reading.population).where(dimension.code, value)

    def _most(self, count: Count, hidden: Hidden) -> int:
        """Return the smallest count shown around an amount; -1 where its row says nothing."""
        chain = self._lineages[count.population]
        around = [Count(count.population), *(Count(each, count.condition) for each in chain)]
        if any(each in hidden for each in around):
            return -1
        return min(self._exact.counts.get(each, _PLENTY) for each in around)
