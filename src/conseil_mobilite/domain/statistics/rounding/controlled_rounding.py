"""Round the linked tables of a plan until the small groups they show are settled too."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.rounding.counted_tables import Counts, linked_programme
from conseil_mobilite.domain.statistics.rounding.floors import Groups, gatherings, groups_of
from conseil_mobilite.domain.statistics.rounding.publication_floors import Gathering
from conseil_mobilite.domain.statistics.rounding.rounding_programme import (
    NODE_LIMIT,
    Bounds,
    Cut,
    Programme,
    Rounding,
    solve,
)
from conseil_mobilite.domain.statistics.rounding.rounding_targets import targets
from conseil_mobilite.domain.statistics.rounding.settling import Settlement, settlement

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Draw:
    """What chance depends on, the seed of the release, and how far the solver may search."""

    seed: bytes
    node_limit: int = NODE_LIMIT


@dataclass(frozen=True, slots=True)
class Rounded:
    """Additive figures: every value and group, and what is shown of the crossings.

    Never published as such: the small values are still there.
    """

    figures: Mapping[Count, int]
    gathered: frozenset[Gathering]
    nodes: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What a rounding must keep to, besides its own sums."""

    bounds: Bounds = field(default_factory=dict)
    cuts: tuple[Cut, ...] = ()


def round_tables(plan: Plan, counts: Counts, draw: Draw, limits: Limits) -> Rounded | None:
    """Round every linked table at once; None where no additive rounding is found.

    Which groups are too small is known only once the margins are rounded, and such a group must
    stay next to its own true count: everything is then rounded so that the same groups come out and
    do so. Where that is not possible, other groups are looked for.
    """
    tried: list[frozenset[Gathering]] = []
    rounding = _solved(_programme(plan, counts, None, limits), draw)
    while rounding is not None and len(tried) < _ROUNDS:
        gathered = gatherings(plan, rounding.figures)
        if gathered in tried:
            return None
        tried.append(gathered)
        programme = _programme(plan, counts, groups_of(gathered), limits)
        settled = _solved(_keeping(programme, settlement(plan, rounding.figures)), draw)
        if settled is not None:
            return Rounded(settled.figures, gathered, rounding.nodes + settled.nodes)
        rounding = _solved(programme, draw)
    return None


def _programme(plan: Plan, counts: Counts, groups: Groups | None, limits: Limits) -> Programme:
    """Write the programme, with the cuts whose figures it all rounds."""
    programme = linked_programme(plan, counts, groups, limits.bounds)
    cuts = (cut for cut in limits.cuts if cut.weights.keys() <= programme.counts.keys())
    return replace(programme, cuts=tuple(cuts))


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
    aims = targets(draw.seed, programme.counts, programme.base)
    return solve(programme, aims, draw.node_limit)
