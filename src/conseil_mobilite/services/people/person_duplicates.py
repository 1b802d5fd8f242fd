"""Quietly tell, while an adviser types, who may already have a file.

By the rule of the possible pairs (`domain.duplicates`), with two differences: a telephone or an
e-mail alone is said too, and both names alone are not where the birth dates differ.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select

from conseil_mobilite.domain.duplicates.likeness import (
    Trait,
    Traits,
    agreeing,
    bare,
    bare_emails,
    bare_names,
    bare_phones,
    is_possible,
)
from conseil_mobilite.domain.duplicates.pair import score
from conseil_mobilite.domain.duplicates.pair_words import agreement_words
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.services.people.person_checks import EMAIL, PHONE

SHOWN: Final = 3
_LOOKED_AT: Final = 40
_OVERSEAS: Final = re.compile(r"^\+(?:262|508|59[046])")
"""A number may have been kept under the code of the mainland."""
_NOBODY: Final = UUID(int=0)
_LONGEST_NAMES: Final = 400
"""Letters: no file holds longer names, and SQLite refuses so many words or so long ones."""
_PIECES: Final = 3
"""Of three pieces of a name, one letter typed wrong leaves one as it was."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed so far of a person."""

    last_name: str
    first_name: str
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    usual_name: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody already known, perhaps in the recycle bin; `agreed` says what both share."""

    person_id: UUID
    full_name: str
    birth_date: date | None
    municipality: str
    file_number: str
    agreed: tuple[str, ...]
    in_bin: bool


def possible_duplicates(
    session: Session, typed: Typed, besides: UUID | None = None
) -> tuple[Namesake, ...]:
    """Return up to three people who may be the same, the likeliest first.

    `besides` is the person looked at.
    """
    written = _traits_typed(typed)
    found = {each.id: each for each in _like(session, typed, written) if each.id != besides}
    known = ((person, _traits_known(session, person)) for person in found.values())
    alike = [(person, traits) for person, traits in known if _is_told(written, traits)]
    alike.sort(key=lambda pair: (-score(written, pair[1]), pair[0].search_text))
    return tuple(_namesake(person, written, traits) for person, traits in alike[:SHOWN])


def _is_told(written: Traits, known: Traits) -> bool:
    traits = agreeing(written, known)
    if Trait.PHONE in traits or Trait.EMAIL in traits:
        return True
    names_alone = set(traits) == {Trait.LAST_NAME, Trait.FIRST_NAME}
    return is_possible(traits) and not (names_alone and written.birth_date and known.birth_date)


def _namesake(person: Person, written: Traits, known: Traits) -> Namesake:
    return Namesake(
        person_id=person.id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        municipality=person.municipality_name,
        file_number=person.file_number,
        agreed=agreement_words(written, known, agreeing(written, known)),
        in_bin=person.deleted_at is not None,
    )


def _traits_typed(typed: Typed) -> Traits:
    number = _number(typed.phone)
    return Traits(
        id=_NOBODY,
        last_names=bare_names(typed.last_name, typed.usual_name),
        first_name=bare(typed.first_name),
        birth_date=typed.birth_date,
        phones=bare_phones([number]),
        emails=bare_emails([typed.email]),
    )


def _traits_known(session: Session, person: Person) -> Traits:
    held = session.exec(select(ContactPoint).where(ContactPoint.person_id == person.id)).all()
    return Traits(
        id=person.id,
        last_names=bare_names(person.last_name, person.usual_name),
        first_name=bare(person.first_name),
        birth_date=person.birth_date,
        phones=bare_phones(each.value for each in held if each.kind == PHONE),
        emails=bare_emails(each.value for each in held if each.kind == EMAIL),
    )


def _number(phone: str) -> str:
    """Return the number in E.164, or nothing while it is not whole."""
    try:
        return parse_phone(phone)
    except UserError:
        return ""


def _like(session: Session, typed: Typed, written: Traits) -> Iterator[Person]:
    """Give the people who share something with what is typed, a few by each thing."""
    for condition in _conditions(typed, written):
        some = (
            select(Person)
            .where(condition, col(Person.archived_on).is_(None))
            .order_by(col(Person.search_text))
        )
        yield from session.exec(some.limit(_LOOKED_AT))


def _conditions(typed: Typed, written: Traits) -> Iterator[ColumnElement[bool]]:
    letters = sum(map(len, (typed.last_name, typed.usual_name, typed.first_name)))
    if written.last_names and written.first_name and letters <= _LONGEST_NAMES:
        yield _both_names(typed)
    if written.birth_date is not None:
        yield col(Person.birth_date) == written.birth_date
    if written.phones:
        number = _number(typed.phone)
        yield _reached_at(PHONE, {number, _OVERSEAS.sub("+33", number)})
    if written.emails:
        yield _reached_at(EMAIL, written.emails)


def _both_names(typed: Typed) -> ColumnElement[bool]:
    """Every word of a last name, and nearly the first name, are in the words of the file."""
    first = fold(typed.first_name)
    close = or_(*(_holds(piece) for piece in _pieces(first)), _holds_words(first))
    lasts = [fold(name) for name in (typed.last_name, typed.usual_name)]
    return and_(close, or_(*(_holds_words(last) for last in lasts if last)))


def _pieces(name: str) -> list[str]:
    word = max(name.split(), key=len, default="")
    size = -(-len(word) // _PIECES)
    return [word[start : start + size] for start in range(0, len(word), size)] if word else []


def _holds(piece: str) -> ColumnElement[bool]:
    return col(Person.search_text).contains(piece)


def _holds_words(name: str) -> ColumnElement[bool]:
    return and_(*(col(Person.search_text).contains(f" {word}") for word in name.split()))


def _reached_at(kind: str, values: AbstractSet[str]) -> ColumnElement[bool]:
    there = select(ContactPoint.person_id).where(
        ContactPoint.kind == kind, func.lower(ContactPoint.value).in_(values)
    )
    return col(Person.id).in_(there)
