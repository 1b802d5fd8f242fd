"""An attacker who holds published tables and does all the algebra that can be done with them.

Written from the files' point of view alone: it knows nothing of the way figures are protected, only
what each published line allows. Every unit lies in one cell of the cross product of the dimensions;
linear programmes over that joint table give the least and most that each region may hold.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import highspy

Region = tuple[tuple[str, frozenset[str]], ...]
"""Accepted values of some dimensions; any value of the others."""

Profile = Mapping[str, str]
_SETTINGS: Mapping[str, bool | float] = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0}
_CLOSE = 1e-6
_SMALL = range(1, 5)


@dataclass(frozen=True, slots=True)
class Fact:
    """A published line: how many units of a region there may be."""

    region: Region
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class World:
    """The dimensions of the joint table, and which profiles a unit can have at all."""

    dimensions: Mapping[str, Sequence[str]]
    possible: Callable[[Profile], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Findings:
    """What the attack found. `intervals`: least and most of each target."""

    intervals: Mapping[Region, tuple[int, int]]
    one_category: tuple[tuple[Region, str, str], ...]

    @property
    def narrowest(self) -> int:
        return min(most - least for least, most in self.intervals.values())

    @property
    def exact_small(self) -> list[Region]:
        """Return the regions known to hold exactly 1, 2, 3 or 4 units."""
        return [
            region
            for region, (least, most) in self.intervals.items()
            if least == most and least in _SMALL
        ]

    def narrower_than(self, width: int) -> list[Region]:
        return [r for r, (least, most) in self.intervals.items() if most - least < width]


def attack(
    world: World, facts: Sequence[Fact], targets: Iterable[Region], *, whole: bool = False
) -> Findings:
    """Bound every target, and look for groups that are provably all in one category.

    `whole`: use too that there are no halves of units, which linear programmes do not know.
    """
    algebra = _Algebra(world, facts)
    if whole:
        algebra.refuse_halves()
    intervals = {target: algebra.interval(target) for target in targets}
    groups = [target for target, (least, _) in intervals.items() if least > 0]
    return Findings(intervals, tuple(algebra.one_category(groups)))


class _Algebra:
    def __init__(self, world: World, facts: Sequence[Fact]) -> None:
        names = tuple(world.dimensions)
        self._profiles = [
            profile
            for values in product(*world.dimensions.values())
            if world.possible(profile := dict(zip(names, values, strict=True)))
        ]
        self._world = world
        self._reached = [0.0] * len(self._profiles)
        self._solver = highspy.Highs()
        for option, value in _SETTINGS.items():
            self._solver.setOptionValue(option, value)
        size = len(self._profiles)
        self._solver.addVars(size, [0.0] * size, [math.inf] * size)
        for fact in facts:
            cells = self._cells(fact.region)
            self._solver.addRow(fact.least, fact.most, len(cells), cells, [1.0] * len(cells))

    def refuse_halves(self) -> None:
        size = len(self._profiles)
        whole = [highspy.HighsVarType.kInteger] * size
        self._solver.changeColsIntegrality(size, list(range(size)), whole)

    def interval(self, region: Region) -> tuple[int, int]:
        cells = self._cells(region)
        least = -self._most(cells, -1.0)
        return math.ceil(least - _CLOSE), self._floor(self._most(cells, 1.0))

    def one_category(self, groups: list[Region]) -> list[tuple[Region, str, str]]:
        found = []
        for group in groups:
            held = {name for name, _ in group}
            for name in self._world.dimensions.keys() - held:
                values = self._world.dimensions[name]
                found += [(group, name, v) for v in values if self._all_in(group, name, v)]
        return found

    def _all_in(self, group: Region, name: str, value: str) -> bool:
        others = frozenset(self._world.dimensions[name]) - {value}
        cells = self._cells((*group, (name, others)))
        if not cells or any(self._reached[cell] >= 1 for cell in cells):
            return False  # true by the meaning of the words, or shown to be false already
        return self._most(cells, 1.0) < 1 - _CLOSE

    def _cells(self, region: Region) -> list[int]:
        return [
            index
            for index, profile in enumerate(self._profiles)
            if all(profile[name] in values for name, values in region)
        ]

    def _most(self, cells: list[int], sign: float) -> float:
        size = len(self._profiles)
        inside = set(cells)
        costs = [sign if index in inside else 0.0 for index in range(size)]
        self._solver.changeColsCost(size, list(range(size)), costs)
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status in {
            highspy.HighsModelStatus.kUnbounded,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        }:
            return math.inf
        assert status == highspy.HighsModelStatus.kOptimal, "the published lines contradict"
        point = self._solver.getSolution().col_value
        self._reached = [max(old, new) for old, new in zip(self._reached, point, strict=True)]
        return self._solver.getInfo().objective_function_value

    @staticmethod
    def _floor(value: float) -> int:
        return 10**9 if value == math.inf else math.floor(value + _CLOSE)
