"""The one place that knows the solver (HiGHS), set so that every machine finds the same answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_HAS_A_POINT = 2
_SETTINGS: Mapping[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 1,
    "mip_rel_gap": 0.0,
}


@dataclass(frozen=True, slots=True)
class Row:
    """`lower` <= sum of coefficient x variable <= `upper`."""

    lower: float
    upper: float
    terms: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class IntegerProblem:
    """Minimise the cost of whole variables between their `bounds`, under the rows."""

    bounds: Sequence[tuple[int, int]]
    costs: Sequence[int]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Point:
    values: tuple[int, ...]
    nodes: int


def best_point(problem: IntegerProblem, node_limit: int) -> Point | None:
    """Return the best point met within the nodes; None where there is none, or none was met."""
    # Loaded here because the solver brings numpy, 0.1 s that would delay the window.
    import highspy  # noqa: PLC0415

    size = len(problem.bounds)
    columns = list(range(size))
    solver = highspy.Highs()
    for option, value in {**_SETTINGS, "mip_max_nodes": node_limit}.items():
        solver.setOptionValue(option, value)
    solver.addVars(size, [b[0] for b in problem.bounds], [b[1] for b in problem.bounds])
    solver.changeColsCost(size, columns, problem.costs)
    solver.changeColsIntegrality(size, columns, [highspy.HighsVarType.kInteger] * size)
    for row in problem.rows:
        solver.addRow(
            row.lower, row.upper, len(row.terms), list(row.terms), list(row.terms.values())
        )
    solver.run()
    if solver.getInfo().primal_solution_status != _HAS_A_POINT:
        return None
    values = tuple(round(value) for value in solver.getSolution().col_value)
    return Point(values, solver.getInfo().mip_node_count)
