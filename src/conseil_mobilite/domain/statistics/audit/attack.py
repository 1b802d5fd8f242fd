"""The attack itself: the least and the most that each count can be, by linear programmes.

Everything that is published is taken at once, over all dimensions together: a count that no single
table tells may follow from several. Nothing here trusts the way in which figures were protected.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.differences import Cell, Difference
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
_FEW = 3
"""So few questions are sooner asked one by one, and so few answers are not worth two programmes."""


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

    def interval(self, asked: Cell) -> Interval:
        """Return the least and the most of a count or difference: two programmes."""
        units = self._terms(asked)
        low = self._optimum(units).value
        high = -self._optimum({column: -factor for column, factor in units.items()}).value
        return _between(low, high)

    def narrow(self, asked: Iterable[Cell], required: int) -> Iterator[tuple[Cell, Interval]]:
        """Give what is known within less than `required`.

        Each answer is a possible population: what differs enough between two of them need not be
        asked for.
        """
        met: dict[Cell, tuple[float, float]] = {}
        left = self._spread_out(list(asked), required, met)
        while left:
            cell = left.pop(0)
            found = self.interval(cell)
            if found.width < required:
                yield cell, found
            left = [each for each in left if self._spread(each, met) < required]

    def _spread_out(
        self, left: list[Cell], required: int, met: dict[Cell, tuple[float, float]]
    ) -> list[Cell]:
        """Return what stays close while many are made as large, or as small, as they can together.

        All go the same way first; then those whose place has a same binary digit go one way and the
        others the other, so that any two part at least once.
        """
        idle = 0
        for digit in range(-1, len(left).bit_length()):
            for way in (1.0, -1.0):
                costs: dict[int, float] = {}
                for place, cell in enumerate(left):
                    sign = way if digit < 0 or place >> digit & 1 else -way
                    for column, factor in self._terms(cell).items():
                        costs[column] = costs.get(column, 0.0) + sign * factor
                self._optimum(costs)
                before = len(left)
                left = [each for each in left if self._spread(each, met) < required]
                idle = idle + 1 if before - len(left) < _FEW else 0
                if idle > 1 or len(left) <= _FEW:
                    return left
        return left

    def _terms(self, asked: Cell) -> Terms:
        if not isinstance(asked, Difference):
            return self._units[asked]
        terms = dict(self._units[asked.whole])
        for column, factor in self._units[asked.part].items():
            terms[column] = terms.get(column, 0.0) - factor
        return terms

    def _spread(self, cell: Cell, met: dict[Cell, tuple[float, float]]) -> int:
        """Return how far apart the values of a cell are in the populations met so far."""
        terms = self._terms(cell)
        values = [sum(factor * point[c] for c, factor in terms.items()) for point in self._last]
        low, high = met.get(cell, (math.inf, -math.inf))
        met[cell] = low, high = min(low, *values), max(high, *values)
        return _between(low, high).width

    def _optimum(self, costs: Terms) -> Optimum:
        found = self._solver.least(costs)
        if found is None:
            raise ContradictionError
        self._last = [*self._last[-1:], found.point]
        return found


def _between(low: float, high: float) -> Interval:
    return Interval(math.ceil(low - _TOLERANCE), math.floor(high + _TOLERANCE))
