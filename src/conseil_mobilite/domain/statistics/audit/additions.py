"""Whether two releases of one period leave room for whoever supposes people were only added.

It is enough to find a population of the first release, and people to add to it, such that none of
the figures of either is more than `room` above what was published, nor a base below: then so many
units more of any profile, there before or added, still agree with both. The same holds for hidden
counts that are known to have a ceiling in both: what is under it after people were added was so
before.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.audit.excess import Known
from conseil_mobilite.domain.statistics.audit.linear_solver import LinearSolver, Programme
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.audit.unknowns import JointTable
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class _Range:
    """The least and the most that a count may be."""

    least: float
    most: float


def leave_room(plan: Plan, first: Known, then: Known, room: int) -> bool:
    """Say whether such a population and such additions are found; both show the same counts.

    Each release is proved alone already.
    """
    found = universes(plan, then.figures, (*then.ceilings, *then.least))
    return all(
        _same(universe, first, then) or _room(universe, first, then, room) for universe in found
    )


def _same(universe: Universe, first: Known, then: Known) -> bool:
    """Say whether the second release tells nothing new: its own proof is then that of both."""
    return all(first.figures.get(count) == then.figures.get(count) for count in universe.events)


def _room(universe: Universe, first: Known, then: Known, room: int) -> bool:
    """Take a population of the first release in the middle of what it may be, then add to it."""
    before, after = (_possible(universe, known, room) for known in (first, then))
    ranges = {c: _Range(before[c].least, min(before[c].most, after[c].most)) for c in before}
    wished = {c: _middle(each) if c in first.figures else each for c, each in ranges.items()}
    counted = _nearest(universe, wished, within=ranges)
    if counted is None:
        return False
    added = {c: _Range(after[c].least - n, after[c].most - n) for c, n in counted.items()}
    return _nearest(universe, added, within=added) is not None


def _middle(found: _Range) -> _Range:
    middle = (max(found.least, 0) + found.most) / 2
    return _Range(middle, middle)


def _possible(universe: Universe, known: Known, room: int) -> Mapping[Count, _Range]:
    """Return what each count may be, so that there is room above."""
    return {
        count: _Range(known.figures[count] - known.base + 1, known.figures[count] + room)
        if count in known.figures
        else _Range(known.least.get(count, 0), known.ceilings.get(count, math.inf) + room)
        for count in universe.events
    }


def _nearest(
    universe: Universe, wished: Mapping[Count, _Range], within: Mapping[Count, _Range]
) -> Mapping[Count, float] | None:
    """Return the counts of a population `within` what each may be, as near as can be to a wish."""
    table = JointTable(universe, first=1)
    programme = Programme(table.columns)
    table.hold_together(programme)
    units = {count: table.units(event) for count, event in universe.events.items()}
    for count, terms in units.items():
        programme.add(within[count].least - _SLACK, terms, within[count].most + _SLACK)
        programme.add(wished[count].least, {0: 1.0, **terms}, math.inf)
        programme.add(-math.inf, {0: -1.0, **terms}, wished[count].most)
    optimum = LinearSolver(programme).least({0: 1.0})
    if optimum is None:
        return None
    return {
        count: sum(weight * optimum.point[column] for column, weight in terms.items())
        for count, terms in units.items()
    }
