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

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Certificate:
    """`width`: at least that many units from end to end of every interval.

    `weakest` names the population whose tables leave least room, `distance` how far its figures are
    from those of a possible population; it is empty where nothing is published.
    """

    width: int
    weakest: str
    distance: float


def certify(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> int:
    """Return the width that every interval has at least; 0 where nothing can be promised."""
    return certificate(plan, figures, base).width


def certificate(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> Certificate:
    """Return the guarantee, with the populations where it is the weakest."""
    distances = {
        universe.name: distance(universe, figures) for universe in universes(plan, figures)
    }
    weakest = max(distances, key=lambda name: distances[name], default="")
    farthest = distances.get(weakest, 0.0)
    room = base - 1 - farthest
    return Certificate(max(0, math.floor(room + _TOLERANCE)), weakest, farthest)


def distance(universe: Universe, figures: Mapping[Count, int]) -> float:
    """Return how far the published figures are, at worst, from the nearest possible population.

    Infinite where no population at all obeys the rules.
    """
    table = JointTable(universe, first=1)
    programme = Programme(table.columns)
    table.hold_together(programme)
    for count, event in universe.events.items():
        if count in figures:
            units = table.units(event)
            programme.add(figures[count], {0: 1.0, **units}, math.inf)
            programme.add(-math.inf, {0: -1.0, **units}, figures[count])
    optimum = LinearSolver(programme).least({0: 1.0})
    return math.inf if optimum is None else optimum.value
