"""What somebody who reads the figures may hold for true: the words, and the rules they respect."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.links import Link
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count

_Place = tuple[str, Condition]
_Named = Mapping[tuple[str, frozenset[tuple[str, tuple[str, ...]]]], int]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """`lineages`: each population, that of which it is taken to be part, and so on.

    `links` are the other ties between counts.
    """

    lineages: Mapping[str, tuple[str, ...]]
    links: tuple[Link, ...]


def assumptions(plan: Plan, figures: Mapping[Count, int]) -> Assumptions:
    """Return the links that are true by definition, and those that no published figure denies.

    A link is denied where its parts exceed its whole, among all units or among those of one
    published group, such as the long-term unemployed among the jobseekers of one age. A population
    that a link puts within another is taken to be part of it.
    """
    named = {(count.population, frozenset(count.condition)): n for count, n in figures.items()}
    words = _parents(plan.definitions)
    held = [link for link in plan.links if link.exact or not _denied(words, link, named)]
    parents = {**_adopted(held, words), **words}
    links = tuple(link for link in held if _told_by(link) not in parents.items())
    return Assumptions(
        {code: _lineage(parents, code) for code in plan.definitions.populations}, links
    )


def _parents(definitions: Definitions) -> Mapping[str, str]:
    return {each.code: each.part_of for each in definitions.populations.values() if each.part_of}


def _adopted(links: Iterable[Link], words: Mapping[str, str]) -> Mapping[str, str]:
    """Give the populations that links put within others: one parent each, and never in a circle."""
    found: dict[str, str] = {}
    for link in links:
        child, parent = _told_by(link)
        if child and child not in words and child not in _lineage({**found, **words}, parent):
            found.setdefault(child, parent)
    return found


def _told_by(link: Link) -> tuple[str, str]:
    """Return the populations of a link that puts a whole one within another; else nothing."""
    counts = (*link.parts, *link.whole)
    if link.exact or len(counts) != len((link.parts[0], link.whole[0])):
        return "", ""
    if any(count.condition for count in counts):
        return "", ""
    return link.parts[0].population, link.whole[0].population


def _lineage(parents: Mapping[str, str], population: str) -> tuple[str, ...]:
    chain = [population]
    while parent := parents.get(chain[-1]):
        chain.append(parent)
    return tuple(chain)


def _denied(parents: Mapping[str, str], link: Link, named: _Named) -> bool:
    return any(
        _sum(link.parts, place, named, 0) > _sum(link.whole, place, named, None)
        for place in _places(parents, link, named)
    )


def _places(parents: Mapping[str, str], link: Link, named: _Named) -> Iterator[_Place]:
    """Give the groups in which a link may be read: everybody, then each group of its parts."""
    yield "", ()
    first = link.parts[0]
    if all(_told_by(link)):
        yield from (
            ("", tuple(cond)) for population, cond in named if population == first.population
        )
    elif first.condition and len({each.population for each in (*link.whole, *link.parts)}) == 1:
        pair = first.condition[0]
        for population, condition in named:
            if pair in condition and first.population in _lineage(parents, population):
                yield population, tuple(condition - {pair})


def _sum(counts: Iterable[Count], place: _Place, named: _Named, missing: int | None) -> float:
    """Add the counts up in that group; `missing` stands for one that is not published."""
    population, more = place
    values = [
        named.get((population or count.population, frozenset((*count.condition, *more))), missing)
        for count in counts
    ]
    return sum(float("inf") if value is None else value for value in values)
