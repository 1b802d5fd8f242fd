"""How wide, at least, every interval is that somebody can deduce from published figures.

Each figure is within `base - 1` of the truth. If a population exists whose figures are all within
`s` of those published, then up to `base - 1 - s` units more of *any* profile still agree with them.
So every group, published or not, may hold anything from what it holds there to that many more: no
interval is narrower, no count is exact, and no group is provably all in one category. One linear
programme for each universe answers for all groups at once, over all dimensions together.

Assuming more rules of thumb can only shrink the choice of populations: the certificate is made
under all those that the figures respect, and holds for whoever assumes fewer.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.linear_solver import LinearSolver, Programme
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.audit.unknowns import JointTable
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the figures of a universe are, at worst, from the nearest possible population.

    `weights` tell why: whatever the figures of a universe, the sum of each times its weight is at
    most their distance. Infinite, and without weights, where no population obeys the rules.
    """

    universe: str
    value: float
    weights: Mapping[Count, float]


@dataclass(frozen=True, slots=True)
class Certificate:
    """`width`: at least that many units from end to end of every interval.

    `distances` of each universe of which something is published.
    """

    width: int
    distances: tuple[Distance, ...]

    @property
    def weakest(self) -> str:
        """Return the population whose tables leave least room; empty if nothing is published."""
        return max(self.distances, key=lambda each: each.value).universe if self.distances else ""


def certify(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> int:
    """Return the width that every interval has at least; 0 where nothing can be promised."""
    return certificate(plan, figures, base).width


def certificate(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> Certificate:
    """Return the guarantee, with what each universe leaves of it."""
    distances = tuple(distance(universe, figures) for universe in universes(plan, figures))
    farthest = max((each.value for each in distances), default=0.0)
    room = base - 1 - farthest
    return Certificate(max(0, math.floor(room + TOLERANCE)), distances)


def distance(universe: Universe, figures: Mapping[Count, int]) -> Distance:
    """Measure one universe by one linear programme over the joint table of all its dimensions."""
    table = JointTable(universe, first=1)
    programme = Programme(table.columns)
    table.hold_together(programme)
    first = programme.rows
    for count, event in universe.events.items():
        units = table.units(event)
        programme.add(figures[count], {0: 1.0, **units}, math.inf)
        programme.add(-math.inf, {0: -1.0, **units}, figures[count])
    optimum = LinearSolver(programme).least({0: 1.0})
    if optimum is None:
        return Distance(universe.name, math.inf, {})
    prices = optimum.prices[first:]
    weights = {
        count: weight
        for place, count in enumerate(universe.events)
        if abs(weight := round(prices[2 * place] + prices[2 * place + 1], 9)) > TOLERANCE
    }
    return Distance(universe.name, optimum.value, weights)
