"""Round the linked tables of a plan until the small groups they show are settled too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.domain.statistics.rounding.linked_tables import linked_programme
from conseil_mobilite.domain.statistics.rounding.publication_floors import gatherings
from conseil_mobilite.domain.statistics.rounding.rounding_programme import (
    NODE_LIMIT,
    Bounds,
    Programme,
    Rounding,
    solve,
)
from conseil_mobilite.domain.statistics.rounding.rounding_targets import aims, another_draw
from conseil_mobilite.domain.statistics.rounding.settled_groups import Settlement, settlement

_DRAWS = 8


@dataclass(frozen=True, slots=True)
class Draw:
    """What chance depends on, the seed of the release, and how far the solver may search."""

    seed: bytes
    node_limit: int = NODE_LIMIT


@dataclass(frozen=True, slots=True)
class RoundedTables:
    """Additive figures: every value and group, and what is shown of the crossings.

    Never published as such: the small values are still there.
    """

    figures: Mapping[Count, int]
    gathered: frozenset[Gathering]
    nodes: int


def round_tables(plan: Plan, tallies: Tallies, draw: Draw, earlier: Bounds) -> RoundedTables | None:
    """Round every linked table at once; None where no additive rounding is found.

    A draw may lead to small groups that no rounding can show: other draws are tried then, always
    the same ones.
    """
    for attempt in range(_DRAWS):
        again = replace(draw, seed=another_draw(draw.seed, attempt))
        rounded = _settled(plan, tallies, again, earlier)
        if rounded is not None:
            return rounded
    return None


def _settled(plan: Plan, tallies: Tallies, draw: Draw, earlier: Bounds) -> RoundedTables | None:
    """Round until the groups shown are those that the figures call for.

    Which groups are too small is known only once the margins are rounded, and such a group must
    stay next to its own true count: everything is then rounded so that the same groups come out and
    do so. Where that is not possible, other groups are looked for.
    """
    tried: list[frozenset[Gathering]] = []
    rounding = _solved(linked_programme(plan, tallies, None, earlier), draw)
    while rounding is not None and (gathered := gatherings(plan, rounding.figures)) not in tried:
        tried.append(gathered)
        programme = linked_programme(plan, tallies, gathered, earlier)
        settled = _solved(_keeping(programme, settlement(plan, rounding.figures)), draw)
        if settled is not None:
            return RoundedTables(settled.figures, gathered, rounding.nodes + settled.nodes)
        rounding = _solved(programme, draw)
    return None


def _keeping(programme: Programme, groups: Settlement) -> Programme:
    known = programme.bounds
    limits = {
        count: (max(low, known[count][0]), min(high, known[count][1]))
        if count in known
        else (low, high)
        for count, (low, high) in groups.bounds.items()
    }
    rules = (*programme.at_most, *groups.at_most)
    return replace(programme, bounds={**known, **limits}, at_most=rules)


def _solved(programme: Programme, draw: Draw) -> Rounding | None:
    wished = aims(draw.seed, programme.counts, programme.base)
    return solve(programme, wished, draw.node_limit)
