"""Columns of simulated people: the place of each one's value in a partition."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tests.disclosure_attack.people import Numbers
from tests.disclosure_attack.plans import values_of

Bools = npt.NDArray[np.bool_]


def has(column: Numbers, partition: str, values: Sequence[str]) -> Bools:
    codes = values_of(partition)
    return np.isin(column, [codes.index(value) for value in values])


def any_of(masks: Bools) -> Bools:
    found: Bools = np.logical_or.reduce(masks, axis=0)
    return found


def yes(mask: Bools) -> Numbers:
    return np.where(mask, 0, 1).astype(np.int64)


def states(done: Bools, well: Bools) -> Numbers:
    return np.where(well, 0, np.where(done, 1, 2)).astype(np.int64)


def rows(codes: Sequence[str], values: Numbers) -> dict[str, Numbers]:
    return dict(zip(codes, values, strict=True))


def falling(size: int) -> tuple[float, ...]:
    return tuple(1 / (rank + 1) for rank in range(size))
