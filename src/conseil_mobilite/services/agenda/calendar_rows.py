"""Read of the diary what a calendar shows of it, fallen and deleted appointments included."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.discretion import Guest
from conseil_mobilite.domain.agenda.series import AppointmentSeries
from conseil_mobilite.domain.people.person import Person

_LOTS: Final = 500
_CALLED_OFF: Final = frozenset({"excused", "revoked"})


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """An appointment and who is expected, by file number.

    `fell`: it was called off as a whole, or by or for everybody; `gone`: it was deleted.
    """

    appointment: Appointment
    guests: tuple[Guest, ...]
    fell: bool

    @property
    def gone(self) -> bool:
        return self.appointment.deleted_at is not None


def meeting_rows(session: Session, *conditions: ColumnElement[bool]) -> list[MeetingRow]:
    """Return the appointments that meet the conditions, by hour."""
    query = select(Appointment).where(*conditions)
    found = session.exec(query.order_by(col(Appointment.starts_at), col(Appointment.id))).all()
    seats = _seats(session, [each.id for each in found])
    return [_row(each, seats.get(each.id, [])) for each in found]


def series_of(session: Session, rows: Iterable[MeetingRow]) -> list[AppointmentSeries]:
    """Return the series that the rows belong to, by their first hour."""
    ids = {row.appointment.series_id for row in rows} - {None}
    found = [session.get(AppointmentSeries, series_id) for series_id in ids]
    return sorted(filter(None, found), key=lambda series: (series.starts_at, series.id))


def _row(appointment: Appointment, seats: Sequence[tuple[Guest, str]]) -> MeetingRow:
    everybody = bool(seats) and all(status in _CALLED_OFF for _guest, status in seats)
    fell = everybody and not appointment.unnamed_participants
    guests = tuple(guest for guest, _status in seats)
    return MeetingRow(appointment, guests, fell or appointment.cancelled_on is not None)


def _seats(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[tuple[Guest, str]]]:
    found: dict[UUID, list[tuple[Guest, str]]] = defaultdict(list)
    for first in range(0, len(ids), _LOTS):
        query = (
            select(Participation, Person)
            .join(Person)
            .where(col(Participation.appointment_id).in_(ids[first : first + _LOTS]))
            .order_by(Person.file_number)
        )
        for seat, person in session.exec(query):
            found[seat.appointment_id].append((_guest(person), seat.status))
    return found


def _guest(person: Person) -> Guest:
    return Guest(
        person.file_number,
        person.first_name,
        person.last_name,
        person.usual_name,
        person.address,
    )
