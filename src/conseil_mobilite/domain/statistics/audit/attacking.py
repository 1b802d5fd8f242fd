"""Ask universe after universe for what is known too nearly, and say what came out."""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from conseil_mobilite.domain.statistics.audit.attack import Attack, Interval, Knowledge
from conseil_mobilite.domain.statistics.audit.differences import Cell, counts_of
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.definitions.plan import Plan

_SMALL = range(1, 5)


@dataclass(frozen=True, slots=True)
class Audit:
    """What an attack on one or several releases finds.

    `figures` are the published counts. No interval is narrower than `narrowest`: of no group at
    all, published or not, where it is `proved`. `found` are the counts known within less than
    `required`, the narrowest first.
    """

    figures: int
    narrowest: int
    required: int
    proved: bool
    found: Mapping[Cell, Interval] = field(default_factory=dict, hash=False)

    @property
    def passed(self) -> bool:
        return self.narrowest >= self.required

    @property
    def exact_small(self) -> int:
        """Return how many counts between 1 and 4 are known exactly."""
        return sum(each.width == 0 and each.low in _SMALL for each in self.found.values())

    @property
    def emptied(self) -> int:
        """Return how many groups are known to be empty: nobody of such an age, of such a place."""
        return sum(each.high == 0 for each in self.found.values())


def attacked(
    plan: Plan,
    knowledge: Knowledge,
    asked: Collection[Cell],
    required: int,
    effort: float = math.inf,
) -> Audit:
    """Find which counts that are `asked` are known within less than `required`.

    `effort`: how many unknowns may be solved for in one universe, over all its questions, the
    smallest counts being asked for first.
    """
    narrow = dict(_narrow(plan, knowledge, asked, required, effort))
    return audit_of(len(knowledge), narrow, required)


def audit_of(figures: int, narrow: Mapping[Cell, Interval], required: int) -> Audit:
    """Sum up what was found."""
    found = dict(sorted(narrow.items(), key=lambda pair: (pair[1].width, counts_of(pair[0]))))
    narrowest = min((each.width for each in found.values()), default=required)
    return Audit(figures, narrowest, required, proved=False, found=found)


def _narrow(
    plan: Plan, knowledge: Knowledge, asked: Collection[Cell], required: int, effort: float
) -> Iterator[tuple[Cell, Interval]]:
    most = {count: high for count, (_, high) in knowledge.items()}
    wanted = {cell: counts_of(cell) for cell in dict.fromkeys(asked)}
    named = [count for counts in wanted.values() for count in counts]
    for universe in universes(plan, most, named):
        attack = Attack(universe, knowledge)
        known = universe.events.keys()
        here = [cell for cell, counts in wanted.items() if known >= set(counts)]
        here.sort(key=lambda cell: (most.get(wanted[cell][0], 0), wanted[cell]))
        questions = max(1, int(min(effort / attack.unknowns, len(here))))
        yield from attack.narrow(here[:questions], required)
