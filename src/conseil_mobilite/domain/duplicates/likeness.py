"""What two files have in common, by one rule: two of five traits, and the pair is possible.

Each trait is compared after folding. A last name agrees where a birth name or a name of use of one
is a birth name or a name of use of the other. A first name agrees where it is the same, or one
letter apart (added, missing, other, or two that changed places) and at least four letters long:
between « Léa » and « Léo » one letter makes another person. Both agree where they were typed in
each other's place. Nothing is said by sound or by short form: « Marc » and « Mark » are one letter
apart, and where they are not, a birth date or a telephone tells more.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import NO_BREAK, phone_display

LEAST_TRAITS: Final = 2
SHORTEST_MISSPELT: Final = 4
"""Letters of a first name from which one letter may be a fault of typing."""


class Trait(StrEnum):
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells one file from another, names folded and without spaces (`bare`)."""

    id: UUID
    last_names: frozenset[str]
    first_name: str
    birth_date: date | None = None
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    france_travail_id: str = ""
    caf_id: str = ""


@lru_cache(maxsize=65_536)
def bare(name: str) -> str:
    """Return a name without accents, capitals, hyphens nor spaces: « De La Tour », "delatour"."""
    return fold(name).replace(" ", "")


def bare_names(*names: str) -> frozenset[str]:
    return frozenset(filter(None, map(bare, names)))


def bare_emails(values: Iterable[str]) -> frozenset[str]:
    return frozenset(value.strip().casefold() for value in values if value.strip())


def bare_phones(values: Iterable[str]) -> frozenset[str]:
    """Return numbers as they are dialled in France, whichever code an overseas one was given."""
    return frozenset(phone_display(value).replace(NO_BREAK, "") for value in values if value)


def agreeing(one: Traits, other: Traits) -> tuple[Trait, ...]:
    """Return what two files agree on, in the order of `Trait`."""
    swapped = is_swapped(one, other)
    found = (
        (Trait.LAST_NAME, swapped or not one.last_names.isdisjoint(other.last_names)),
        (Trait.FIRST_NAME, swapped or are_close(one.first_name, other.first_name)),
        (Trait.BIRTH_DATE, one.birth_date is not None and one.birth_date == other.birth_date),
        (Trait.PHONE, not one.phones.isdisjoint(other.phones)),
        (Trait.EMAIL, not one.emails.isdisjoint(other.emails)),
    )
    return tuple(trait for trait, holds in found if holds)


def is_possible(traits: tuple[Trait, ...]) -> bool:
    """Tell whether two files that agree on these may be of one person."""
    return len(traits) >= LEAST_TRAITS


def is_swapped(one: Traits, other: Traits) -> bool:
    """Tell whether the names of one were typed in each other's place."""
    return one.first_name in other.last_names and other.first_name in one.last_names


def are_close(one: str, other: str) -> bool:
    """Tell whether two bare first names are the same, or nearly."""
    if one == other:
        return bool(one)
    return min(len(one), len(other)) >= SHORTEST_MISSPELT and _one_letter_apart(one, other)


def near_spellings(name: str) -> Iterator[str]:
    """Give the name, and it without each of its letters.

    Two names that are one letter apart always have one of these in common.
    """
    yield name
    for rank in range(len(name)):
        yield name[:rank] + name[rank + 1 :]


def are_crossed(one: date | None, other: date | None) -> bool:
    """Tell whether the day of one is the month of the other: 4/6 and 6/4 of one year."""
    if one is None or other is None or one == other or one.year != other.year:
        return False
    return (one.day, one.month) == (other.month, other.day)


@lru_cache(maxsize=65_536)
def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False))
    )
    rest, longer = short[same:], long[same:]
    if len(rest) < len(longer):
        return rest == longer[1:]
    changed_places = rest[:2] == longer[:2][::-1] and rest[2:] == longer[2:]
    return rest[1:] == longer[1:] or changed_places
