"""Round each family of linked tables, and keep a rounding only where it is proved to be safe."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from conseil_mobilite.domain.statistics.definitions.families import families, of_family
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import (
    Draw,
    Limits,
    Rounded,
    round_tables,
)
from conseil_mobilite.domain.statistics.rounding.counted_tables import Counts
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.publication_floors import Gathering
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds, Cut
from conseil_mobilite.domain.statistics.rounding.rounding_targets import another_draw

ATTEMPTS: Final = 16


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether figures may be shown together, and if not, what another rounding must keep to."""

    safe: bool
    cuts: tuple[Cut, ...] = ()


Prove = Callable[[Plan, Figures], Proof]


@dataclass(frozen=True, slots=True)
class SafeRounding:
    """The figures of every family, and the tables that had to be dropped, in the order tried."""

    figures: Mapping[Count, int]
    gathered: frozenset[Gathering]
    dropped: tuple[str, ...]
    nodes: int


def round_safely(
    plan: Plan, counts: Counts, draw: Draw, prove: Prove, bounds: Bounds | None = None
) -> SafeRounding:
    """Return a safe additive rounding of as many tables of the plan as possible.

    A family is rounded again where its figures are not proved safe, with what the proof misses as
    one more rule; another draw is made, always the same ones, where no rounding is found. After so
    many attempts its finest table is dropped, in the order of the plan, and so on.
    """
    found = [
        _of_family(of_family(plan, family), counts, draw, prove, Limits(bounds or {}))
        for family in families(plan)
    ]
    return SafeRounding(
        {count: figure for part in found for count, figure in part.figures.items()},
        frozenset(group for part in found for group in part.gathered),
        tuple(code for part in found for code in part.dropped),
        sum(part.nodes for part in found),
    )


def _of_family(
    plan: Plan, counts: Counts, draw: Draw, prove: Prove, limits: Limits
) -> SafeRounding:
    for dropped in _losses(plan):
        rounded = _proved(plan.without(dropped), counts, draw, prove, limits)
        if rounded is not None:
            return SafeRounding(rounded.figures, rounded.gathered, dropped, rounded.nodes)
    return SafeRounding({}, frozenset(), tuple(table.code for table in plan.tables), 0)


def _proved(plan: Plan, counts: Counts, draw: Draw, prove: Prove, limits: Limits) -> Rounded | None:
    number, cuts = 0, limits.cuts
    for _ in range(ATTEMPTS):
        again = replace(draw, seed=another_draw(draw.seed, number))
        rounded = round_tables(plan, counts, again, replace(limits, cuts=cuts))
        proof = prove(plan, rounded.figures) if rounded else Proof(safe=False)
        if rounded and proof.safe:
            return rounded
        fresh = tuple(cut for cut in proof.cuts if cut not in cuts)
        number += not fresh
        cuts += fresh
    return None


def _losses(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Give the tables dropped: none, then one more each time in the order of the fallback."""
    known = {table.code for table in plan.tables}
    order = [code for code in plan.fallback if code in known]
    for amount in range(len(order) + 1):
        if amount < len(known):
            yield tuple(order[:amount])
