"""Read the diary: what the agenda, a person’s page and the sheet show of appointments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.appointments import FALLEN, PLANNED

_LOTS: Final = 500

Whose = UUID | Sequence[UUID] | None
"""The diary of an adviser, of several, or, where none is told, of all."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at an appointment and what became of it (list `appointment_statuses`)."""

    person_id: UUID
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """An appointment with its people. `to_complete`: it is over and nobody said what became.

    `begun` tells whether one may already say who came.
    """

    appointment: Appointment
    adviser_name: str
    people: tuple[Attendance, ...]
    begun: bool
    to_complete: bool

    @property
    def fell(self) -> bool:
        """Whether everybody expected cancelled, was cancelled or did not come."""
        return bool(self.people) and all(who.status in FALLEN for who in self.people)

    @property
    def ends_at(self) -> datetime:
        return self.appointment.starts_at + timedelta(minutes=self.appointment.duration_minutes)


def between(
    session: Session,
    start: datetime,
    end: datetime,
    at: datetime,
    whose: Whose = None,
) -> list[DiaryEntry]:
    """Return the entries that start in [start, end), in order."""
    return entries(session, [*_spanning(start, end), *_of(whose)], at)


def of_person(session: Session, person_id: UUID, at: datetime) -> list[DiaryEntry]:
    """Return every appointment of a person, in order."""
    return entries(session, [_with(person_id)], at)


def one(session: Session, appointment_id: UUID, at: datetime) -> DiaryEntry | None:
    """Return one entry, or None when it is in the recycle bin."""
    found = entries(session, [col(Appointment.id) == appointment_id], at)
    return found[0] if found else None


def to_complete(
    session: Session, since: datetime, at: datetime, whose: Whose = None
) -> list[DiaryEntry]:
    """Return the entries begun since then whose outcome nobody said, the latest first."""
    planned = exists().where(
        col(Participation.appointment_id) == col(Appointment.id),
        col(Participation.status) == PLANNED,
    )
    waiting = [*_spanning(since, at), planned, *_of(whose)]
    found = [entry for entry in entries(session, waiting, at) if entry.to_complete]
    return found[::-1]


def next_for(session: Session, person_id: UUID, at: datetime) -> DiaryEntry | None:
    """Return the next planned appointment of a person."""
    planned = select(Participation.appointment_id).where(
        Participation.person_id == person_id, Participation.status == PLANNED
    )
    coming = [col(Appointment.starts_at) >= at, col(Appointment.id).in_(planned)]
    return next(iter(entries(session, coming, at, limit=1)), None)


def entries(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    at: datetime,
    limit: int | None = None,
) -> list[DiaryEntry]:
    """Return the appointments of the diary that meet the conditions, by hour."""
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
        _entry(appointment, " ".join(filter(None, names)), people.get(appointment.id, []), at)
        for appointment, *names in rows
    ]


def _spanning(start: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(Appointment.starts_at) >= start, col(Appointment.starts_at) < end


def adviser_ids(whose: Whose) -> tuple[UUID, ...]:
    """Return the advisers told, none for all of them."""
    if isinstance(whose, UUID):
        return (whose,)
    return tuple(whose or ())


def _of(whose: Whose) -> tuple[ColumnElement[bool], ...]:
    """Keep those of some advisers, and those of nobody yet, which are everybody's business."""
    told, kept = adviser_ids(whose), col(Appointment.adviser_id)
    return (or_(kept.is_(None), kept.in_(told)),) if told else ()


def _with(person_id: UUID) -> ColumnElement[bool]:
    taken = select(Participation.appointment_id).where(Participation.person_id == person_id)
    return col(Appointment.id).in_(taken)


def _people(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[Attendance]]:
    found: dict[UUID, list[Attendance]] = defaultdict(list)
    for first in range(0, len(ids), _LOTS):
        query = (
            select(Participation, Person)
            .join(Person)
            .where(col(Participation.appointment_id).in_(ids[first : first + _LOTS]))
            .order_by(Person.search_text)
        )
        for participation, person in session.exec(query):
            found[participation.appointment_id].append(
                Attendance(person.id, person.full_name, participation.status)
            )
    return found


def _entry(
    appointment: Appointment, adviser_name: str, people: Sequence[Attendance], at: datetime
) -> DiaryEntry:
    entry = DiaryEntry(
        appointment=appointment,
        adviser_name=adviser_name,
        people=tuple(people),
        begun=appointment.starts_at <= at,
        to_complete=False,
    )
    waiting = entry.ends_at <= at and any(who.status == PLANNED for who in people)
    return replace(entry, to_complete=True) if waiting else entry
