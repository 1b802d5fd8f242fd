"""The attack itself: the least and the most that each count can be, by linear programmes.

Everything that is published is taken at once, over all dimensions together: a count that no single
table tells may follow from several. Nothing here trusts the way in which figures were protected.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.linear_solver import LinearSolver, Programme
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

    @property
    def unknowns(self) -> int:
        """Return how many unknowns each question is answered over: what it costs."""
        return self._table.columns

    def interval(self, asked: Mapping[Count, int]) -> Interval:
        """Return the least and the most of a sum of counts, each with its coefficient."""
        terms: dict[int, float] = {}
        for count, times in asked.items():
            for column, one in self._units[count].items():
                terms[column] = terms.get(column, 0.0) + times * one
        low = self._solver.least(terms)
        high = self._solver.least({column: -value for column, value in terms.items()})
        if low is None or high is None:
            raise ContradictionError
        return Interval(math.ceil(low.value - _TOLERANCE), math.floor(-high.value + _TOLERANCE))
