"""Turn appointments and absences into the events of a calendar, without a name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.discretion import ABSENT, Title, discreet_place, meeting_title
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.interchange.calendar_event import CONFIDENTIAL, PRIVATE, CalendarEvent
from conseil_mobilite.services.agenda.calendars.calendar_rows import MeetingRow
from conseil_mobilite.store.reference.reference import code_lists

DOMAIN: Final = "@conseil-mobilite"
"""What ends the identifiers given here: by it an event is known to come from a base of ours."""

REMINDER_MINUTES: Final = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """What the adviser lets the file say."""

    title: Title = Title.FILE
    place: bool = True
    reminder: bool = False


@dataclass(frozen=True, slots=True)
class EventMaker:
    """`since` dates what carries no instant of its own revision."""

    wording: Wording
    since: datetime

    def single(self, row: MeetingRow) -> CalendarEvent:
        """Return one appointment under its own identifier, whether or not it is of a series."""
        appointment, wording = row.appointment, self.wording
        told = wording.title is not Title.BUSY
        place = discreet_place(appointment.place, row.guests) if wording.place and told else ""
        kinds = code_lists()["appointment_kinds"]
        return CalendarEvent(
            uid=appointment.uid,
            sequence=appointment.sequence,
            revised_at=self._revised([row]),
            starts_at=appointment.starts_at,
            ends_at=appointment.starts_at + timedelta(minutes=appointment.duration_minutes),
            summary=meeting_title(wording.title, row.guests, appointment.unnamed_participants),
            cancelled=row.fell or row.gone,
            category=kinds.label(appointment.kind) if told else "",
            location=place,
            visibility=CONFIDENTIAL if wording.title is Title.INITIALS else PRIVATE,
            reminder_minutes=REMINDER_MINUTES if wording.reminder else 0,
        )

    def series(self, series: AppointmentSeries, rows: Sequence[MeetingRow]) -> list[CalendarEvent]:
        """Return a series and what differs from it; deleted whole, it is cancelled.

        A row that the rule does not account for goes under its own identifier.
        """
        instants = occurrences(series.rule, series.starts_at)
        ruled = {row.appointment.occurrence_at: row for row in rows}
        kept = [ruled[at] for at in instants if at in ruled and not ruled[at].gone]
        stray = [self.single(row) for row in rows if row.appointment.occurrence_at not in instants]
        live = [event for event in stray if not event.cancelled]
        known = [ruled[at] for at in instants if at in ruled]
        if not known:
            return live
        master = self._master(series, kept or known, rows)
        if not kept:
            return [replace(master, cancelled=True), *live]
        taken = {row.appointment.occurrence_at for row in kept}
        without = replace(master, exceptions=tuple(at for at in instants if at not in taken))
        return [without, *(self._others(without, kept)), *live]

    def absence(self, absence: Unavailability) -> CalendarEvent:
        """Return a time taken by something else, of which nothing is said."""
        return CalendarEvent(
            uid=f"{absence.id}{DOMAIN}",
            sequence=absence.sequence,
            revised_at=self.since,
            starts_at=absence.starts_at,
            ends_at=absence.ends_at,
            summary=ABSENT,
            whole_days=absence.whole_days,
        )

    def _master(
        self, series: AppointmentSeries, shown: Sequence[MeetingRow], rows: Sequence[MeetingRow]
    ) -> CalendarEvent:
        """Return the series as most of the `shown` occurrences are."""
        usual = _usual(self.single(row) for row in shown)
        length = usual.ends_at - usual.starts_at
        return replace(
            usual,
            uid=series.uid,
            sequence=series_sequence(series, rows),
            revised_at=self._revised(rows),
            starts_at=series.starts_at,
            ends_at=series.starts_at + length,
            cancelled=False,
            rule=series.rule,
        )

    def _others(self, master: CalendarEvent, kept: Sequence[MeetingRow]) -> list[CalendarEvent]:
        """Return the occurrences that were moved, called off or are otherwise unlike the others."""
        made = [(self.single(row), row.appointment.occurrence_at) for row in kept]
        return [
            replace(
                event,
                uid=master.uid,
                sequence=master.sequence,
                occurrence_at=at,
                ruled_from=master.starts_at,
            )
            for event, at in made
            if event.starts_at != at or event.cancelled or _face(event) != _face(master)
        ]

    def _revised(self, rows: Sequence[MeetingRow]) -> datetime:
        known = [row.appointment.revised_at for row in rows]
        return max((at for at in known if at is not None), default=self.since)


def series_sequence(series: AppointmentSeries, rows: Sequence[MeetingRow]) -> int:
    """Return the SEQUENCE of a series, which grows with each change to any of its occurrences."""
    gone = sum(row.gone for row in rows)
    return series.sequence + gone + sum(row.appointment.sequence for row in rows)


def _usual(events: Iterable[CalendarEvent]) -> CalendarEvent:
    """Return the first of those that look like most of them."""
    made = list(events)
    ((most, _count),) = Counter(map(_face, made)).most_common(1)
    return next(event for event in made if _face(event) == most)


def _face(event: CalendarEvent) -> tuple[timedelta, str, str, str]:
    """Return what makes an occurrence like the others, apart from its instant."""
    return event.ends_at - event.starts_at, event.summary, event.category, event.location
