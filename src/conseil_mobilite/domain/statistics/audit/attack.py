"""The attack itself: the least and the most that each count can be, by linear programmes.

Everything that is published is taken at once, over all dimensions together: a count that no single
table tells may follow from several. Nothing here trusts the way in which figures were protected.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.linear_solver import (
    LinearSolver,
    Optimum,
    Programme,
    Terms,
)
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.unknowns import JointTable
from conseil_mobilite.domain.statistics.exact.figures import Count

Knowledge = Mapping[Count, tuple[int, int]]
"""The least and the most that each count may be, as a file tells it."""

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Interval:
    """What can be deduced of a count: from `low` to `high`, both possible."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


class ContradictionError(Exception):
    """No population at all agrees with the figures and the rules held for true."""


class Attack:
    """All that is known of a universe, ready to be asked for one sum of counts after another."""

    def __init__(self, universe: Universe, knowledge: Knowledge) -> None:
        self._table = JointTable(universe)
        self._units = {count: self._table.units(event) for count, event in universe.events.items()}
        programme = Programme(self._table.columns)
        self._table.hold_together(programme)
        for count, units in self._units.items():
            if count in knowledge:
                low, high = knowledge[count]
                programme.add(low, units, high)
        self._solver = LinearSolver(programme)
        self._last: list[Sequence[float]] = []

    @property
    def unknowns(self) -> int:
        """Return how many unknowns each question is answered over: what it costs."""
        return self._table.columns

    def interval(self, count: Count) -> Interval:
        """Return the least and the most of a count: two programmes."""
        units = self._units[count]
        low = self._optimum(units).value
        high = -self._optimum(dict.fromkeys(units, -1.0)).value
        return Interval(math.ceil(low - _TOLERANCE), math.floor(high + _TOLERANCE))

    def difference(self, whole: Count, part: Count) -> Interval:
        """Return the least and the most of the units of `whole` that are not of `part`."""
        units = dict(self._units[whole])
        for column, amount in self._units[part].items():
            units[column] = units.get(column, 0.0) - amount
        low = self._optimum(units).value
        high = -self._optimum({column: -amount for column, amount in units.items()}).value
        return Interval(math.ceil(low - _TOLERANCE), math.floor(high + _TOLERANCE))

    def narrow(self, asked: Iterable[Count], required: int) -> Iterator[tuple[Count, Interval]]:
        """Give the counts known within less than `required`.

        Each answer is a possible population: a count that differs enough between two of them need
        not be asked for.
        """
        met: dict[Count, tuple[float, float]] = {}
        left = list(asked)
        while left:
            count = left.pop(0)
            found = self.interval(count)
            if found.width < required:
                yield count, found
            left = [each for each in left if self._spread(each, met) < required]

    def _spread(self, count: Count, met: dict[Count, tuple[float, float]]) -> float:
        """Return how far apart the values of a count are in the populations met so far."""
        values = [sum(point[column] for column in self._units[count]) for point in self._last]
        low, high = met.get(count, (math.inf, -math.inf))
        met[count] = low, high = min(low, *values), max(high, *values)
        return high - low + _TOLERANCE

    def _optimum(self, costs: Terms) -> Optimum:
        found = self._solver.least(costs)
        if found is None:
            raise ContradictionError
        self._last = [*self._last[-1:], found.point]
        return found
