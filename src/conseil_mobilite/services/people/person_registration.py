"""Register a person: her file, and the pathway that begins with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import privacy
from conseil_mobilite.services.people.person_checks import (
    EMAIL,
    PERSON_TEXTS,
    PHONE,
    checked_birth_date,
    checked_contacts,
    checked_publics,
    checked_text,
)
from conseil_mobilite.services.referrals import referrals
from conseil_mobilite.services.referrals.referrals import SPONTANEOUS, Origin
from conseil_mobilite.store.journal import audit

_FIGURES: Final = 4


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is known of a person on her first day. Without an adviser, the one who acts follows her.

    `publics` are codes of the list `publics`; phones and e-mails are as typed, the first preferred.
    """

    last_name: str
    first_name: str
    usual_name: str = ""
    civility: str = ""
    birth_date: date | None = None
    sex: str = "NSP"
    address: str = ""
    postcode: str = ""
    insee_code: str = ""
    municipality_name: str = ""
    epci_code: str = ""
    qpv: str = "nsp"
    frr: str = "nsp"
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    france_travail_id: str = ""
    caf_id: str = ""
    contact_preference: str = "TELEPHONE"
    easy_read: bool = False
    publics: tuple[str, ...] = ()
    adviser_id: UUID | None = None


def register(session: Session, new: NewPerson, on: date) -> Person:
    """Open the file of a person. UserError names the input at fault."""
    person = _checked(session, new, on)
    phones = checked_contacts(PHONE, new.phones)
    emails = checked_contacts(EMAIL, new.emails)
    publics = checked_publics(new.publics)
    person.file_number = next(file_numbers(session, on.year))
    person.search_text = search_text(person, phones)
    session.add(person)
    session.flush()
    session.add_all(contact_points(person.id, PHONE, phones))
    session.add_all(contact_points(person.id, EMAIL, emails))
    session.add_all(PersonAudience(person_id=person.id, code=code, since=on) for code in publics)
    session.flush()
    audit.record(session, "person.register", "person", person.id)
    return person


def welcome(session: Session, new: NewPerson, origin: Origin, on: date) -> Person:
    """Register a person, keep who sent her and what she was told, and open her pathway."""
    person = register(session, new, on)
    kind = checked_text("prescriber_kind", origin.prescriber_kind)
    referral = None if kind == SPONTANEOUS else referrals.receive(session, person.id, origin, on)
    if origin.notice_version:
        privacy.give_notice(session, person.id, origin.notice_version, on)
    if referral and not origin.accepted:
        return person
    pathways.open_pathway(
        session,
        person.id,
        on,
        referral_id=referral.id if referral else None,
        prescriber_kind=kind,
        basin_id=origin.basin_id,
    )
    return person


def contact_points(person_id: UUID, kind: str, values: Iterable[str]) -> list[ContactPoint]:
    return [
        ContactPoint(person_id=person_id, kind=kind, value=value, position=position)
        for position, value in enumerate(values)
    ]


def file_numbers(session: Session, year: int) -> Iterator[str]:
    """Give the numbers after the last of the year; one writer at a time asks."""
    rank = _last_rank(session, year)
    return (f"{year}-{following:0{_FIGURES}}" for following in count(rank + 1))


def _checked(session: Session, new: NewPerson, on: date) -> Person:
    person = Person(
        last_name="",
        first_name="",
        file_number="",
        birth_date=checked_birth_date(new.birth_date, on),
        easy_read=new.easy_read,
        adviser_id=new.adviser_id or session.info["adviser"],
        registered_on=on,
    )
    for field in PERSON_TEXTS:
        setattr(person, field, checked_text(field, getattr(new, field)))
    return person


def _last_rank(session: Session, year: int) -> int:
    numbers = select(Person.file_number).where(
        col(Person.file_number) >= f"{year}-", col(Person.file_number) < f"{year}."
    )
    last = session.exec(numbers.order_by(col(Person.file_number).desc()).limit(1)).first()
    rank = int(last.partition("-")[2]) if last else 0
    if rank >= 10**_FIGURES - 1:
        rank = max(int(number.partition("-")[2]) for number in session.exec(numbers))
    return rank
