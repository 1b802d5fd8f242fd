"""Give the diary to other programs: one appointment, or those of an adviser over some days."""

from datetime import date, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.interchange.calendar_event import CalendarEvent, CalendarFile
from conseil_mobilite.services.agenda import availability
from conseil_mobilite.services.agenda.calendars.calendar_events import EventMaker, Wording
from conseil_mobilite.services.agenda.calendars.calendar_rows import meeting_rows, series_of
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.private_files import write_private

NAME: Final = "Rendez-vous mobilité"
_EXPORTED: Final = "calendar.export"
_FROM_ELSEWHERE: Final = "occupe"


def one(session: Session, appointment_id: UUID, wording: Wording) -> CalendarFile:
    """Return one appointment, under its own identifier even where it is of a series."""
    (row,) = meeting_rows(session, col(Appointment.id) == appointment_id)
    made = _maker(session, wording).single(row)
    audit.record(session, "calendar.export_one", "appointment", appointment_id)
    return CalendarFile(NAME, (made,))


def period(session: Session, first: date, last: date, wording: Wording) -> CalendarFile:
    """Return what the adviser at work has from one day to another, the last included.

    A series that has an occurrence then is given whole. What was deleted since an earlier export is
    there too, cancelled, for the calendar that took it to let it go.
    """
    if last < first:
        raise UserError("Le dernier jour doit suivre le premier.", "last")
    adviser: UUID = session.info["adviser"]
    start, end = day_bounds(first, (last - first).days + 1)
    shown = or_(col(Appointment.deleted_at).is_(None), _deleted_since_export(session, adviser))
    events = diary_events(session, start, end, _maker(session, wording), shown)
    if not events:
        days = f"du {long_date(first, weekday=False)} au {long_date(last, weekday=False)}"
        raise UserError(f"Votre agenda est vide {days} : choisissez d’autres jours.", "first")
    audit.record(session, _EXPORTED, "calendar", adviser)
    return CalendarFile(NAME, tuple(events))


def diary_events(
    session: Session,
    start: datetime,
    end: datetime,
    maker: EventMaker,
    shown: ColumnElement[bool],
) -> list[CalendarEvent]:
    """Return the events of the adviser at work that start in [start, end), and their series."""
    adviser: UUID = session.info["adviser"]
    within = col(Appointment.starts_at) >= start, col(Appointment.starts_at) < end
    rows = meeting_rows(session, _of(adviser), *within, shown)
    events = [maker.single(row) for row in rows if row.appointment.series_id is None]
    for series in series_of(session, rows):
        whole = meeting_rows(session, _of(adviser), col(Appointment.series_id) == series.id)
        events += maker.series(series, whole)
    absences = availability.unavailable(session, start, end, adviser)
    events += [maker.absence(each) for each in absences if each.kind != _FROM_ELSEWHERE]
    return events


def write(path: Path, calendar: CalendarFile) -> None:
    """Write the file whole or not at all, for its owner alone; UserError where it cannot be."""
    # Late: the window follows the diary from its start, and reads icalendar only to write a file.
    from conseil_mobilite.interchange.calendar_writing import write_calendar  # noqa: PLC0415

    write_private(path, write_calendar(calendar))


def _maker(session: Session, wording: Wording) -> EventMaker:
    today, _tomorrow = day_bounds(paris_day(session.info["clock"]()))
    return EventMaker(wording, today)


def _of(adviser_id: UUID) -> ColumnElement[bool]:
    whose = col(Appointment.adviser_id)
    return or_(whose.is_(None), whose == adviser_id)


def _deleted_since_export(session: Session, adviser_id: UUID) -> ColumnElement[bool]:
    query = select(AuditEntry.at).where(
        AuditEntry.act == _EXPORTED, AuditEntry.adviser_id == adviser_id
    )
    first = session.exec(query.order_by(col(AuditEntry.number)).limit(1)).first()
    return col(Appointment.deleted_at) > (first or session.info["clock"]())
