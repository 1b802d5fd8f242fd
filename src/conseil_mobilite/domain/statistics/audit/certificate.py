"""How wide, at least, every interval is that somebody can deduce from published figures.

Each figure is within `base - 1` of the truth. If a population exists whose figures are none of them
more than `e` above those published, nor `base` below, then up to `base - 1 - e` units more of *any*
profile still agree with them. So every group, published or not, may hold anything from what it
holds there to that many more: no interval is narrower, no count is exact, and no group is provably
all in one category. One linear programme for each universe answers for all groups at once, over all
dimensions together.

Assuming more rules of thumb can only shrink the choice of populations: the certificate is made
under all those that the figures respect, and holds for whoever assumes fewer.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.linear_solver import LinearSolver, Optimum, Programme
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.audit.unknowns import JointTable
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of the counts: published figures, and how high some hidden ones may be.

    `ceilings` give a hidden count the most that it may have been rounded to. `base` is that of the
    rounding.
    """

    figures: Mapping[Count, int]
    ceilings: Mapping[Count, int]
    base: int = 5


@dataclass(frozen=True, slots=True)
class Excess:
    """How far above the figures of a universe, at best, a possible population has to go.

    `weights` tell why: whatever the figures of the universe, the sum of each times its weight, plus
    `constant`, is at most their excess. Infinite, and without weights, where no population obeys
    the rules.
    """

    universe: str
    value: float
    weights: Mapping[Count, float]
    constant: float


@dataclass(frozen=True, slots=True)
class Certificate:
    """`width`: at least that many units from end to end of every interval.

    `excesses` of each universe of which something is published.
    """

    width: int
    excesses: tuple[Excess, ...]

    @property
    def weakest(self) -> str:
        """Return the population whose tables leave least room; empty if nothing is published."""
        return max(self.excesses, key=lambda each: each.value).universe if self.excesses else ""


def certify(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> int:
    """Return the width that every interval has at least; 0 where nothing can be promised."""
    return certificate(plan, Known(figures, {}, base)).width


def certificate(plan: Plan, known: Known) -> Certificate:
    """Return the guarantee, with what each universe leaves of it."""
    found = universes(plan, known.figures, known.ceilings)
    excesses = tuple(excess(universe, known) for universe in found)
    worst = max((each.value for each in excesses), default=0.0)
    room = max(0.0, known.base - 1 - worst)
    return Certificate(math.floor(room + TOLERANCE), excesses)


def excess(universe: Universe, known: Known) -> Excess:
    """Measure one universe by one linear programme over the joint table of all its dimensions."""
    table = JointTable(universe, first=1)
    programme = Programme(table.columns)
    table.hold_together(programme)
    rows = [
        row
        for count, event in universe.events.items()
        for row in _limits(programme, known, count, table.units(event))
    ]
    optimum = LinearSolver(programme).least({0: 1.0})
    if optimum is None:
        return Excess(universe.name, math.inf, {}, 0.0)
    return _explained(universe.name, optimum, rows, known)


@dataclass(frozen=True, slots=True)
class _Limit:
    """A row of the programme: the least or the most of a count."""

    row: int
    count: Count
    limit: int


def _limits(
    programme: Programme, known: Known, count: Count, units: Mapping[int, float]
) -> Iterator[_Limit]:
    """Write that a count is not a base below its figure, and at most the excess above."""
    figure = known.figures.get(count)
    if figure is not None:
        yield _Limit(programme.rows, count, figure - known.base + 1)
        programme.add(figure - known.base + 1, units, math.inf)
    ceiling = known.ceilings.get(count) if figure is None else figure
    if ceiling is not None:
        yield _Limit(programme.rows, count, ceiling)
        programme.add(-math.inf, {0: -1.0, **units}, ceiling)


def _explained(name: str, optimum: Optimum, rows: Sequence[_Limit], known: Known) -> Excess:
    """Add up what each row costs: by duality that is the excess, and for other figures no more."""
    weights: dict[Count, float] = {}
    constant = 0.0
    for each in rows:
        price = round(optimum.prices[each.row], 9)
        figure = known.figures.get(each.count, 0)
        constant += price * (each.limit - figure)
        if each.count in known.figures:
            weights[each.count] = weights.get(each.count, 0.0) + price
    told = {count: weight for count, weight in weights.items() if abs(weight) > TOLERANCE}
    return Excess(name, optimum.value, told, constant)
