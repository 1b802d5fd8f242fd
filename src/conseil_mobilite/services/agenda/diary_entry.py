"""An appointment as the diary shows it: who was expected, what became of each, what is unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import FALLEN, PLANNED
from conseil_mobilite.services.agenda.series.series_reading import SeriesGlimpse


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person at an appointment and what became of it (list `appointment_statuses`)."""

    person_id: UUID
    name: str
    status: str


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """An appointment with its people. `to_complete`: it is over and nobody said what became.

    `begun` tells whether one may already say who came; `series`, of what it is a session.
    """

    appointment: Appointment
    adviser_name: str
    people: tuple[Attendance, ...]
    begun: bool
    to_complete: bool
    series: SeriesGlimpse | None = None

    @property
    def fell(self) -> bool:
        """Whether it was called off, or everybody expected cancelled or did not come."""
        everybody = bool(self.people) and all(who.status in FALLEN for who in self.people)
        return self.cancelled or everybody

    @property
    def cancelled(self) -> bool:
        """Whether the whole meeting was called off; it stays in the diary."""
        return self.appointment.cancelled_on is not None

    @property
    def unsaid(self) -> bool:
        """Whether of somebody expected, by name or not, nobody said whether they came."""
        uncounted = self.appointment.unnamed_participants and (
            self.appointment.unnamed_attended is None
        )
        return bool(uncounted) or any(who.status == PLANNED for who in self.people)

    @property
    def ends_at(self) -> datetime:
        return self.appointment.starts_at + timedelta(minutes=self.appointment.duration_minutes)


def entry_of(
    appointment: Appointment, adviser_name: str, people: Sequence[Attendance], at: datetime
) -> DiaryEntry:
    """Return the entry of an appointment as one sees it at an instant; its series is told apart."""
    entry = DiaryEntry(
        appointment=appointment,
        adviser_name=adviser_name,
        people=tuple(people),
        begun=appointment.starts_at <= at,
        to_complete=False,
    )
    waiting = entry.ends_at <= at and not entry.cancelled and entry.unsaid
    return replace(entry, to_complete=True) if waiting else entry


def moved(entry: DiaryEntry, starts_at: datetime, minutes: int, at: datetime) -> DiaryEntry:
    """Return an entry as it shall be once its appointment has moved: a copy, nothing is stored."""
    told = entry.appointment.model_dump()
    there = Appointment(**{**told, "starts_at": starts_at, "duration_minutes": minutes})
    fresh = entry_of(there, entry.adviser_name, entry.people, at)
    return replace(entry, appointment=there, begun=fresh.begun, to_complete=fresh.to_complete)
