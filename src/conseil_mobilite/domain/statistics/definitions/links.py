"""What the words of the definitions make true of several counts at once."""

from collections.abc import Iterator
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.exact.figures import Count

_EVERY, _ALL = "*", "+"


@dataclass(frozen=True, slots=True)
class Link:
    """Sums of counts that must agree: `parts` add up to `whole`, or at most to it.

    Where `exact` they are equal by definition; otherwise the inclusion holds as a rule: one that
    the true counts contradict is left out, since nobody can rely on it. A link between two whole
    populations holds for the same values of any partition that both show.
    """

    whole: tuple[Count, ...]
    parts: tuple[Count, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class LinkRule:
    """Links as they are written, for whatever values the dimensions have.

    Counts are written `population`, `population|age=18_25` or `population|public:rsa=oui`. A `*` in
    every count stands for each item of the dimension in turn, one link for each; a `+` for all of
    them together.
    """

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    exact: bool

    @property
    def populations(self) -> frozenset[str]:
        return frozenset(text.partition("|")[0] for text in (*self.whole, *self.parts))

    def links(self, definitions: Definitions) -> Iterator[Link]:
        for item in _items(" ".join(self.whole + self.parts), _EVERY, definitions):
            whole = tuple(_counts(self.whole, item, definitions))
            parts = tuple(_counts(self.parts, item, definitions))
            if whole and parts:
                yield Link(whole, parts, self.exact)


def _counts(written: tuple[str, ...], item: str, definitions: Definitions) -> Iterator[Count]:
    for text in written:
        for each in _items(text, _ALL, definitions):
            yield _count(text.replace(_EVERY, item).replace(_ALL, each))


def _items(text: str, sign: str, definitions: Definitions) -> tuple[str, ...]:
    if sign not in text:
        return ("",)
    named = text.partition(f":{sign}")[0].rpartition("|")[2]
    return tuple(item.code for item in definitions.dimensions[named].items)


def _count(text: str) -> Count:
    population, _, condition = text.partition("|")
    if not condition:
        return Count(population)
    partition, _, value = condition.rpartition("=")
    return Count(population, ((partition, (value,)),))
