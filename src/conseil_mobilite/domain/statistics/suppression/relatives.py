"""What tells something of a count: it may be hidden with it."""

from collections.abc import Iterator

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.suppression.hiding import (
    Hidden,
    breakdowns,
    everything_of,
)


def siblings(plan: Plan, count: Count) -> tuple[Count, ...]:
    """Return the counts that add up to a total with this one."""
    return next((each.parts for each in breakdowns(plan) if count in each.parts), ())


def linked(plan: Plan, count: Count) -> Iterator[Count]:
    """Give the counts that words tie to this one: the senior to those of 50 and more."""
    for link in plan.links:
        tied = (*link.whole, *link.parts)
        if count in tied:
            yield from (each for each in tied if each != count and each.condition)


def relatives(plan: Plan, count: Count) -> list[Hidden]:
    """Return all that tied populations show, one population after the other, its own the last.

    The smallest comes first: hiding it costs the reader least.
    """
    tied = dict.fromkeys(_tied(plan, count.population))
    found = [everything_of(plan, population) for population in tied]
    return [*sorted(filter(None, found), key=len), everything_of(plan, count.population)]


def _tied(plan: Plan, population: str) -> Iterator[str]:
    for each in plan.definitions.populations.values():
        if each.part_of == population:
            yield each.code
        elif each.code == population and each.part_of:
            yield each.part_of
    for rule in plan.rules:
        if population in rule.populations:
            yield from sorted(rule.populations - {population})
