"""The figures that the definitions draw from exact counts: a count, a share, a median, a sum."""

from dataclasses import dataclass
from decimal import Decimal

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import NO, YES, Dimension
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading, Unit
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Count,
    ExactFigures,
    Quantity,
)

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One exact figure. `value` is None where nothing was there to be measured or shared.

    `behind` names the units that it counts, of `counted`, hence the files behind it. A share, and
    a count that is a part of a whole, tell both `part` and `whole`; a median, a mean or a sum tells
    as `whole` how many units it is drawn from, and no part.
    """

    value: Decimal | None
    unit: Unit
    behind: Count
    counted: Unit
    part: int | None = None
    whole: int | None = None

    @property
    def share(self) -> Decimal | None:
        """Return the part in percent of the whole."""
        if self.part is None or not self.whole:
            return None
        return Decimal(_PERCENT * self.part) / self.whole

    @property
    def is_nothing(self) -> bool:
        """Say whether nobody is behind it: no unit counted, measured, or to be shared."""
        drawn = self.part is None and self.whole is not None
        return not (self.whole if drawn or self.unit is Unit.PERCENT else self.value)


@dataclass(frozen=True, slots=True)
class FigureReader:
    """Reads exact figures as the definitions say."""

    definitions: Definitions
    exact: ExactFigures

    def figure(self, reading: Reading, condition: Condition = ()) -> Figure:
        """Return what a reading says of all its units, or of those that meet a condition.

        A count crossed with yes and no (« absente à un rendez-vous ») is the count of yes.
        """
        if reading.protection.is_quantity:
            return self._measured(reading, condition)
        if reading.share is not None:
            return self._share(reading, condition)
        whole = Count(reading.population, condition)
        if not self.says_yes_or_no(reading):
            return self._figure(reading, whole)
        yes = Count(reading.population, ((reading.crossed, (YES,)), *condition))
        return self._figure(reading, yes, self.count(yes), self.count(whole))

    def part(self, reading: Reading, count: Count) -> Figure:
        """Return a count of the population of a reading, as a part of all of it."""
        counted = self._counted(reading)
        found, whole = self.count(count), self.count(Count(reading.population))
        return Figure(Decimal(found), counted, count, counted, found, whole)

    def count(self, count: Count) -> int:
        """Find a count, whatever the order in which its conditions are named; zero if unknown."""
        turned = Count(count.population, tuple(reversed(count.condition)))
        return self.exact.counts.get(count, self.exact.counts.get(turned, 0))

    def says_yes_or_no(self, reading: Reading) -> bool:
        """Say whether a count is crossed with yes and no: those of whom something is true."""
        crossed = self.definitions.dimensions.get(reading.crossed)
        return crossed is not None and _is_yes_or_no(crossed)

    def _figure(
        self, reading: Reading, count: Count, part: int | None = None, whole: int | None = None
    ) -> Figure:
        value = Decimal(self.count(count))
        return Figure(value, reading.unit, count, self._counted(reading), part, whole)

    def _measured(self, reading: Reading, condition: Condition) -> Figure:
        name = Quantity(reading.quantity, condition)
        found = self.exact.quantities.get(name, NOTHING_MEASURED)
        values = {
            Protection.MEDIAN: found.median,
            Protection.MEAN: found.mean,
            Protection.SUM: found.total,
        }
        behind = Count(reading.population, condition)
        value, counted = values[reading.protection], self._counted(reading)
        return Figure(value, reading.unit, behind, counted, whole=found.units)

    def _share(self, reading: Reading, condition: Condition) -> Figure:
        share, population = reading.share, reading.population
        assert share is not None
        behind = Count(population, ((share.partition, share.values), *condition))
        part = self._sum(population, share.partition, share.values, condition)
        whole = (
            self._sum(population, share.partition, share.among, condition)
            if share.among
            else self.count(Count(population, condition))
        )
        value = Decimal(_PERCENT * part) / whole if whole else None
        return Figure(value, reading.unit, behind, self._counted(reading), part, whole)

    def _sum(
        self, population: str, partition: str, values: tuple[str, ...], condition: Condition
    ) -> int:
        return sum(
            self.count(Count(population, ((partition, (value,)), *condition))) for value in values
        )

    def _counted(self, reading: Reading) -> Unit:
        return self.definitions.populations[reading.population].unit


def _is_yes_or_no(dimension: Dimension) -> bool:
    return tuple(value.code for value in dimension.items) == (YES, NO)
