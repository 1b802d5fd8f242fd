"""Linear programmes, and the solver (HiGHS) set so that every machine finds the same answer."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Terms = Mapping[int, float]
"""Columns, and the coefficient of each."""

_NO_LIMIT = 1e6
"""More units than any release has: with it, no sum is without a limit."""

_SETTINGS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 1,
}


@dataclass(slots=True)
class Programme:
    """Columns that are never negative, and rows between two bounds."""

    columns: int
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    indices: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.lower)

    def add(self, lower: float, terms: Terms, upper: float) -> None:
        """Add a row: the sum of the terms is between the bounds."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.starts.append(len(self.indices))
        self.indices.extend(terms)
        self.values.extend(terms.values())


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best value of an objective, a point that reaches it, and what each row costs it."""

    value: float
    point: Sequence[float]
    prices: Sequence[float]


class LinearSolver:
    """One programme, for one objective after another: each starts from the last answer."""

    def __init__(self, programme: Programme) -> None:
        # Loaded here because the solver brings numpy, 0.1 s that would delay the window.
        import highspy  # noqa: PLC0415

        self._names = highspy
        self._solver = highspy.Highs()
        self._costly: list[int] = []
        for option, value in _SETTINGS.items():
            self._solver.setOptionValue(option, value)
        size = programme.columns
        self._solver.addVars(size, [0.0] * size, [_NO_LIMIT] * size)
        self._solver.addRows(
            len(programme.lower),
            programme.lower,
            programme.upper,
            len(programme.indices),
            programme.starts,
            programme.indices,
            programme.values,
        )

    def limit(self, row: int, upper: float) -> None:
        """Give a row without a lower bound another upper one."""
        self._solver.changeRowBounds(row, -math.inf, upper)

    def restart(self) -> None:
        """Forget the last answer: the next one is sooner found afresh where much has changed."""
        self._solver.clearSolver()

    def least(self, costs: Terms) -> Optimum | None:
        """Return the smallest value of the sum; None where the rows leave no point at all."""
        self._solver.changeColsCost(len(self._costly), self._costly, [0.0] * len(self._costly))
        self._costly = list(costs)
        self._solver.changeColsCost(len(costs), self._costly, list(costs.values()))
        self._solver.run()
        if self._solver.getModelStatus() != self._names.HighsModelStatus.kOptimal:
            return None
        value = self._solver.getInfo().objective_function_value
        found = self._solver.getSolution()
        return Optimum(value, found.col_value, found.row_dual)
