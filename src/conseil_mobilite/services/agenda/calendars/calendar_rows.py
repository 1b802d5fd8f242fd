"""Read of the diary what a calendar shows of it, fallen and deleted appointments included."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.discretion import Guest
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.agenda.statuses import CALLED_OFF, REVOKED
from conseil_mobilite.domain.people.person import Person

_LOTS: Final = 500


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """An appointment and who is expected, by file number.

    `fell`: it was called off as a whole, or by or for everybody, or their files were deleted;
    `gone`: it was deleted.
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
    everybody = bool(seats) and all(status in CALLED_OFF for _guest, status in seats)
    fell = everybody and not appointment.unnamed_participants
    guests = tuple(guest for guest, _status in seats)
    return MeetingRow(appointment, guests, fell or appointment.cancelled_on is not None)


def _seats(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[tuple[Guest, str]]]:
    """Return who is expected at each; each person is read once, however often she comes."""
    seats = [
        seat
        for lot in _lots(ids)
        for seat in session.exec(
            select(Participation).where(col(Participation.appointment_id).in_(lot))
        )
    ]
    guests = _guests(session, sorted({seat.person_id for seat in seats}))
    found: dict[UUID, list[tuple[Guest, str]]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: guests[seat.person_id][0].file_number):
        guest, in_bin = guests[seat.person_id]
        found[seat.appointment_id].append((guest, REVOKED if in_bin else seat.status))
    return found


def _guests(session: Session, ids: Sequence[UUID]) -> dict[UUID, tuple[Guest, bool]]:
    """Return each person, and whether her file is in the recycle bin."""
    return {
        person.id: (_guest(person), _is_gone(person))
        for lot in _lots(ids)
        for person in session.exec(select(Person).where(col(Person.id).in_(lot)))
    }


def _guest(person: Person) -> Guest:
    return Guest(
        person.file_number,
        person.first_name,
        person.last_name,
        person.usual_name,
        person.address,
    )


def _lots(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for first in range(0, len(ids), _LOTS):
        yield ids[first : first + _LOTS]


def _is_gone(person: Person) -> bool:
    return person.deleted_at is not None or person.anonymised_on is not None
