"""How far above published figures, at best, a possible population has to go, and why."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from conseil_mobilite.domain.statistics.audit.linear_solver import (
    LinearSolver,
    Optimum,
    Programme,
    Terms,
)
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.unknowns import JointTable
from conseil_mobilite.domain.statistics.exact.figures import Count

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of the counts: published figures, and how high some hidden ones may be.

    `ceilings` give a hidden count the most that it may have been rounded to. `base` is that of the
    rounding. `least`: how many there are at least of some hidden counts.
    """

    figures: Mapping[Count, int]
    ceilings: Mapping[Count, int]
    base: int = 5
    least: Mapping[Count, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Excess:
    """How far above the figures of a universe, at best, a possible population has to go.

    `weights` tell why: whatever the figures of the universe, the sum of each times its weight, plus
    `constant`, is at most their excess. Infinite, and without weights, where no population obeys
    the rules. `crowded`: the hidden counts whose ceiling is a part of the reason.
    """

    universe: str
    value: float
    weights: Mapping[Count, float]
    constant: float
    crowded: frozenset[Count] = frozenset()


@dataclass(frozen=True, slots=True)
class _Limit:
    """A row of the programme: the least or the most of a count."""

    row: int
    count: Count
    limit: int


class Gauge:
    """One universe, measured by one linear programme over the joint table of all its dimensions."""

    def __init__(self, universe: Universe, known: Known) -> None:
        self._name = universe.name
        self._full = 0
        self._known = known
        self._limits: list[_Limit] = []
        self._room: dict[Count, _Limit] = {}
        self._most: dict[Count, _Limit] = {}
        table = JointTable(universe, first=1)
        self._programme = Programme(table.columns)
        table.hold_together(self._programme)
        for count, event in universe.events.items():
            self._write(count, table.units(event))
        self._solver = LinearSolver(self._programme)

    def excess(self, full: Collection[Count] = ()) -> Excess:
        """Measure where nobody is added to the `full` hidden counts, which may reach their most."""
        if len(full) != self._full:
            self._solver.restart()
        self._full = len(full)
        for count, limit in self._room.items():
            self._solver.limit(limit.row, math.inf if count in full else limit.limit)
        for count, limit in self._most.items():
            self._solver.limit(limit.row, limit.limit if count in full else math.inf)
        optimum = self._solver.least({0: 1.0})
        if optimum is None:
            return Excess(self._name, math.inf, {}, 0.0)
        return self._explained(optimum)

    def _write(self, count: Count, units: Terms) -> None:
        """Write that a count is not a base below its figure, and at most the excess above."""
        known, away = self._known, self._known.base - 1
        above = {0: -1.0, **units}
        if count in known.figures:
            figure = known.figures[count]
            self._add(count, figure - away, (figure - away, units, math.inf))
            self._add(count, figure, (-math.inf, above, figure))
        elif count in known.ceilings:
            ceiling = known.ceilings[count]
            self._room[count] = self._add(count, ceiling, (-math.inf, above, ceiling))
            self._most[count] = self._add(count, ceiling + away, (-math.inf, units, math.inf))
        elif count in known.least:
            self._add(count, known.least[count], (known.least[count], units, math.inf))

    def _add(self, count: Count, limit: int, row: tuple[float, Terms, float]) -> _Limit:
        self._limits.append(_Limit(self._programme.rows, count, limit))
        self._programme.add(*row)
        return self._limits[-1]

    def _explained(self, optimum: Optimum) -> Excess:
        """Add up what each row costs: by duality the excess, and for other figures no more."""
        weights: dict[Count, float] = {}
        constant = 0.0
        for each in self._limits:
            price = round(optimum.prices[each.row], 9)
            constant += price * (each.limit - self._known.figures.get(each.count, 0))
            weights[each.count] = weights.get(each.count, 0.0) + price
        told = {count: weight for count, weight in weights.items() if abs(weight) > TOLERANCE}
        return Excess(
            self._name,
            optimum.value,
            {count: weight for count, weight in told.items() if count in self._known.figures},
            constant,
            frozenset(told.keys() & self._known.ceilings.keys() - self._known.figures.keys()),
        )
