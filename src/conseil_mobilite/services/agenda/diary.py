"""Read the diary: what the agenda, a person’s page and the sheet show of appointments."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, case, exists, func, or_
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import FALLEN, PLANNED
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry, entry_of
from conseil_mobilite.services.agenda.series.series_reading import SeriesGlimpse, glimpses

_LOTS: Final = 500
_USUAL_NAME: Final = func.coalesce(func.nullif(col(Person.usual_name), ""), col(Person.last_name))
# By name only: whole files would be read for it.
_KEPT: Final = and_(
    or_(col(Person.deleted_at).is_(None), col(Person.id) == bindparam("besides", type_=Uuid())),
    or_(col(Person.archived_on).is_(None), col(Person.id) == bindparam("besides", type_=Uuid())),
    col(Person.anonymised_on).is_(None),
)
_SEATS: Final = (
    select(
        Participation.appointment_id,
        Participation.person_id,
        case((_KEPT, col(Person.first_name) + " " + _USUAL_NAME), else_=""),
        Participation.status,
    )
    .join(Person)
    .where(col(Participation.appointment_id).in_(bindparam("ids", expanding=True)))
    .order_by(Person.search_text)
)

Whose = UUID | Sequence[UUID] | None
"""The diary of an adviser, of several, or, where none is told, of all."""


def between(
    session: Session,
    start: datetime,
    end: datetime,
    at: datetime,
    whose: Whose = None,
) -> list[DiaryEntry]:
    """Return the entries that start in [start, end), in order."""
    return entries(session, [*_spanning(start, end), *_of(whose)], at)


def busy(
    session: Session, start: datetime, end: datetime, adviser_id: UUID
) -> list[tuple[datetime, datetime]]:
    """Return when an adviser is taken among what starts in [start, end): what fell is left out."""
    seats = exists().where(col(Participation.appointment_id) == col(Appointment.id))
    there = seats.where(
        col(Participation.person_id) == col(Person.id), col(Person.deleted_at).is_(None)
    )
    stands = there.where(col(Participation.status).not_in(FALLEN))
    query = select(Appointment.starts_at, Appointment.duration_minutes).where(
        col(Appointment.deleted_at).is_(None),
        col(Appointment.cancelled_on).is_(None),
        or_(stands, ~seats),
        *_spanning(start, end),
        *_of(adviser_id),
    )
    taken = session.exec(query.order_by(col(Appointment.starts_at)))
    return [(starts_at, starts_at + timedelta(minutes=minutes)) for starts_at, minutes in taken]


def of_person(session: Session, person_id: UUID, at: datetime) -> list[DiaryEntry]:
    """Return every appointment of a person, in order, even where her file is in the bin."""
    return entries(session, [_with(person_id)], at, besides=person_id)


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
    unsaid = and_(
        col(Appointment.unnamed_participants) > 0, col(Appointment.unnamed_attended).is_(None)
    )
    waiting = [*_spanning(since, at), or_(unsaid, planned), *_of(whose)]
    found = [entry for entry in entries(session, waiting, at) if entry.to_complete]
    return found[::-1]


def next_for(session: Session, person_id: UUID, at: datetime) -> DiaryEntry | None:
    """Return the next planned appointment of a person."""
    planned = select(Participation.appointment_id).where(
        Participation.person_id == person_id, Participation.status == PLANNED
    )
    coming = [
        col(Appointment.starts_at) >= at,
        col(Appointment.id).in_(planned),
        col(Appointment.cancelled_on).is_(None),
    ]
    return next(iter(entries(session, coming, at, limit=1)), None)


def entries(
    session: Session,
    conditions: Iterable[ColumnElement[bool]],
    at: datetime,
    limit: int | None = None,
    besides: UUID | None = None,
) -> list[DiaryEntry]:
    """Return the appointments of the diary that meet the conditions, by hour, cancelled or not.

    Whoever is in the recycle bin, `besides` one whose file is looked at, is expected no more; an
    appointment with nobody else is left out.
    """
    query = (
        select(Appointment, Adviser.first_name, Adviser.last_name)
        .join(Adviser, isouter=True)
        .where(
            col(Appointment.deleted_at).is_(None),
            *conditions,
        )
        .order_by(col(Appointment.starts_at), col(Appointment.id))
        .limit(limit)
    )
    rows = session.exec(query).all()
    people = _people(session, [appointment.id for appointment, *_ in rows], besides)
    rows = [row for row in rows if _is_shown(row[0], people.get(row[0].id))]
    series = glimpses(session, {each.series_id for each, *_ in rows if each.series_id})
    made = (
        entry_of(appointment, " ".join(filter(None, names)), people.get(appointment.id, []), at)
        for appointment, *names in rows
    )
    return [_of_series(each, series) for each in made]


def _spanning(start: datetime, end: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(Appointment.starts_at) >= start, col(Appointment.starts_at) < end


def adviser_ids(whose: Whose) -> tuple[UUID, ...]:
    """Return the advisers told, none for all of them."""
    if isinstance(whose, UUID):
        return (whose,)
    return tuple(whose or ())


def _of(whose: Whose) -> tuple[ColumnElement[bool], ...]:
    """Keep those of some advisers, and those of nobody yet, which are everybody’s business.

    Each side of the « or » is looked up by adviser and instant in one index.
    """
    told = adviser_ids(whose)
    if not told:
        return ()
    adviser = col(Appointment.adviser_id)
    return (or_(adviser.is_(None), adviser.in_(told)),)


def _with(person_id: UUID) -> ColumnElement[bool]:
    taken = select(Participation.appointment_id).where(Participation.person_id == person_id)
    return col(Appointment.id).in_(taken)


def _is_shown(appointment: Appointment, people: Sequence[Attendance] | None) -> bool:
    """Tell whether somebody is expected, or nobody ever was by name."""
    return people is None or bool(people) or appointment.unnamed_participants > 0


def _people(
    session: Session, ids: Sequence[UUID], besides: UUID | None
) -> dict[UUID, list[Attendance]]:
    """Return who is expected at each; an empty list where all of them are in the bin."""
    found: dict[UUID, list[Attendance]] = defaultdict(list)
    for first in range(0, len(ids), _LOTS):
        lot = {"ids": ids[first : first + _LOTS], "besides": besides}
        for appointment_id, person_id, name, status in session.exec(_SEATS, params=lot):
            seats = found[appointment_id]
            if name:  # somebody in the bin, archived or anonymous, has none
                seats.append(Attendance(person_id, name, status))
    return found


def _of_series(entry: DiaryEntry, series: Mapping[UUID, SeriesGlimpse]) -> DiaryEntry:
    known = entry.appointment.series_id
    return replace(entry, series=series.get(known)) if known else entry
