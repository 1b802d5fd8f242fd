"""Round the linked tables of a plan until every group they show is large enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.counted_tables import Counts, linked_programme
from conseil_mobilite.domain.statistics.rounding.floors import (
    NOTHING_GATHERED,
    Figures,
    Gathered,
    Groups,
    gathered_from,
    truly_small,
)
from conseil_mobilite.domain.statistics.rounding.rounding_programme import (
    NODE_LIMIT,
    Bounds,
    Cut,
    Programme,
    Rounding,
    solve,
)
from conseil_mobilite.domain.statistics.rounding.rounding_targets import aims


@dataclass(frozen=True, slots=True)
class Draw:
    """What chance depends on, the seed of the release, and how far the solver may search.

    `near`: figures already sent, that a correction stays at where it may.
    """

    seed: bytes
    node_limit: int = NODE_LIMIT
    near: Figures = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a rounding must keep to, besides its own sums: `cuts` where it shows those `groups`."""

    bounds: Bounds = field(default_factory=dict)
    groups: Groups = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Rounded:
    """Additive figures of all that is shown: totals, values alone, groups, and their crossings.

    `small`: the values of the groups that are under the floor, not rounded.
    """

    figures: Mapping[Count, int]
    groups: Groups
    small: tuple[Count, ...]
    nodes: int


def round_tables(
    plan: Plan, counts: Counts, draw: Draw, limits: Limits, start: Gathered = NOTHING_GATHERED
) -> Rounded | None:
    """Round every linked table at once; None where no additive rounding is found.

    `start`: groups that are known already, and are kept.

    Which groups are too small is known only once the margins are rounded: these are gathered, and
    what is shown is rounded again, its own totals and crossings only, until all of it reaches the
    floor. Groups only grow on the way, so that it ends.
    """
    gathered, nodes = start, 0
    while True:
        programme = _programme(plan, counts, gathered, limits)
        rounding = _solved(programme, draw)
        if rounding is None:
            return None
        nodes += rounding.nodes
        grown = gathered_from(plan, rounding.figures, gathered)
        if gathered.settled and grown.groups == gathered.groups:
            small = truly_small(plan, grown.groups, counts)
            return Rounded(rounding.figures, grown.groups, small, nodes)
        gathered = grown


def _programme(plan: Plan, counts: Counts, gathered: Gathered, limits: Limits) -> Programme:
    groups = gathered.groups if gathered.settled else None
    programme = linked_programme(plan, counts, groups, limits.bounds)
    return replace(programme, cuts=limits.cuts if groups == limits.groups else ())


def _solved(programme: Programme, draw: Draw) -> Rounding | None:
    wished = aims(draw.seed, programme.counts, programme.base, draw.near)
    return solve(programme, wished, draw.node_limit)
