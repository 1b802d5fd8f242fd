"""What the others of a series take over from the appointment that was changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.series.recurrence_shift import Run, shifted, target
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.services.agenda.appointments import revise
from conseil_mobilite.services.agenda.seats import seat_people, seats
from conseil_mobilite.services.agenda.series.series_reading import appointments_of, held

_COLUMNS: Final = (
    "adviser_id",
    "kind",
    "modality",
    "title",
    "duration_minutes",
    "place",
    "room",
    "directions",
    "insee_code",
    "initiator",
    "unnamed_participants",
)

Moves = Mapping[datetime, datetime]
"""The instants of a rule, by what they were before it was shifted."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an appointment says, who is expected, and when it is."""

    columns: Mapping[str, object]
    people: tuple[UUID, ...]
    starts_at: datetime


def content_of(session: Session, appointment: Appointment) -> Content:
    columns = {name: getattr(appointment, name) for name in _COLUMNS}
    people = tuple(seat.person_id for seat in seats(session, appointment.id))
    return Content(columns, people, appointment.starts_at)


def let_follow(
    session: Session, series: AppointmentSeries, chosen: Appointment, before: Content
) -> list[Appointment]:
    """Bring the others of a series along with the one that was changed; return those that came.

    What took place, was called off or deleted stays as it is, and so does the hour of one that was
    moved alone. A text or a number follows only where it is the one that the series had.
    """
    rows = appointments_of(session, series.id)
    stay = held(session, rows) | {each.id for each in rows if each.cancelled_on or each.deleted_at}
    followers = [each for each in rows if each is not chosen and each.id not in stay]
    moves = _shift(series, chosen, before.starts_at)
    for each in followers:
        if each.occurrence_at is not None and each.starts_at == each.occurrence_at:
            each.starts_at = moves.get(each.occurrence_at, each.starts_at)
    for each in rows:
        if each.occurrence_at is not None and each.occurrence_at in moves:
            each.occurrence_at = moves[each.occurrence_at]
            if each.deleted_at is None:
                revise(session, each)
    _take_over(session, followers, before, content_of(session, chosen))
    series.duration_minutes, series.adviser_id = chosen.duration_minutes, chosen.adviser_id
    series.sequence += 1
    session.flush()
    return followers


def _shift(series: AppointmentSeries, chosen: Appointment, shown: datetime) -> Moves:
    """Shift the rule by what the appointment was moved, if it was."""
    occurrence = chosen.occurrence_at or shown
    goal = target(occurrence, shown, chosen.starts_at)
    if goal == occurrence:
        return {}
    old = Run(series.rule, series.starts_at)
    new = shifted(old, occurrence, goal)
    series.rule, series.starts_at = new.rule, new.starts_at
    return dict(zip(old.instants(), new.instants(), strict=True))


def _take_over(
    session: Session, followers: Sequence[Appointment], before: Content, after: Content
) -> None:
    changed = [name for name in _COLUMNS if before.columns[name] != after.columns[name]]
    usual = {name: _most_common(followers, name) for name in changed}
    for each in followers:
        for name in changed:
            if getattr(each, name) in (before.columns[name], usual[name]):
                setattr(each, name, after.columns[name])
        revise(session, each)
        _welcome(session, each, before.people, after.people)


def _most_common(rows: Sequence[Appointment], name: str) -> object:
    """Return what most say: another word in one of them was chosen for it alone."""
    said = Counter(getattr(each, name) for each in rows).most_common(1)
    return said[0][0] if said else None


def _welcome(
    session: Session, appointment: Appointment, before: Sequence[UUID], after: Sequence[UUID]
) -> None:
    """Invite those who were added and let go those who were taken out, and nobody else."""
    expected = [seat.person_id for seat in seats(session, appointment.id)]
    added = [person for person in after if person not in before and person not in expected]
    stay = [person for person in expected if person in after or person not in before]
    if added or len(stay) < len(expected):
        seat_people(session, appointment, [*stay, *added])
