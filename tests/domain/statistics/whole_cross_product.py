"""The attack written the plain way: one unknown for each profile of the whole cross product."""

import math
from collections.abc import Mapping, Sequence
from itertools import product

import highspy

from conseil_mobilite.domain.statistics.exact.figures import Count

Profile = tuple[tuple[str, str], ...]


def profiles(dimensions: Mapping[str, Sequence[str]]) -> list[Profile]:
    options = [[(code, value) for value in values] for code, values in dimensions.items()]
    return list(product(*options))


def counted(count: Count, profile: Profile) -> bool:
    return all(dict(profile)[code] in values for code, values in count.condition)


def interval(
    everybody: Sequence[Profile], known: Mapping[Count, tuple[int, int]], asked: Count
) -> tuple[float, float]:
    """Return the least and the most of a count, whole or not."""
    return _bound(everybody, known, asked, 1.0), -_bound(everybody, known, asked, -1.0)


def _bound(
    everybody: Sequence[Profile],
    known: Mapping[Count, tuple[int, int]],
    asked: Count,
    sign: float,
) -> float:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the name of the option says it
    size = len(everybody)
    solver.addVars(size, [0.0] * size, [math.inf] * size)
    solver.changeColsCost(size, range(size), [sign * counted(asked, p) for p in everybody])
    for count, (low, high) in known.items():
        inside = [i for i, profile in enumerate(everybody) if counted(count, profile)]
        solver.addRow(low, high, len(inside), inside, [1.0] * len(inside))
    solver.run()
    return solver.getInfo().objective_function_value
