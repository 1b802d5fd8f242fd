"""What this base already knows of the events of another calendar, by their identifiers."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.services.agenda.calendars.calendar_events import DOMAIN, series_sequence
from conseil_mobilite.services.agenda.calendars.calendar_rows import MeetingRow, meeting_rows

BUSY: Final = "occupe"
_LOTS: Final = 500

Key: TypeAlias = tuple[str, datetime | None]
"""The identifier of an event, and the instant that its series gave it, if it is of one."""


@dataclass(frozen=True, slots=True)
class OwnMeeting:
    """An appointment of this base, with the SEQUENCE under which a calendar knows it.

    `movable`: it is not a colleague’s, and was neither deleted nor called off.
    """

    appointment: Appointment
    sequence: int
    movable: bool


@dataclass(frozen=True, slots=True)
class Known:
    """`ours` are the identifiers that this base gave, whatever became of what they named."""

    busy: dict[Key, Unavailability]
    meetings: dict[Key, OwnMeeting]
    ours: frozenset[str]


def known(session: Session, uids: Collection[str]) -> Known:
    """Return what is known of these identifiers, the times taken being the adviser’s at work."""
    lots = list(_lots(sorted(uids)))
    busy = {_key(row): row for lot in lots for row in _busy(session, lot)}
    meetings: dict[Key, OwnMeeting] = {}
    ours = set(_absences(session, uids))
    for lot in lots:
        rows = meeting_rows(session, col(Appointment.uid).in_(lot))
        meetings |= {
            (row.appointment.uid, None): _own(session, row, row.appointment.sequence)
            for row in rows
        }
        series = session.exec(select(AppointmentSeries).where(col(AppointmentSeries.uid).in_(lot)))
        for each in series:
            meetings |= _occurrences(session, each)
            ours.add(each.uid)
    return Known(busy, meetings, frozenset(ours | {uid for uid, _at in meetings}))


def _occurrences(session: Session, series: AppointmentSeries) -> dict[Key, OwnMeeting]:
    rows = meeting_rows(session, col(Appointment.series_id) == series.id)
    sequence = series_sequence(series, rows)
    return {
        (series.uid, row.appointment.occurrence_at): _own(session, row, sequence) for row in rows
    }


def _own(session: Session, row: MeetingRow, sequence: int) -> OwnMeeting:
    mine = row.appointment.adviser_id in {None, session.info["adviser"]}
    return OwnMeeting(row.appointment, sequence, movable=mine and not (row.gone or row.fell))


def _busy(session: Session, uids: Sequence[str]) -> Sequence[Unavailability]:
    query = select(Unavailability).where(
        Unavailability.kind == BUSY,
        Unavailability.adviser_id == session.info["adviser"],
        col(Unavailability.uid).in_(uids),
    )
    return session.exec(query).all()


def _absences(session: Session, uids: Collection[str]) -> Iterator[str]:
    """Return the identifiers under which absences told here were exported."""
    for uid in uids:
        given = uid.removesuffix(DOMAIN)
        if given != uid and _is_absence(session, given):
            yield uid


def _is_absence(session: Session, given: str) -> bool:
    try:
        return session.get(Unavailability, UUID(given)) is not None
    except ValueError:
        return False


def _key(row: Unavailability) -> Key:
    return row.uid, row.occurrence_at


def _lots(uids: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, len(uids), _LOTS):
        yield uids[first : first + _LOTS]
