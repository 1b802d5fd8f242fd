"""Exporters that protect nobody, to show that the attack is one."""

from collections.abc import Callable, Mapping
from random import Random

from tests.disclosure_attack.published import Fact, Published
from tests.disclosure_attack.words import Group, Words, region

from conseil_mobilite.domain.statistics.exact.figures import Count

_SMALL = range(1, 5)
_BASE = 5
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


def one_by_one(
    counts: Mapping[Count, int], words: Words, release: int = 0, seed: int = 0
) -> Published:
    """Round each partition alone, additively and without bias, whatever was published before.

    Along a partition the remainders are added up, and each multiple of 5 that the running sum
    passes goes to the cell that passes it: a release alone is safe.
    """
    start = Random(seed).random()  # noqa: S311 - simulation
    shown: dict[Group, int] = {}
    for population, partition in _partitions(counts):
        passed, running = 0, 0
        whole = Group(population, (), release)
        shown[whole] = 0
        for value in words.values[partition]:
            true = counts[Count(population, ((partition, (value,)),))]
            running += true % _BASE
            steps = int(running / _BASE + start)
            figure = true - true % _BASE + _BASE * (steps - passed)
            passed = steps
            shown[whole.where(partition, value)] = figure
            shown[whole] += figure
    facts = tuple(
        Fact(group, max(0, figure - _BASE + 1), figure + _BASE - 1, figure)
        for group, figure in shown.items()
    )
    return Published(words, facts, tuple(shown), release)


def _partitions(counts: Mapping[Count, int]) -> list[tuple[str, str]]:
    found = {(c.population, c.condition[0][0]): None for c in counts if len(c.condition) == 1}
    return list(found)


def unprotected(counts: Mapping[Count, int], words: Words, release: int = 0) -> Published:
    """Publish the counts as they are."""
    facts = tuple(Fact(group_of(c, release), value, value) for c, value in counts.items())
    return Published(words, facts, tuple(fact.group for fact in facts), release)


def group_of(count: Count, release: int = 0) -> Group:
    found = region(tuple((name, frozenset(values)) for name, values in count.condition))
    return Group(count.population, found, release)
