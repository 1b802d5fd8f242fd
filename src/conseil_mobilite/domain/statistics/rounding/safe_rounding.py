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
from conseil_mobilite.domain.statistics.rounding.floors import NOTHING_GATHERED, Gathered, Groups
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds, Cut
from conseil_mobilite.domain.statistics.rounding.rounding_targets import another_draw

ATTEMPTS: Final = 16


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether figures may be shown together, and if not, what another rounding must keep to."""

    safe: bool
    cuts: tuple[Cut, ...] = ()


Prove = Callable[[Plan, Rounded], Proof]


@dataclass(frozen=True, slots=True)
class SafeRounding:
    """The figures of every family, and the tables that had to be dropped, in the order tried."""

    figures: Mapping[Count, int]
    groups: Groups
    dropped: tuple[str, ...]
    nodes: int


@dataclass(frozen=True, slots=True)
class Search:
    """What is rounded, by which draw, how it is proved, and which groups are known already."""

    counts: Counts
    draw: Draw
    prove: Prove
    start: Gathered = NOTHING_GATHERED


def round_safely(plan: Plan, search: Search, bounds: Bounds | None = None) -> SafeRounding:
    """Return a safe additive rounding of as many tables of the plan as possible.

    A family is rounded again where its figures are not proved safe, with what the proof misses as
    one more rule, from the groups reached: they may grow under that rule, never shrink, so that no
    rule is forgotten for groups already met. Another draw is made, always the same ones, where no
    rounding is found. After so many attempts its finest table is dropped, in the order of the plan,
    and so on.
    """
    found = [
        _of_family(of_family(plan, family), search, Limits(bounds or {}))
        for family in families(plan)
    ]
    return SafeRounding(
        {count: figure for part in found for count, figure in part.figures.items()},
        {name: group for part in found for name, group in part.groups.items()},
        tuple(code for part in found for code in part.dropped),
        sum(part.nodes for part in found),
    )


def _of_family(plan: Plan, search: Search, limits: Limits) -> SafeRounding:
    for dropped in _losses(plan):
        rounded = _proved(plan.without(dropped), search, limits)
        if rounded is not None:
            return SafeRounding(rounded.figures, rounded.groups, dropped, rounded.nodes)
    return SafeRounding({}, {}, tuple(table.code for table in plan.tables), 0)


def _proved(plan: Plan, search: Search, limits: Limits) -> Rounded | None:
    number, start = 0, search.start
    for _ in range(ATTEMPTS):
        again = replace(search.draw, seed=another_draw(search.draw.seed, number))
        rounded = round_tables(plan, search.counts, again, limits, start)
        proof = search.prove(plan, rounded) if rounded else Proof(safe=False)
        if rounded and proof.safe:
            return rounded
        if rounded and proof.cuts and not all(cut in limits.cuts for cut in proof.cuts):
            limits = _with_cuts(limits, rounded.groups, proof.cuts)
            start = Gathered(rounded.groups, settled=True)
        else:
            number, limits, start = number + 1, replace(limits, cuts=()), search.start
    return None


def _with_cuts(limits: Limits, groups: Groups, cuts: tuple[Cut, ...]) -> Limits:
    """Add what a proof misses; of other groups, it said nothing."""
    known = limits.cuts if limits.groups == groups else ()
    return replace(limits, groups=groups, cuts=(*known, *cuts))


def _losses(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Give the tables dropped: none, then one more each time in the order of the fallback."""
    known = {table.code for table in plan.tables}
    order = [code for code in plan.fallback if code in known]
    for amount in range(len(order) + 1):
        if amount < len(known):
            yield tuple(order[:amount])
