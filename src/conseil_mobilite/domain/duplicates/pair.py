"""Possible pairs, found a slice at a time and put in the order in which they deserve a look."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.duplicates.blocking import candidates
from conseil_mobilite.domain.duplicates.likeness import (
    Trait,
    Traits,
    agreeing,
    are_crossed,
    is_possible,
)

SLICE: Final = 40_000
"""Comparisons of one slice: about a twentieth of a second."""
MANY_HOLDERS: Final = 6
"""Files from which a telephone or an address says little: a reception, a household."""

_WEIGHTS: Final[Mapping[Trait, int]] = MappingProxyType(
    {
        Trait.LAST_NAME: 20,
        Trait.FIRST_NAME: 20,
        Trait.BIRTH_DATE: 30,
        Trait.PHONE: 25,
        Trait.EMAIL: 30,
    }
)
_SHARED_BY_MANY: Final = 5
_SPELT_OTHERWISE: Final = -4
_OTHER_BIRTH: Final = -30
_CROSSED_BIRTH: Final = -5
_OTHER_NAME: Final = -15
_IDENTIFIER: Final = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two files that may be of one person; the smaller key comes first, as in `DistinctPair`."""

    first: UUID
    second: UUID
    traits: tuple[Trait, ...]
    score: int

    @property
    def key(self) -> tuple[UUID, UUID]:
        return self.first, self.second


def pair_key(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """Return two keys, the smaller one first."""
    return (one, other) if one.int < other.int else (other, one)


class PairSearch:
    """Compares files a slice at a time, so that other reading passes between two slices."""

    def __init__(
        self, people: Sequence[Traits], apart: Collection[tuple[UUID, UUID]] = frozenset()
    ) -> None:
        """`apart` are the pairs of which somebody said that they are two people."""
        self._people, self._apart = people, apart
        self._candidates = candidates(people)
        self._compared: set[int] = set()
        self._found: list[Pair] = []
        self._crowded = _crowded(people)

    def go_on(self, comparisons: int = SLICE) -> bool:
        """Compare some more; tell whether more remains."""
        for one, other in (taken := list(islice(self._candidates, comparisons))):
            self._compare(one, other)
        return len(taken) == comparisons

    def pairs(self) -> tuple[Pair, ...]:
        """Return what was found so far, what is surest first."""
        return tuple(sorted(self._found, key=lambda pair: (-pair.score, pair.first, pair.second)))

    def _compare(self, one: int, other: int) -> None:
        place = min(one, other) * len(self._people) + max(one, other)
        if place in self._compared:
            return
        self._compared.add(place)
        left, right = self._people[one], self._people[other]
        traits = agreeing(left, right)
        if is_possible(traits):
            key = pair_key(left.id, right.id)
            if key not in self._apart:
                self._found.append(Pair(*key, traits, score(left, right, self._crowded)))


def all_pairs(
    people: Sequence[Traits], apart: Collection[tuple[UUID, UUID]] = frozenset()
) -> tuple[Pair, ...]:
    """Return every possible pair among these files."""
    search = PairSearch(people, apart)
    while search.go_on():
        pass
    return search.pairs()


def score(one: Traits, other: Traits, crowded: frozenset[str] = frozenset()) -> int:
    """Weigh what two files agree and contradict each other on; only the order depends on it.

    `crowded` are the telephones and addresses that many files hold.
    """
    traits = agreeing(one, other)
    agreed = sum(_WEIGHTS[trait] for trait in traits)
    reached = [(Trait.PHONE, one.phones & other.phones), (Trait.EMAIL, one.emails & other.emails)]
    agreed -= sum(_WEIGHTS[t] - _SHARED_BY_MANY for t, held in reached if held and held <= crowded)
    if Trait.FIRST_NAME in traits and one.first_name != other.first_name:
        agreed += _SPELT_OTHERWISE
    agreed += _OTHER_NAME * sum(each not in traits for each in (Trait.LAST_NAME, Trait.FIRST_NAME))
    return agreed + _births(one, other) + _identifiers(one, other)


def _births(one: Traits, other: Traits) -> int:
    if one.birth_date is None or other.birth_date is None or one.birth_date == other.birth_date:
        return 0
    return _CROSSED_BIRTH if are_crossed(one.birth_date, other.birth_date) else _OTHER_BIRTH


def _identifiers(one: Traits, other: Traits) -> int:
    held = ((one.france_travail_id, other.france_travail_id), (one.caf_id, other.caf_id))
    known = [(mine, theirs) for mine, theirs in held if mine and theirs]
    return sum(_IDENTIFIER if mine == theirs else -_IDENTIFIER for mine, theirs in known)


def _crowded(people: Iterable[Traits]) -> frozenset[str]:
    held = Counter(value for person in people for value in (*person.phones, *person.emails))
    return frozenset(value for value, holders in held.items() if holders > MANY_HOLDERS)
