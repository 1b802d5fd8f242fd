"""Quietly tell, while an adviser types, who may already have a file."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.domain.people.person import ContactPoint, Person

SHOWN: Final = 3
_LOOKED_AT: Final = 40


class Likeness(StrEnum):
    """What two files share. Twins and couples do too: it is said, never decided."""

    NAME = "name"
    BIRTH = "birth"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed so far of a person."""

    last_name: str
    first_name: str
    birth_date: date | None = None
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody already known, perhaps in the recycle bin."""

    person_id: UUID
    full_name: str
    birth_date: date | None
    municipality: str
    file_number: str
    alike: tuple[Likeness, ...]
    in_bin: bool


def possible_duplicates(
    session: Session, typed: Typed, besides: UUID | None = None
) -> tuple[Namesake, ...]:
    """Return up to three people who may be the same.

    Those of the same two names, in either order; of the same telephone; or born the same day with
    one name in common. `besides` is the person looked at.
    """
    number = _number(typed.phone)
    query = select(Person).where(
        or_(_close_names(typed), _same_birth(typed), _same_phone(number)), Person.id != besides
    )
    found = session.exec(query.order_by(col(Person.search_text)).limit(_LOOKED_AT)).all()
    reached = set(session.exec(select(ContactPoint.person_id).where(_is_phone(number))))
    namesakes = (_namesake(person, typed, by_phone=person.id in reached) for person in found)
    return tuple(namesake for namesake in namesakes if namesake.alike)[:SHOWN]


def _namesake(person: Person, typed: Typed, *, by_phone: bool) -> Namesake:
    found = {
        Likeness.NAME: _same_names(person, typed),
        Likeness.BIRTH: typed.birth_date is not None
        and typed.birth_date == person.birth_date
        and bool(_names_of(person) & {fold(typed.last_name), fold(typed.first_name)}),
        Likeness.PHONE: by_phone,
    }
    return Namesake(
        person_id=person.id,
        full_name=person.full_name,
        birth_date=person.birth_date,
        municipality=person.municipality_name,
        file_number=person.file_number,
        alike=tuple(likeness for likeness, holds in found.items() if holds),
        in_bin=person.deleted_at is not None,
    )


def _same_names(person: Person, typed: Typed) -> bool:
    """Compare both names, in either order; a birth date that differs tells two people apart."""
    if person.birth_date and typed.birth_date and person.birth_date != typed.birth_date:
        return False
    names = {fold(typed.last_name), fold(typed.first_name)}
    return "" not in names and names <= _names_of(person)


def _names_of(person: Person) -> set[str]:
    return {fold(name) for name in (person.last_name, person.usual_name, person.first_name)} - {""}


def _number(phone: str) -> str:
    """Return the number in E.164, or nothing while it is not whole."""
    try:
        return parse_phone(phone)
    except UserError:
        return ""


def _close_names(typed: Typed) -> ColumnElement[bool]:
    """Every word of both names begins a word of the file; nobody while one name is missing."""
    last, first = fold(typed.last_name).split(), fold(typed.first_name).split()
    if not last or not first:
        return false()
    return and_(*(col(Person.search_text).contains(f" {word}") for word in (*last, *first)))


def _same_birth(typed: Typed) -> ColumnElement[bool]:
    return col(Person.birth_date) == typed.birth_date if typed.birth_date else false()


def _same_phone(number: str) -> ColumnElement[bool]:
    return col(Person.id).in_(select(ContactPoint.person_id).where(_is_phone(number)))


def _is_phone(number: str) -> ColumnElement[bool]:
    if not number:
        return false()
    return and_(col(ContactPoint.kind) == "phone", col(ContactPoint.value) == number)
