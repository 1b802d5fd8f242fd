"""Read the diary: what the agenda, a person’s page and the sheet show of appointments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from conseil_mobilite.domain.adviser import Adviser
from conseil_mobilite.domain.appointment import Appointment, Participation
from conseil_mobilite.domain.person import Person
from conseil_mobilite.services.appointments import PLANNED

_LOTS: Final = 500


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at an appointment and what became of it (list `appointment_statuses`)."""

    person_id: UUID
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """An appointment with its people. `to_complete`: it is past and nobody said what became."""

    appointment: Appointment
    adviser_name: str
    people: tuple[Attendance, ...]
    to_complete: bool


def between(
    session: Session, start: datetime, end: datetime, at: datetime, adviser_id: UUID | None = None
) -> list[DiaryEntry]:
    """Return the entries that start in [start, end), in order; of one adviser or of all."""
    query: list[ColumnElement[bool]] = [
        col(Appointment.starts_at) >= start,
        col(Appointment.starts_at) < end,
    ]
    if adviser_id:
        query.append(col(Appointment.adviser_id) == adviser_id)
    return _entries(session, query, at)


def of_person(session: Session, person_id: UUID, at: datetime) -> list[DiaryEntry]:
    """Return every appointment of a person, in order."""
    return _entries(session, [_with(person_id)], at)


def next_for(session: Session, person_id: UUID, at: datetime) -> DiaryEntry | None:
    """Return the next planned appointment of a person."""
    planned = select(Participation.appointment_id).where(
        Participation.person_id == person_id, Participation.status == PLANNED
    )
    coming = [col(Appointment.starts_at) >= at, col(Appointment.id).in_(planned)]
    return next(iter(_entries(session, coming, at, limit=1)), None)


def _with(person_id: UUID) -> ColumnElement[bool]:
    taken = select(Participation.appointment_id).where(Participation.person_id == person_id)
    return col(Appointment.id).in_(taken)


def _entries(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    at: datetime,
    limit: int | None = None,
) -> list[DiaryEntry]:
    query = (
        select(Appointment, Adviser.first_name, Adviser.last_name)
        .join(Adviser, isouter=True)
        .where(
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
            *conditions,
        )
        .order_by(col(Appointment.starts_at), col(Appointment.id))
        .limit(limit)
    )
    rows = session.exec(query).all()
    people = _people(session, [appointment.id for appointment, *_ in rows])
    return [
        DiaryEntry(
            appointment=appointment,
            adviser_name=" ".join(filter(None, names)),
            people=tuple(people[appointment.id]),
            to_complete=_to_complete(appointment, people[appointment.id], at),
        )
        for appointment, *names in rows
    ]


def _people(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Attendance]]:
    found: dict[UUID, list[Attendance]] = defaultdict(list)
    for first in range(0, len(ids), _LOTS):
        query = (
            select(Participation, Person)
            .join(Person)
            .where(col(Participation.appointment_id).in_(ids[first : first + _LOTS]))
            .order_by(Person.last_name, Person.first_name)
        )
        for participation, person in session.exec(query):
            found[participation.appointment_id].append(
                Attendance(person.id, person.full_name, participation.status)
            )
    return found


def _to_complete(appointment: Appointment, people: Sequence[Attendance], at: datetime) -> bool:
    return appointment.starts_at < at and any(who.status == PLANNED for who in people)
