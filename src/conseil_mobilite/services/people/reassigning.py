"""Give people to another adviser, all in one act that one undo takes back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.people.person_facts import PLANNED, kept_in_diary
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.store.journal import audit

AT_ONCE: Final = 500
"""How many people are named in one query: SQLite counts the parameters."""
NO_ADVISER: Final = "Choisissez à qui confier ces personnes."
NOTHING_TO_MOVE: Final = "Ces personnes sont déjà suivies par ce conseiller ou cette conseillère."


@dataclass(frozen=True, slots=True)
class Portfolio:
    """How many people, of their open pathways and of their own appointments to come."""

    people: int
    pathways: int
    appointments: int


def weigh(session: Session, people: Sequence[UUID], at: datetime) -> Portfolio:
    """Count what would move, whoever it is given to.

    Meetings of several people stay with whoever leads them, and so do those of a third adviser.
    """
    pathways = appointments = persons = 0
    for some in _slices(people):
        present = (col(Person.id).in_(some), *in_use())
        persons += session.exec(select(func.count()).select_from(Person).where(*present)).one()
        opened = select(func.count()).select_from(Pathway).where(*_open_pathways(some))
        pathways += session.exec(opened).one()
        former = _former(session, some)
        coming = select(Appointment.adviser_id, Participation.person_id).join(Participation)
        led = session.exec(coming.where(*_to_come(some, at)))
        appointments += sum(adviser in former[person] for adviser, person in led)
    return Portfolio(persons, pathways, appointments)


def reassign(
    session: Session,
    people: Sequence[UUID],
    adviser_id: UUID | None,
    at: datetime,
    *,
    appointments: bool,
) -> Portfolio:
    """Have another adviser follow these people from now on; return what changed.

    Their open pathways follow and, where wanted, the appointments to come that their former
    adviser had with each of them alone.
    """
    adviser = session.get(Adviser, adviser_id) if adviser_id else None
    if adviser is None or not adviser.active:
        raise UserError(NO_ADVISER, "adviser_id")
    moved = Portfolio(0, 0, 0)
    for some in _slices(people):
        former = _former(session, some)
        met = _move_appointments(session, some, former, adviser.id, at) if appointments else 0
        moved = Portfolio(
            moved.people + _move_people(session, some, adviser.id),
            moved.pathways + _move_pathways(session, some, adviser.id),
            moved.appointments + met,
        )
    if moved == Portfolio(0, 0, 0):
        raise UserError(NOTHING_TO_MOVE, "adviser_id")
    session.flush()
    return moved


def _former(session: Session, people: Sequence[UUID]) -> dict[UUID, set[UUID | None]]:
    """Return who follows each person, herself or in her open pathway."""
    found: dict[UUID, set[UUID | None]] = defaultdict(set)
    persons = select(Person.id, Person.adviser_id).where(col(Person.id).in_(people))
    pathways = select(Pathway.person_id, Pathway.adviser_id).where(
        col(Pathway.person_id).in_(people), col(Pathway.ended_on).is_(None)
    )
    for person, adviser in (*session.exec(persons), *session.exec(pathways)):
        found[person].add(adviser)
    return found


def _move_people(session: Session, people: Sequence[UUID], adviser: UUID) -> int:
    query = select(Person).where(col(Person.id).in_(people), *in_use())
    moving = [person for person in session.exec(query) if person.adviser_id != adviser]
    for person in moving:
        person.adviser_id = adviser
        audit.record(session, "person.reassign", "person", person.id)
    return len(moving)


def _move_pathways(session: Session, people: Sequence[UUID], adviser: UUID) -> int:
    opened = session.exec(select(Pathway).where(*_open_pathways(people)))
    moving = [pathway for pathway in opened if pathway.adviser_id != adviser]
    for pathway in moving:
        pathway.adviser_id = adviser
    return len(moving)


def _move_appointments(
    session: Session,
    people: Sequence[UUID],
    former: dict[UUID, set[UUID | None]],
    adviser: UUID,
    at: datetime,
) -> int:
    query = select(Appointment, Participation.person_id).join(Participation)
    found = session.exec(query.where(*_to_come(people, at))).all()
    moving = [
        appointment
        for appointment, person in found
        if appointment.adviser_id in former[person] - {adviser}
    ]
    for appointment in moving:
        appointment.adviser_id = adviser
        appointment.sequence += 1
        appointment.revised_at = at
    return len(moving)


def _to_come(people: Sequence[UUID], at: datetime) -> tuple[ColumnElement[bool], ...]:
    """Keep the appointments planned from now on with one of these people alone."""
    other = aliased(Participation)
    shared = exists().where(
        col(other.appointment_id) == col(Appointment.id),
        col(other.person_id) != col(Participation.person_id),
    )
    return (
        col(Participation.person_id).in_(people),
        col(Participation.status) == PLANNED,
        col(Appointment.starts_at) >= at,
        col(Appointment.unnamed_participants) == 0,
        *kept_in_diary(),
        _present(Participation.person_id),
        ~shared,
    )


def _open_pathways(people: Sequence[UUID]) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Pathway.person_id).in_(people),
        col(Pathway.ended_on).is_(None),
        _present(Pathway.person_id),
    )


def _present(person_id: UUID) -> ColumnElement[bool]:
    """Leave out the people in the recycle bin."""
    return exists().where(col(Person.id) == col(person_id), *in_use())


def _slices(people: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    every = list(dict.fromkeys(people))
    for first in range(0, len(every), AT_ONCE):
        yield every[first : first + AT_ONCE]
