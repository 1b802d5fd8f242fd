"""What tells something of a count: it may be hidden with it."""

from collections.abc import Iterator, Mapping

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.suppression.hiding import (
    Hidden,
    everything_of,
    partitions_of,
    populations_of,
)

Lineages = Mapping[str, tuple[str, ...]]


def shown_above(plan: Plan, lineages: Lineages, count: Count) -> Iterator[Count]:
    """Give the counts that the tables show and that bound one: itself, or its nearest margins.

    A value of a population that is not broken down so is bounded by that of the first population
    that it is part of and that is.
    """
    pairs = count.condition or ((),)
    for pair in pairs:
        condition = (pair,) if pair else ()
        yield next(
            (
                Count(population, condition)
                for population in lineages[count.population]
                if _is_shown(plan, population, condition)
            ),
            Count(count.population),
        )


def _is_shown(plan: Plan, population: str, condition: Condition) -> bool:
    if not condition:
        return population in populations_of(plan)
    codes = {each.code for each in partitions_of(plan, population)}
    return condition[0][0] in codes


def linked(plan: Plan, count: Count) -> Iterator[Count]:
    """Give the counts that words tie to this one: the senior to those of 50 and more."""
    for link in plan.links:
        tied = (*link.whole, *link.parts)
        if count in tied:
            yield from (each for each in tied if each != count and each.condition)


def relatives(plan: Plan, lineages: Lineages, population: str) -> list[Hidden]:
    """Return all that tied populations show, one population after the other.

    What is part of others goes first, and what shows least: hiding it costs the reader least.
    """
    tied = dict.fromkeys((*_tied(plan, lineages, population), population))
    found = [everything_of(plan, each) for each in tied]
    return sorted(filter(None, found), key=len)


def _tied(plan: Plan, lineages: Lineages, population: str) -> Iterator[str]:
    for code, chain in lineages.items():
        if population in chain or code in lineages[population]:
            yield code
    for rule in plan.rules:
        if population in rule.populations:
            yield from sorted(rule.populations - {population})
