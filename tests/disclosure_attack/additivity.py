"""Whether published totals are the sums of their parts, and how far from the truth they are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from tests.disclosure_attack.published import Published
from tests.disclosure_attack.words import Group, Words

from conseil_mobilite.domain.statistics.exact.figures import Condition, Count


def shown(published: Published) -> Mapping[Group, int]:
    return {fact.group: fact.shown for fact in published.facts if fact.shown is not None}


def broken_sums(published: Published) -> Iterator[tuple[Group, str]]:
    """Find the totals that are not the sum of the parts shown beside them, in any table."""
    parts: dict[tuple[Group, str], dict[frozenset[str], int]] = {}
    figures = shown(published)
    for group, figure in figures.items():
        for name, values in group.region:
            rest = tuple(pair for pair in group.region if pair[0] != name)
            parts.setdefault((replace(group, region=rest), name), {})[values] = figure
    for (whole, name), found in parts.items():
        complete = whole in figures and _complete(published.words, name, found)
        if complete and sum(found.values()) != figures[whole]:
            yield whole, name


def _complete(words: Words, name: str, parts: Mapping[frozenset[str], int]) -> bool:
    values = [value for part in parts for value in part]
    return sorted(values) == sorted(words.values[name])


def true_count(counts: Mapping[Count, int], group: Group) -> int:
    """Return how many units there are in a group, whatever it gathers; KeyError if not counted."""
    singles = [[(name, (value,)) for value in sorted(values)] for name, values in group.region]
    return sum(_counted(counts, group.population, chosen) for chosen in product(*singles))


def _counted(counts: Mapping[Count, int], population: str, condition: Condition) -> int:
    """Return a count, whichever of its two partitions is named first."""
    count = Count(population, condition)
    return counts[count] if count in counts else counts[Count(population, condition[::-1])]


def is_counted(counts: Mapping[Count, int], group: Group) -> bool:
    """Say whether a plan counts the units of a group, rather than what they bring."""
    names = [name for name, _ in group.region]
    first = tuple((name, (min(values),)) for name, values in group.region)
    return len(names) <= 2 and any(
        Count(group.population, condition) in counts for condition in (first, first[::-1])
    )
