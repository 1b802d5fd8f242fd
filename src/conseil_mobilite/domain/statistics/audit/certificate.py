"""How wide, at least, every interval is that somebody can deduce from published figures.

Each figure is within `base - 1` of the truth. If a population exists whose figures are none of them
more than `e` above those published, nor `base` below, then up to `base - 1 - e` units more of *any*
profile still agree with them. So every group, published or not, may hold anything from what it
holds there to that many more: no interval is narrower, no count is exact, and no group is provably
all in one category. One linear programme for each universe answers for all groups at once, over all
dimensions together.

Somebody may know besides that some hidden values have a ceiling. Where they are so many that they
all have to be near it, no single population leaves room for every profile; but units of one profile
are added to one value only of each partition. It is enough to find, for each of these values, a
population in which that one has room, whatever the others of its partition.

Assuming more rules of thumb can only shrink the choice of populations: the certificate is made
under all those that the figures respect, and holds for whoever assumes fewer.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from conseil_mobilite.domain.statistics.audit.excess import TOLERANCE, Excess, Gauge, Known
from conseil_mobilite.domain.statistics.audit.profiles import Universe
from conseil_mobilite.domain.statistics.audit.universes import universes
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count

_MOST_PROGRAMMES: Final = 64
"""Where more values than that have to be tried, a certificate is not worth its time."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """`width`: at least that many units from end to end of every interval.

    `excesses` of each universe of which something is published.
    """

    width: int
    excesses: tuple[Excess, ...]

    @property
    def weakest(self) -> str:
        """Return the population whose tables leave least room; empty if nothing is published."""
        return max(self.excesses, key=lambda each: each.value).universe if self.excesses else ""


def certify(plan: Plan, figures: Mapping[Count, int], base: int = 5) -> int:
    """Return the width that every interval has at least; 0 where nothing can be promised."""
    return certificate(plan, Known(figures, {}, base)).width


def certificate(plan: Plan, known: Known, enough: float = 0.0) -> Certificate:
    """Return the guarantee, with what each universe leaves of it.

    `enough`: the excess of which no better is looked for.
    """
    found = universes(plan, known.figures, (*known.ceilings, *known.least))
    excesses = tuple(_least_excess(universe, known, enough + TOLERANCE) for universe in found)
    worst = max((each.value for each in excesses), default=0.0)
    room = max(0.0, known.base - 1 - worst)
    return Certificate(math.floor(room + TOLERANCE), excesses)


_Place = tuple[str, str]
"""A population and one of its partitions."""


def _least_excess(universe: Universe, known: Known, enough: float) -> Excess:
    """Return the excess of the worst profile: each may have a population of its own."""
    gauge = Gauge(universe, known)
    first = found = gauge.excess()
    apart: frozenset[_Place] = frozenset()
    while found.value > enough and (crowded := _places(found.crowded) - apart):
        apart |= crowded
        choices = list(_choices(known.ceilings, apart))
        if len(choices) > _MOST_PROGRAMMES:
            return first
        found = _worst(gauge, choices, enough)
    return found if math.isfinite(found.value) else first


def _worst(gauge: Gauge, choices: Sequence[frozenset[Count]], enough: float) -> Excess:
    """Return the worst excess, or the first that is too much."""
    worst = gauge.excess(choices[0])
    for full in choices[1:]:
        if worst.value > enough:
            break
        worst = max(worst, gauge.excess(full), key=lambda found: found.value)
    return worst


def _places(counts: Collection[Count]) -> frozenset[_Place]:
    return frozenset((c.population, c.condition[0][0]) for c in counts if c.condition)


def _choices(ceilings: Collection[Count], apart: frozenset[_Place]) -> Iterator[frozenset[Count]]:
    """Give the counts that nobody is added to: in each place, all of them but one."""
    found: dict[_Place, list[Count]] = {place: [] for place in sorted(apart)}
    for count in ceilings:
        for place in _places([count]) & apart:
            found[place].append(count)
    everything = frozenset(count for counts in found.values() for count in counts)
    for chosen in product(*found.values()):
        yield everything - frozenset(chosen)
