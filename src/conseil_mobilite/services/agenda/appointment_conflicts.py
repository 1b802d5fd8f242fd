"""What else there is at the time of an appointment: shown, never a reason to refuse."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import case, false, true
from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.agenda.working_week import works_at
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import availability
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES, NewAppointment
from conseil_mobilite.services.agenda.appointment_places import body_place, kept_place
from conseil_mobilite.services.agenda.diary import entries
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


class ConflictKind(StrEnum):
    """In the order they are shown."""

    HOLIDAY = "holiday"
    AWAY = "away"
    HOURS = "hours"
    ADVISER = "adviser"
    PERSON = "person"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something at the same time. Each kind fills what it is about.

    HOLIDAY: `words`, its name. AWAY: `away`, an absence, a closure or an event of elsewhere. HOURS:
    nothing. ADVISER and ROOM: `entry`; PERSON: `entry`, and in `words` who is expected there.
    """

    kind: ConflictKind
    words: str = ""
    entry: DiaryEntry | None = None
    away: Unavailability | None = None


def conflicts(
    session: Session, new: NewAppointment, at: datetime, besides: UUID | None = None
) -> tuple[Conflict, ...]:
    """Return what the same adviser, people or room already have at that time, and the days off.

    `besides` is the appointment being moved. Those that everybody cancelled are no conflict.
    """
    ends_at = new.starts_at + timedelta(minutes=new.duration_minutes)
    off = holiday(paris_day(new.starts_at), availability.department(session))
    adviser_id = new.adviser_id or session.info["adviser"]
    found = [Conflict(ConflictKind.HOLIDAY, off)] if off else []
    away = availability.unavailable(session, new.starts_at, ends_at, adviser_id)
    me: UUID = session.info["adviser"]
    found += [Conflict(ConflictKind.AWAY, away=availability.shown_to(each, me)) for each in away]
    week = availability.working_week(session, adviser_id)
    if not found and not works_at(week, new.starts_at, ends_at):
        found.append(Conflict(ConflictKind.HOURS))
    place = kept_place(" ".join(new.place.split()), new.modality, body_place(session))
    for entry in _around(session, new, at, adviser_id):
        if entry.appointment.id != besides and entry.ends_at > new.starts_at and not entry.fell:
            found += _shared(entry, new, adviser_id, place)
    return tuple(found)


def people_named(session: Session, person_ids: tuple[UUID, ...]) -> list[tuple[UUID, str]]:
    """Return the people by name, in the order given."""
    query = select(Person).where(col(Person.id).in_(person_ids))
    names = {person.id: person.full_name for person in session.exec(query)}
    return [(person_id, names[person_id]) for person_id in person_ids if person_id in names]


def _around(
    session: Session, new: NewAppointment, at: datetime, adviser_id: UUID
) -> list[DiaryEntry]:
    """Return what begins near enough to be under way, of the adviser, the people or in a room."""
    concerned = select(Participation.appointment_id).where(
        col(Participation.person_id).in_(new.person_ids)
    )
    shared = [col(Appointment.adviser_id) == adviser_id, col(Appointment.id).in_(concerned)]
    if new.room.strip():
        shared.append(col(Appointment.room) != "")
    around = [
        col(Appointment.starts_at) > new.starts_at - timedelta(minutes=LONGEST_MINUTES),
        col(Appointment.starts_at) < new.starts_at + timedelta(minutes=new.duration_minutes),
        case((or_(*shared), true()), else_=false()),  # else SQLite reads all that an adviser had
    ]
    return entries(session, around, at)


def _shared(
    entry: DiaryEntry, new: NewAppointment, adviser_id: UUID, place: str
) -> Iterator[Conflict]:
    """Give the first of what it shares: an adviser who is taken, people elsewhere, the room."""
    expected = [who.name for who in entry.people if who.person_id in new.person_ids]
    if entry.appointment.adviser_id == adviser_id:
        yield Conflict(ConflictKind.ADVISER, entry=entry)
    elif expected:
        yield Conflict(ConflictKind.PERSON, ", ".join(expected), entry)
    elif _same_room(entry.appointment, new.room, place):
        yield Conflict(ConflictKind.ROOM, entry.appointment.room, entry)


def _same_room(taken: Appointment, room: str, place: str) -> bool:
    """Tell the same room of the same place, however their letters are cast."""
    wanted = fold(room), fold(place)
    return bool(wanted[0]) and wanted == (fold(taken.room), fold(taken.place))
