"""Correct what is known of a person, one input at a time, as it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.services.duplicates.former_numbers import former_numbers
from conseil_mobilite.services.people.person_checks import (
    EMAIL,
    PERSON_TEXTS,
    PHONE,
    checked_birth_date,
    checked_contacts,
    checked_text,
)
from conseil_mobilite.services.people.person_publics import refuse_birth_after_publics
from conseil_mobilite.services.people.person_registration import contact_points
from conseil_mobilite.store.journal import audit


class PersonChanges(TypedDict, total=False):
    """The inputs that changed; those left out stay as they are."""

    last_name: str
    first_name: str
    usual_name: str
    civility: str
    birth_date: date | None
    sex: str
    address: str
    postcode: str
    insee_code: str
    municipality_name: str
    epci_code: str
    qpv: str
    frr: str
    phones: Sequence[str]
    emails: Sequence[str]
    france_travail_id: str
    caf_id: str
    contact_preference: str
    easy_read: bool
    adviser_id: UUID | None


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """All that is known of a person's identity and situation; her publics, ended ones included."""

    person: Person
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    publics: tuple[PersonAudience, ...]

    def belongs(self, code: str, on: date) -> bool:
        """Tell whether she belongs to a public on a day."""
        return any(
            row.code == code and row.since <= on and (row.until is None or row.until >= on)
            for row in self.publics
        )


def details(session: Session, person_id: UUID) -> PersonDetails:
    publics = select(PersonAudience).where(PersonAudience.person_id == person_id)
    return PersonDetails(
        person=session.get_one(Person, person_id),
        phones=_contacts(session, person_id, PHONE),
        emails=_contacts(session, person_id, EMAIL),
        publics=tuple(session.exec(publics.order_by(col(PersonAudience.since)))),
    )


def correct(session: Session, person_id: UUID, changes: PersonChanges) -> PersonDetails:
    """Store corrections, all or none. UserError names the input at fault."""
    person = session.get_one(Person, person_id)
    _correct_texts(person, changes)
    if "birth_date" in changes:
        on = paris_day(session.info["clock"]())
        birth = checked_birth_date(changes["birth_date"], on)
        refuse_birth_after_publics(session, person_id, birth)
        person.birth_date = birth
    if "phones" in changes:
        _replace_contacts(session, person_id, PHONE, changes["phones"])
    if "emails" in changes:
        _replace_contacts(session, person_id, EMAIL, changes["emails"])
    phones, numbers = _contacts(session, person_id, PHONE), former_numbers(session, person_id)
    person.search_text = search_text(person, phones, numbers)
    session.flush()
    audit.record(session, "person.correct", "person", person_id)
    return details(session, person_id)


def put_in_bin(session: Session, person_id: UUID) -> None:
    """Move a person to the recycle bin; all that concerns her stays with her."""
    person = session.get_one(Person, person_id)
    person.deleted_at = session.info["clock"]()
    session.flush()
    audit.record(session, "person.bin", "person", person_id)


def restore(session: Session, person_id: UUID) -> Person:
    person = session.get_one(Person, person_id)
    person.deleted_at = None
    session.flush()
    audit.record(session, "person.restore", "person", person_id)
    return person


def _correct_texts(person: Person, changes: PersonChanges) -> None:
    typed = dict(changes)
    for field in PERSON_TEXTS:
        if field in typed:
            setattr(person, field, checked_text(field, str(typed[field])))
    if "easy_read" in changes:
        person.easy_read = changes["easy_read"]
    if "adviser_id" in changes:
        person.adviser_id = changes["adviser_id"]


def _contacts(session: Session, person_id: UUID, kind: str) -> tuple[str, ...]:
    values = select(ContactPoint.value).where(
        ContactPoint.person_id == person_id, ContactPoint.kind == kind
    )
    return tuple(session.exec(values.order_by(col(ContactPoint.position))))


def _replace_contacts(session: Session, person_id: UUID, kind: str, typed: Sequence[str]) -> None:
    values = checked_contacts(kind, typed)
    present = session.exec(
        select(ContactPoint).where(ContactPoint.person_id == person_id, ContactPoint.kind == kind)
    ).all()
    for point in present:
        session.delete(point)
    session.flush()
    session.add_all(contact_points(person_id, kind, values))
    session.flush()
