"""Which files to compare: those that share a key, never each with each.

Two files that agree on two traits share a first trait, hence a block. A block that is large, such
as the telephone of a reception or the first of January, is parted again by each other trait: what
is compared in it then shares two of them, and is a pair or nearly so.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import Final, TypeAlias

from conseil_mobilite.domain.duplicates.likeness import Traits, are_close, near_spellings

LARGEST: Final = 40
"""Files of one block that are compared each with each."""

_Ranks: TypeAlias = Sequence[int]
_Pairs: TypeAlias = Iterator[tuple[int, int]]
_Keys: TypeAlias = Callable[[Traits], Iterable[Hashable]]
_Near: TypeAlias = Mapping[str, frozenset[str]]


def candidates(people: Sequence[Traits]) -> _Pairs:
    """Give the ranks of the files to compare; a pair may come several times, in either order."""
    everybody = range(len(people))
    near = _near_names(person.first_name for person in people)
    for block in _blocks(people, everybody, _last_names):
        yield from _of_close_names(people, block, near)
    yield from _of_swapped_names(people)
    for keys in _SINGLE:
        for block in _blocks(people, everybody, keys):
            if len(block) <= LARGEST:
                yield from combinations(block, 2)
            else:
                yield from _in_large(people, block, keys, near)


def _in_large(people: Sequence[Traits], block: _Ranks, made_by: _Keys, near: _Near) -> _Pairs:
    yield from _of_close_names(people, block, near)
    for keys in (_last_names, *_SINGLE):
        if keys is not made_by:
            for part in _blocks(people, block, keys):
                yield from combinations(part, 2)


def _of_close_names(people: Sequence[Traits], ranks: _Ranks, near: _Near) -> _Pairs:
    """Give those of these files whose first names are close."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for rank in ranks:
        bearers[people[rank].first_name].append(rank)
    for name, ranked in bearers.items():
        yield from combinations(ranked, 2)
        for other in near.get(name, ()):
            if other > name and other in bearers:
                yield from product(ranked, bearers[other])


def _of_swapped_names(people: Sequence[Traits]) -> _Pairs:
    bearers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for rank, person in enumerate(people):
        for name in person.last_names:
            bearers[name, person.first_name].append(rank)
    for (last, first), ranked in bearers.items():
        if last < first and (first, last) in bearers:
            yield from product(ranked, bearers[first, last])


def _near_names(names: Iterable[str]) -> _Near:
    """Return, for each first name, those that are one letter apart from it."""
    known = set(names)
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for name in known:
        for spelling in set(near_spellings(name)):
            spelt[spelling].append(name)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in chain.from_iterable(combinations(each, 2) for each in spelt.values()):
        if are_close(one, other):
            found[one].add(other)
            found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


def _blocks(people: Sequence[Traits], ranks: _Ranks, keys: _Keys) -> Iterator[list[int]]:
    """Give the files that share a key, where several do."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for rank in ranks:
        for key in keys(people[rank]):
            found[key].append(rank)
    return (block for block in found.values() if len(block) > 1)


def _last_names(person: Traits) -> Iterable[Hashable]:
    return person.last_names


def _birth_dates(person: Traits) -> Iterable[Hashable]:
    return () if person.birth_date is None else (person.birth_date,)


def _phones(person: Traits) -> Iterable[Hashable]:
    return person.phones


def _emails(person: Traits) -> Iterable[Hashable]:
    return person.emails


_SINGLE: Final = (_birth_dates, _phones, _emails)
