"""Several releases of one base read together: a year, its quarters, the corrections of each.

Each population of a release is put within that of the release that contains it: the units of a
quarter are units of its year; those of a release are still there in its correction (somebody who
compares both will suppose so). Each population is compared with itself; what populations say of one
another is attacked within each release.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from conseil_mobilite.domain.statistics.definitions.indicator import OverTime, Population
from conseil_mobilite.domain.statistics.definitions.links import LinkRule
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease, Scope

_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Family:
    """Releases that tell of one another: `within[i]` is the place of the one that contains it.

    The first contains all others. `quarters` are the places of the four quarters of the first, all
    of them or none.
    """

    releases: tuple[ProtectedRelease, ...]
    within: tuple[int, ...]
    quarters: tuple[int, ...]


def families_of(releases: Sequence[ProtectedRelease]) -> tuple[Family, ...]:
    """Sort releases, those of a same period from the oldest to the newest, into families."""
    periods: dict[Scope, list[ProtectedRelease]] = {}
    for release in releases:
        periods.setdefault(release.scope, []).append(release)
    largest = [scope for scope in periods if not any(_contains(other, scope) for other in periods)]
    return tuple(_family(scope, periods) for scope in largest)


def _contains(whole: Scope, part: Scope) -> bool:
    inside = whole.start <= part.start and part.end <= whole.end
    return whole != part and whole.basin == part.basin and inside


def _family(first: Scope, periods: Mapping[Scope, list[ProtectedRelease]]) -> Family:
    found: list[ProtectedRelease] = []
    within: list[int] = []
    quarters: list[int] = []
    inside = [scope for scope in periods if _contains(first, scope)]
    for scope in (first, *sorted(inside, key=lambda each: each.start)):
        container = 0
        for rank, release in enumerate(reversed(periods[scope])):
            if rank == 0 and scope != first:
                quarters.append(len(found))
            found.append(release)
            within.append(container)
            container = len(found) - 1
    complete = tuple(quarters) if len(quarters) == _QUARTERS else ()
    return Family(tuple(found), tuple(within), complete)


def joined_plan(plan: Plan, family: Family) -> Plan:
    """Return the plan in which each population of each release has a name of its own."""
    populations = {
        name(code, place): replace(
            population,
            code=name(code, place),
            part_of=name(code, container) if _is_within(family, population, place) else "",
        )
        for code, population in plan.definitions.populations.items()
        for place, container in enumerate(family.within)
    }
    rules = [rule for rule in plan.rules if len(rule.populations) == 1]
    copies = (_renamed(rule, place) for rule in rules for place in range(len(family.within)))
    covers = (
        cover
        for population in plan.definitions.populations.values()
        for cover in _covers(population, family.quarters)
    )
    return replace(
        plan,
        definitions=replace(plan.definitions, populations=MappingProxyType(populations)),
        tables=(),
        rules=(*copies, *covers),
    )


def _is_within(family: Family, population: Population, place: int) -> bool:
    """Say whether the units of a release are among those of the one that contains it.

    Those of a last day are, where both end on the same.
    """
    ends = (family.releases[each].scope.end for each in (place, family.within[place]))
    return place > 0 and (population.over_time is not OverTime.LAST or len({*ends}) == 1)


def tells_more(plan: Plan, family: Family, told: Sequence[Mapping[Count, int]], code: str) -> bool:
    """Say whether the figures of a population, `told` by each release, are worth joining.

    A year of events that is the sum of its quarters, or their last, tells nothing that they do not.
    """
    over_time = plan.definitions.populations[code].over_time
    if not family.quarters or over_time is OverTime.DISTINCT:
        return True
    parts = [told[place] for place in family.quarters]
    added = parts if over_time is OverTime.SUM else parts[-1:]
    return any(
        figure != sum(part[count] for part in added)
        for count, figure in told[0].items()
        if count.population == code and all(count in part for part in added)
    )


def name(population: str, place: int) -> str:
    """Return the name of a population in one release of a family."""
    return f"{population}@{place}" if place else population


def renamed(count: Count, place: int) -> Count:
    return Count(name(count.population, place), count.condition)


def _renamed(rule: LinkRule, place: int) -> LinkRule:
    whole, parts = (
        tuple(_named(text, place) for text in side) for side in (rule.whole, rule.parts)
    )
    return LinkRule(whole, parts, rule.exact)


def _named(text: str, place: int) -> str:
    population, bar, condition = text.partition("|")
    return f"{name(population, place)}{bar}{condition}"


def _covers(population: Population, quarters: Sequence[int]) -> Iterator[LinkRule]:
    """Say how a year follows from its quarters."""
    if not quarters:
        return
    parts = tuple(name(population.code, place) for place in quarters)
    match population.over_time:
        case OverTime.SUM:
            yield LinkRule(parts, (population.code,), exact=True)
        case OverTime.DISTINCT:
            yield LinkRule(parts, (population.code,), exact=False)
        case OverTime.LAST:
            yield LinkRule(parts[-1:], (population.code,), exact=True)
