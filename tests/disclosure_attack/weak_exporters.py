"""Exporters that protect nobody, to show that the attack is one."""

from collections.abc import Callable, Mapping

from tests.disclosure_attack.published import Fact, Published
from tests.disclosure_attack.words import Group, Words, region

from conseil_mobilite.domain.statistics.exact.figures import Count

_SMALL = range(1, 5)
Weak = Callable[[Mapping[Count, int], Words, int], Published]


def nearest(counts: Mapping[Count, int], words: Words, release: int = 0) -> Published:
    """Round each cell alone to the nearest multiple of 5: it hides 2 either way."""
    facts = tuple(
        Fact(group_of(count, release), max(0, shown - 2), shown + 2)
        for count, value in counts.items()
        for shown in [rounded_alone(value)]
    )
    return Published(words, facts, tuple(fact.group for fact in facts), release)


def rounded_alone(value: int) -> int:
    return 5 * ((value + 2) // 5)


def suppressed(counts: Mapping[Count, int], words: Words, release: int = 0) -> Published:
    """Hide the cells of 1 to 4 and nothing else; all the others are exact."""
    facts = tuple(
        Fact(group_of(count, release), *((1, 4) if value in _SMALL else (value, value)))
        for count, value in counts.items()
    )
    hidden = tuple(fact.group for fact in facts if fact.least < fact.most)
    return Published(words, facts, hidden, release)


def unprotected(counts: Mapping[Count, int], words: Words, release: int = 0) -> Published:
    """Publish the counts as they are."""
    facts = tuple(Fact(group_of(c, release), value, value) for c, value in counts.items())
    return Published(words, facts, tuple(fact.group for fact in facts), release)


def group_of(count: Count, release: int = 0) -> Group:
    found = region(tuple((name, frozenset(values)) for name, values in count.condition))
    return Group(count.population, found, release)
