"""Round the linked tables of a plan until the small groups they show are settled too."""

from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.linked_tables import linked_programme
from conseil_mobilite.domain.publication_floors import Gathering, gatherings
from conseil_mobilite.domain.rounding_programme import NODE_LIMIT, Bounds, solve
from conseil_mobilite.domain.rounding_targets import targets
from conseil_mobilite.domain.tables_plan import Plan
from conseil_mobilite.domain.tallies import Count, Tallies

_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Draw:
    """What chance depends on, the seed of the release, and how far the solver may search."""

    seed: bytes
    node_limit: int = NODE_LIMIT


@dataclass(frozen=True, slots=True)
class RoundedTables:
    """Additive figures of every cell, before small groups are hidden. Never published as such."""

    figures: Mapping[Count, int]
    gathered: frozenset[Gathering]
    nodes: int


def round_tables(plan: Plan, tallies: Tallies, draw: Draw, earlier: Bounds) -> RoundedTables | None:
    """Round every linked table at once; None where no additive rounding is found.

    Which groups are too small is known only once rounded, and such a group must stay next to its
    own true count: the programme is solved again with the groups met, until none is new.
    """
    tried: list[frozenset[Gathering]] = []
    nodes = 0
    for _ in range(_ROUNDS):
        programme = linked_programme(plan, tallies, tried, earlier)
        aims = targets(draw.seed, programme.counts, plan.base)
        rounding = solve(programme, aims, draw.node_limit)
        if rounding is None:
            return None
        nodes += rounding.nodes
        gathered = gatherings(plan, rounding.figures)
        if not gathered or gathered in tried:
            return RoundedTables(rounding.figures, gathered, nodes)
        tried.append(gathered)
    return None
