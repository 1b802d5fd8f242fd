"""The least and most that sums of unknown amounts may be, by linear programmes.

Every point that a programme meets is kept as a witness, so that most amounts are seen to be free
without a programme of their own.
"""

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import highspy
import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Terms = Mapping[int, float]
"""Factor of each unknown, by its place."""

_SETTINGS: Mapping[str, bool | int] = {"output_flag": False, "threads": 1, "random_seed": 1}
_PLENTY = 100_000.0
_CLOSE = 1e-6
_SMALL = range(1, 5)
_PATIENCE = 2


class ContradictionError(Exception):
    """No amounts agree with all that is known: something believed is not true."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sum of unknowns that lies between two limits."""

    terms: Terms
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Part:
    """Unknowns, by the place they have in the whole, and the lines about them."""

    places: dict[int, int]
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Claim:
    """Everybody in `group` may turn out to be outside of `others`."""

    name: Hashable
    group: Terms
    others: Terms


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: amounts too nearly known, and groups that are provably all alike.

    `narrowest` is the narrowest interval found, or the width that every interval was seen to reach.
    """

    bounded: int = 0
    narrowest: int = 10**9
    narrow: Mapping[Hashable, tuple[int, int]] = field(default_factory=dict)
    one_category: tuple[Hashable, ...] = ()

    @property
    def exact_small(self) -> list[Hashable]:
        """Return what is known to be exactly 1, 2, 3 or 4."""
        return [name for name, (least, most) in self.narrow.items() if least == most in _SMALL]

    @property
    def nothing(self) -> bool:
        return not self.narrow and not self.one_category

    def without(self, names: Collection[Hashable]) -> "Findings":
        """Return what was found of other amounts than these, which are published as they are."""
        kept = {name: limits for name, limits in self.narrow.items() if name not in names}
        return replace(self, narrow=kept)

    def __add__(self, other: "Findings") -> "Findings":
        return Findings(
            self.bounded + other.bounded,
            min(self.narrowest, other.narrowest),
            {**self.narrow, **other.narrow},
            self.one_category + other.one_category,
        )


class _Sums:
    """Many sums of unknowns, evaluated together at a point."""

    def __init__(self, sums: Sequence[Terms], places: Mapping[int, int]) -> None:
        self.starts = np.cumsum([0, *(len(terms) for terms in sums)])
        self.places = np.array([places[p] for terms in sums for p in terms], dtype=np.int32)
        self.factors = np.array([f for terms in sums for f in terms.values()], dtype=np.float64)

    def at(self, point: Numbers) -> Numbers:
        if not len(self.places):
            return np.zeros(0)
        values: Numbers = np.add.reduceat(point[self.places] * self.factors, self.starts[:-1])
        return values

    def costs(self, weights: Numbers, size: int) -> Numbers:
        """Return the factor of each unknown in the weighted sum of the sums."""
        each = np.repeat(weights, np.diff(self.starts))
        return np.bincount(self.places, each * self.factors, minlength=size).astype(np.float64)


class Search:
    def __init__(self, part: Part, *, whole: bool) -> None:
        self._part = part
        self._size = len(part.places)
        self._columns = range(self._size)
        self._chance = np.random.default_rng(self._size)
        self._solver = highspy.Highs()
        for option, value in _SETTINGS.items():
            self._solver.setOptionValue(option, value)
        self._solver.addVars(self._size, [0.0] * self._size, [_PLENTY] * self._size)
        rows = _Sums([line.terms for line in part.lines], part.places)
        self._solver.addRows(
            len(part.lines),
            [line.least for line in part.lines],
            [line.most for line in part.lines],
            len(rows.places),
            rows.starts[:-1].tolist(),
            rows.places.tolist(),
            rows.factors.tolist(),
        )
        self._solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        if whole:
            kinds = [highspy.HighsVarType.kInteger] * self._size
            self._solver.changeColsIntegrality(self._size, self._columns, kinds)

    def run(
        self, targets: Mapping[Hashable, Terms], claims: Sequence[Claim], width: int
    ) -> Findings:
        self._targets = _Sums(list(targets.values()), self._part.places)
        self._others = _Sums([claim.others for claim in claims], self._part.places)
        self._least = np.full(len(targets), math.inf)
        self._most = np.full(len(targets), -math.inf)
        self._freed = np.zeros(len(claims))
        self._roam(width)
        names = list(targets)
        for index in np.flatnonzero(self._widths() < width):
            if self._widths()[index] < width:
                self._bound(int(index))
        widths = self._widths()
        narrow = {
            names[index]: self._interval(int(index)) for index in np.flatnonzero(widths < width)
        }
        proved = tuple(self._proved(claims))
        return Findings(len(names), int(min(widths, default=10**9)), narrow, proved)

    def _roam(self, width: int) -> None:
        """Push unsettled targets up and down at random, as long as that frees some."""
        idle = 0
        while idle < _PATIENCE:
            open_ones = (self._widths() < width).astype(np.float64)
            shut = (self._freed < 1 - _CLOSE).astype(np.float64)
            if not open_ones.any() and not shut.any():
                return
            before = open_ones.sum() + shut.sum()
            signs = self._chance.choice((-1.0, 1.0), len(open_ones))
            push = self._targets.costs(open_ones * signs, self._size)
            for sign in (1.0, -1.0):
                self._best(sign * push + self._others.costs(shut, self._size))
            after = (self._widths() < width).sum() + (self._freed < 1 - _CLOSE).sum()
            idle = 0 if after < before else idle + 1

    def _bound(self, index: int) -> None:
        alone = np.zeros(len(self._least))
        alone[index] = 1.0
        costs = self._targets.costs(alone, self._size)
        self._best(costs)
        self._best(-costs)

    def _proved(self, claims: Sequence[Claim]) -> Iterable[Hashable]:
        for index in map(int, np.flatnonzero(self._freed < 1 - _CLOSE)):
            if self._freed[index] >= 1 - _CLOSE:
                continue
            alone = np.zeros(len(claims))
            alone[index] = 1.0
            self._best(self._others.costs(alone, self._size))
            claim = claims[index]
            if self._freed[index] < 1 - _CLOSE and self._surely_some(claim):
                yield claim.name

    def _surely_some(self, claim: Claim) -> bool:
        group = _Sums([claim.group], self._part.places)
        point = self._best(-group.costs(np.ones(1), self._size))
        return bool(group.at(point)[0] > _CLOSE)

    def _interval(self, index: int) -> tuple[int, int]:
        least, most = self._least[index], self._most[index]
        return math.ceil(least - _CLOSE), math.floor(most + _CLOSE)

    def _widths(self) -> Numbers:
        widths: Numbers = np.floor(self._most + _CLOSE) - np.ceil(self._least - _CLOSE)
        return widths

    def _best(self, costs: Numbers) -> Numbers:
        self._solver.changeColsCost(self._size, self._columns, costs.tolist())
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ContradictionError
        point = np.array(self._solver.getSolution().col_value)
        reached = self._targets.at(point)
        self._least = np.minimum(self._least, reached)
        self._most = np.maximum(self._most, reached)
        self._freed = np.maximum(self._freed, self._others.at(point))
        return point
