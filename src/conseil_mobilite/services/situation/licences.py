"""The licences a person holds."""

from collections.abc import Sequence
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.fact_checks import check_licence
from conseil_mobilite.domain.situation.knowledge import Known
from conseil_mobilite.domain.situation.situation import Licence
from conseil_mobilite.services.situation.fact_columns import columns
from conseil_mobilite.services.situation.topics import forget_statement
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

TOPIC: Final = "permis"


class LicenceFacts(TypedDict, total=False):
    """What is said of a licence; a new one needs its `category`."""

    category: str
    standing: str
    obtained_on: Known[date]
    valid_until: Known[date]
    ended_on: date | None


def add(session: Session, person_id: UUID, facts: LicenceFacts, on: date) -> Licence:
    """Note a licence held; the same one twice is refused."""
    person = session.get_one(Person, person_id)
    licence = Licence(person_id=person_id, category="", noted_on=on)
    licence.sqlmodel_update(columns(facts))
    check_licence(licence, person.birth_date, code_lists(), on)
    if _is_held(session, licence):
        raise UserError("Ce permis est déjà noté.", "category")
    session.add(licence)
    session.flush()
    forget_statement(session, person_id, TOPIC)
    audit.record(session, "licence.add", "licence", licence.id)
    return licence


def change(session: Session, licence_id: UUID, facts: LicenceFacts, on: date) -> Licence:
    """Note what is now said of a licence, as of that day."""
    licence = session.get_one(Licence, licence_id)
    person = session.get_one(Person, licence.person_id)
    licence.sqlmodel_update(columns(facts))
    check_licence(licence, person.birth_date, code_lists(), on)
    licence.noted_on = on
    session.flush()
    audit.record(session, "licence.change", "licence", licence_id)
    return licence


def end(session: Session, licence_id: UUID, ended_on: date | None, on: date) -> Licence:
    """Keep a licence as no longer held, None: held again; why is neither asked nor kept."""
    licence = session.get_one(Licence, licence_id)
    licence.ended_on = ended_on
    check_licence(licence, None, code_lists(), on)
    session.flush()
    audit.record(session, "licence.end", "licence", licence_id)
    return licence


def remove(session: Session, licence_id: UUID) -> None:
    """Delete a licence noted by mistake."""
    session.delete(session.get_one(Licence, licence_id))
    session.flush()
    audit.record(session, "licence.remove", "licence", licence_id)


def of_person(session: Session, person_id: UUID) -> Sequence[Licence]:
    """Return the licences, those held today first."""
    query = select(Licence).where(Licence.person_id == person_id)
    ended = col(Licence.ended_on)
    order = (ended.is_not(None), ended.desc(), col(Licence.noted_on), col(Licence.category))
    return session.exec(query.order_by(*order, col(Licence.id))).all()


def _is_held(session: Session, licence: Licence) -> bool:
    query = select(Licence).where(
        Licence.person_id == licence.person_id,
        Licence.category == licence.category,
        Licence.standing == licence.standing,
        col(Licence.ended_on).is_(None),
    )
    return session.exec(query).first() is not None
