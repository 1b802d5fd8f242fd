"""Round each family of linked tables, and keep a rounding only where it is proved to be safe."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from conseil_mobilite.domain.statistics.definitions.families import families, of_family
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import (
    Draw,
    round_tables,
)
from conseil_mobilite.domain.statistics.rounding.counted_tables import Counts
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.publication_floors import Gathering
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds
from conseil_mobilite.domain.statistics.rounding.rounding_targets import another_draw

DRAWS: Final = 6
Safe = Callable[[Plan, Figures], bool]
"""Says whether figures of a family may be shown together: nobody can be found out."""


@dataclass(frozen=True, slots=True)
class SafeRounding:
    """The figures of every family, and the tables that had to be dropped, in the order tried."""

    figures: Mapping[Count, int]
    gathered: frozenset[Gathering]
    dropped: tuple[str, ...]
    nodes: int


def round_safely(
    plan: Plan, counts: Counts, draw: Draw, safe: Safe, bounds: Bounds | None = None
) -> SafeRounding:
    """Return a safe additive rounding of as many tables of the plan as possible.

    A family is drawn again, always with the same draws, where no rounding is found or it is not
    safe; then its finest table is dropped, in the order of the plan, and so on.
    """
    found = [
        _of_family(of_family(plan, family), counts, draw, safe, bounds or {})
        for family in families(plan)
    ]
    return SafeRounding(
        {count: figure for part in found for count, figure in part.figures.items()},
        frozenset(group for part in found for group in part.gathered),
        tuple(code for part in found for code in part.dropped),
        sum(part.nodes for part in found),
    )


def _of_family(plan: Plan, counts: Counts, draw: Draw, safe: Safe, bounds: Bounds) -> SafeRounding:
    for dropped in _losses(plan):
        left = plan.without(dropped)
        for again in _draws(draw):
            rounded = round_tables(left, counts, again, bounds)
            if rounded is not None and safe(left, rounded.figures):
                return SafeRounding(rounded.figures, rounded.gathered, dropped, rounded.nodes)
    return SafeRounding({}, frozenset(), tuple(table.code for table in plan.tables), 0)


def _losses(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Give the tables dropped: none, then one more each time in the order of the fallback."""
    known = {table.code for table in plan.tables}
    order = [code for code in plan.fallback if code in known]
    for amount in range(len(order) + 1):
        if len(order[:amount]) < len(known):
            yield tuple(order[:amount])


def _draws(draw: Draw) -> Iterator[Draw]:
    for attempt in range(DRAWS):
        yield replace(draw, seed=another_draw(draw.seed, attempt))
