"""Additive controlled rounding: one mixed-integer programme for all linked tables at once.

Each figure becomes one of the two multiples of the base next to it (a multiple stays), and every
total the sum of its parts. Among the roundings that do so, the one nearest to the targets, with the
errors of the small counts making up for one another: sums alone would pull small counts down.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.integer_solver import (
    IntegerProblem,
    Row,
    best_point,
)
from conseil_mobilite.domain.statistics.rounding.rounding_targets import Aims

Bounds = Mapping[Count, tuple[int, int]]
"""Smallest and largest value a published figure may take, from what was published earlier."""

NODE_LIMIT = 20_000
_CLOSE = 1e-6
_UNFAIRNESS = 5_000  # what one unit of error costs: a whole step of 5 is worth 2.5 targets


@dataclass(frozen=True, slots=True)
class Sum:
    whole: Count
    parts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class AtMost:
    """The `smaller` figures together, plus `gap`, do not exceed the `larger` ones.

    `gap` is a multiple of the base.
    """

    smaller: tuple[Count, ...]
    larger: tuple[Count, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """Figures, each times its weight, add up to `most` at most; one that is not rounded, to 0."""

    weights: Mapping[Count, float]
    most: float


@dataclass(frozen=True, slots=True)
class Programme:
    base: int
    counts: Figures
    sums: tuple[Sum, ...]
    at_most: tuple[AtMost, ...] = ()
    bounds: Bounds = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Rounding:
    figures: Mapping[Count, int]
    nodes: int


@dataclass(frozen=True, slots=True)
class _FairShare:
    """One more variable: at least the error, either way, of some figures taken together."""

    worst: int
    rows: tuple[Row, Row]


def solve(programme: Programme, aims: Aims, node_limit: int = NODE_LIMIT) -> Rounding | None:
    """Return the rounding nearest to the targets; None where there is none, or none found in time.

    Time is counted in nodes of the search, so that a slow machine finds what a fast one finds.
    """
    order = tuple(programme.counts)
    steps = [_steps(programme, count) for count in order]
    if not all(steps):
        return None
    costs = [
        -aims.targets[c].weight if aims.targets[c].up else aims.targets[c].weight for c in order
    ]
    bounds = [(possible[0], possible[-1]) for possible in steps]
    fair = _fair_shares(programme, order, aims.luck)
    problem = IntegerProblem(
        bounds + [(0, share.worst) for share in fair],
        costs + [_UNFAIRNESS] * len(fair),
        _rows(programme, order) + [row for share in fair for row in share.rows],
    )
    point = best_point(problem, node_limit)
    if point is None:
        return None
    figures = {
        count: programme.base * (programme.counts[count] // programme.base + step)
        for count, step in zip(order, point.values, strict=False)  # the errors come after
    }
    return Rounding(figures, point.nodes) if holds(programme, figures) else None


def holds(programme: Programme, figures: Mapping[Count, int]) -> bool:
    """Say whether `figures` obey every rule of the programme, in exact arithmetic."""
    return (
        all(
            figures[count] % programme.base == 0 and abs(figures[count] - value) < programme.base
            for count, value in programme.counts.items()
        )
        and all(figures[s.whole] == _total(figures, s.parts) for s in programme.sums)
        and all(_obeyed(rule, figures) for rule in programme.at_most)
        and all(low <= figures[c] <= high for c, (low, high) in _bounds(programme).items())
        and all(_below(cut, figures) for cut in programme.cuts)
    )


def _below(cut: Cut, figures: Mapping[Count, int]) -> bool:
    total = sum(weight * figures[count] for count, weight in cut.weights.items())
    return total <= cut.most + _CLOSE


def _obeyed(rule: AtMost, figures: Mapping[Count, int]) -> bool:
    return _total(figures, rule.smaller) + rule.gap <= _total(figures, rule.larger)


def _total(figures: Mapping[Count, int], parts: tuple[Count, ...]) -> int:
    return sum(figures[part] for part in parts)


def _bounds(programme: Programme) -> Bounds:
    return {c: limits for c, limits in programme.bounds.items() if c in programme.counts}


def _steps(programme: Programme, count: Count) -> list[int]:
    """Return the possible numbers of steps (0, 1) above the multiple below, if any."""
    below, rest = divmod(programme.counts[count], programme.base)
    low, high = programme.bounds.get(count, (0, math.inf))
    return [
        step for step in range(2 if rest else 1) if low <= programme.base * (below + step) <= high
    ]


def _rows(programme: Programme, order: tuple[Count, ...]) -> list[Row]:
    """Write the rules over the steps: the multiples below pass to the other side as constants."""
    column = {count: index for index, count in enumerate(order)}
    below = {count: value // programme.base for count, value in programme.counts.items()}

    def row(smaller: tuple[Count, ...], larger: tuple[Count, ...], gap: int | None) -> Row:
        terms: dict[int, float] = {}
        for sign, counts in ((1.0, smaller), (-1.0, larger)):
            for count in counts:
                terms[column[count]] = terms.get(column[count], 0.0) + sign
        room = _total(below, larger) - _total(below, smaller)
        if gap is None:
            return Row(room, room, terms)
        return Row(-math.inf, room - gap // programme.base, terms)

    return [
        *(row(rule.parts, (rule.whole,), None) for rule in programme.sums),
        *(row(rule.smaller, rule.larger, rule.gap) for rule in programme.at_most),
        *(_cut_row(cut, programme.base, column, below) for cut in programme.cuts),
    ]


def _cut_row(cut: Cut, base: int, column: Mapping[Count, int], below: Mapping[Count, int]) -> Row:
    known = sum(base * weight * below[count] for count, weight in cut.weights.items())
    terms = {column[count]: base * weight for count, weight in cut.weights.items()}
    return Row(-math.inf, cut.most - known, terms)


def _fair_shares(programme: Programme, order: tuple[Count, ...], luck: float) -> list[_FairShare]:
    """Make the errors of counts 1 and 2 cancel out, and those of 3 and 4 (for base 5).

    Together they should add up to what they truly do, in steps of the base: to the step below or
    above, drawn by chance so that a single small count is not always rounded down.
    """
    base, half = programme.base, programme.base // 2 + 1
    fair: list[_FairShare] = []
    for small in (range(1, half), range(half, base)):
        alike = [index for index, count in enumerate(order) if programme.counts[count] in small]
        true = sum(programme.counts[order[index]] for index in alike)
        expected = base * int(true / base + luck)
        variable = len(order) + len(fair)
        above = dict.fromkeys(alike, float(base)) | {variable: -1.0}
        below = dict.fromkeys(alike, -float(base)) | {variable: -1.0}
        rows = Row(-math.inf, expected, above), Row(-math.inf, -expected, below)
        fair.append(_FairShare(base * len(alike), rows))
    return fair
