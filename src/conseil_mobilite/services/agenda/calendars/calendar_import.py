"""Take from another calendar the times at which the adviser is busy, and nothing else of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.calendar_reading import (
    LARGEST,
    ForeignEvent,
    ReadCalendar,
    read_calendar,
)
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import (
    Fate,
    ImportLine,
    ImportPreview,
    Step,
    gathered,
)
from conseil_mobilite.services.agenda.calendars.calendar_known import (
    BUSY,
    Key,
    Known,
    OwnMeeting,
    known,
)
from conseil_mobilite.store.chosen_files import read_chosen
from conseil_mobilite.store.journal import audit

DAYS_AHEAD: Final = 366


def read_file(path: Path, at: datetime) -> ReadCalendar:
    """Read what is not over yet, a year ahead at most. UserError where the file cannot be read."""
    return read_calendar(read_chosen(path, LARGEST), at, at + timedelta(days=DAYS_AHEAD))


def preview(session: Session, read: ReadCalendar) -> ImportPreview:
    """Return what importing the file would do. UserError where there is nothing to come in it."""
    found = known(session, {event.uid for event in read.events} | read.whole)
    at = session.info["clock"]()
    steps = [step for event in read.events if (step := _step(event, found, at))]
    steps += _vanished(read, found, at)
    if not steps:
        raise UserError("Ce calendrier n’a rien à venir dans l’année : il n’y a rien à importer.")
    return ImportPreview(gathered(steps), read.unreadable)


def apply(session: Session, lines: Sequence[ImportLine]) -> Mapping[Fate, int]:
    """Do what these lines say, at once; return how many times each thing was done."""
    steps = [step for line in lines if line.tickable for step in line.steps]
    found = known(session, {step.event.uid for step in steps})
    done = Counter(step.fate for step in steps if _do(session, step, found))
    session.flush()
    audit.record(session, "calendar.import", "calendar", session.info["adviser"])
    return done


def _step(event: ForeignEvent, found: Known, at: datetime) -> Step | None:
    """Return what an event would do, None for what takes no time and never did here."""
    if event.uid in found.ours:
        return _own_step(event, found.meetings.get(_key(event)), at)
    row = found.busy.get(_key(event))
    if not event.takes_time:
        return _gone(event, row) if row else None
    if row is None:
        return Step(Fate.NEW, event)
    if event.sequence < row.sequence:
        return Step(Fate.OLDER, event, row.id)
    same = (row.starts_at, row.ends_at) == (event.starts_at, event.ends_at)
    return Step(Fate.SAME if same else Fate.CHANGED, event, row.id, row.starts_at)


def _own_step(event: ForeignEvent, own: OwnMeeting | None, at: datetime) -> Step:
    """Return what an appointment of ours would do: moved elsewhere, the adviser decides."""
    if own is None or not own.movable or own.appointment.starts_at <= at:
        return Step(Fate.OURS_SAME, event)
    appointment = own.appointment
    if not event.takes_time:
        return Step(Fate.OURS_CANCELLED, event, appointment.id)
    length = timedelta(minutes=appointment.duration_minutes)
    same = appointment.starts_at == event.starts_at and length == event.ends_at - event.starts_at
    if same or event.whole_days:
        return Step(Fate.OURS_SAME, event, appointment.id)
    newer = event.sequence > own.sequence
    return Step(Fate.OURS_MOVED, event, appointment.id, appointment.starts_at, wanted=newer)


def _gone(event: ForeignEvent, row: Unavailability) -> Step:
    older = event.sequence < row.sequence
    return Step(Fate.OLDER if older else Fate.GONE, event, row.id, row.starts_at)


def _vanished(read: ReadCalendar, found: Known, at: datetime) -> Iterator[Step]:
    """Yield what is known of events that are whole in the file, and is there no more."""
    there = {_key(event) for event in read.events}
    sequences = {event.uid: event.sequence for event in read.events}
    for key, row in found.busy.items():
        coming = at < row.ends_at and row.starts_at < at + timedelta(days=DAYS_AHEAD)
        outdated = row.sequence > sequences.get(row.uid, row.sequence)
        if row.uid in read.whole and key not in there and coming and not outdated:
            yield Step(Fate.GONE, _as_known(row), row.id, row.starts_at)


def _as_known(row: Unavailability) -> ForeignEvent:
    return ForeignEvent(
        uid=row.uid,
        sequence=row.sequence,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        whole_days=row.whole_days,
        takes_time=False,
        words="",
        occurrence_at=row.occurrence_at,
    )


def _do(session: Session, step: Step, found: Known) -> bool:
    """Do a step; return whether there was still something to do."""
    event = step.event
    if step.fate is Fate.OURS_MOVED:
        return _move(session, event, found.meetings.get(_key(event)))
    row = found.busy.get(_key(event))
    if step.fate is Fate.GONE:
        return _remove(session, row)
    if row is None:
        row = Unavailability(
            adviser_id=session.info["adviser"],
            kind=BUSY,
            uid=event.uid,
            occurrence_at=event.occurrence_at,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
        )
        session.add(row)
    row.starts_at, row.ends_at = event.starts_at, event.ends_at
    row.whole_days, row.sequence = event.whole_days, event.sequence
    return True


def _remove(session: Session, row: Unavailability | None) -> bool:
    if row is not None:
        session.delete(row)
    return row is not None


def _move(session: Session, event: ForeignEvent, own: OwnMeeting | None) -> bool:
    """Move an appointment of ours to where the other calendar has it."""
    if own is None or not own.movable:
        return False
    minutes = (event.ends_at - event.starts_at) // timedelta(minutes=1)
    length = minutes if 0 < minutes <= LONGEST_MINUTES else own.appointment.duration_minutes
    moved = appointments.move(session, own.appointment.id, event.starts_at, length)
    moved.sequence += max(event.sequence - own.sequence - 1, 0)  # as far as the other calendar is
    return True


def _key(event: ForeignEvent) -> Key:
    return event.uid, event.occurrence_at
