"""Stretches of the days shown, in minutes on the clock of Paris: moved, stretched, never split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, duration, hour
from conseil_mobilite.domain.language.paris import PARIS, paris_day, paris_time
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

QUARTER: Final = 15
DAY_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the grid: the rank of its day, and how many minutes from midnight."""

    day: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Span:
    """From `start`, in minutes from midnight, for `minutes`, on the day of that rank."""

    day: int
    start: int
    minutes: int

    @property
    def end(self) -> int:
        return self.start + self.minutes

    def starts_on(self) -> time:
        """Return the hour and minute read on the clock when it starts."""
        return time(self.start // 60, self.start % 60)


def span_of(entry: DiaryEntry, days: Sequence[date]) -> Span | None:
    """Return where an appointment is among the days shown, or None where it is on another one."""
    day, clock = paris_day(entry.appointment.starts_at), paris_time(entry.appointment.starts_at)
    if day not in days:
        return None
    start = clock.hour * 60 + clock.minute
    return Span(days.index(day), start, entry.appointment.duration_minutes)


def starts_at(span: Span, days: Sequence[date], *, back: bool = False) -> datetime:
    """Return the instant, in UTC, at which clocks in Paris show the start of a span.

    Of the hour lived twice in October, the first; the hour skipped in March is read one later.
    Gone `back` to, the last and one earlier: who goes up the day never jumps down.
    """
    clock = span.starts_on().replace(fold=int(back))
    return datetime.combine(days[span.day], clock, PARIS).astimezone(UTC)


def clock_words(span: Span) -> str:
    """« 10 h – 11 h 30 »."""
    return f"{_clock(span.start)} – {_clock(span.end)}"


def span_words(span: Span) -> str:
    """« 10 h – 11 h 30 · 1 h 30 »."""
    return f"{clock_words(span)} · {duration(span.minutes)}"


def shifted(span: Span, days: int, minutes: int, count: int) -> Span:
    """Move a span by so many days and minutes, among `count` days, and never past midnight."""
    day = min(max(span.day + days, 0), count - 1)
    latest = max(DAY_MINUTES - span.minutes, span.start)
    return replace(span, day=day, start=min(max(span.start + minutes, 0), latest))


def ended_at(span: Span, end: int) -> Span:
    """Move the end of a span: a quarter of an hour at least, twelve hours at most, the same day."""
    shortest, longest = min(QUARTER, span.minutes), min(LONGEST_MINUTES, DAY_MINUTES - span.start)
    return replace(span, minutes=min(max(end - span.start, shortest), max(longest, shortest)))


def begun_at(span: Span, start: int) -> Span:
    """Move the start of a span; its end stays."""
    shortest = min(QUARTER, span.minutes)
    kept = min(max(start, 0, span.end - LONGEST_MINUTES), span.end - shortest)
    return replace(span, start=kept, minutes=span.end - kept)


def drawn(start: Spot, end: Spot) -> Span:
    """Return the quarters of an hour that a stroke goes over, down or up, on the day it began."""
    early, late = sorted((start.minutes, end.minutes))
    first = min(int(early // QUARTER) * QUARTER, DAY_MINUTES - QUARTER)
    last = max(-int(-late // QUARTER) * QUARTER, first + QUARTER)
    whole = min(last, DAY_MINUTES) - first
    if whole > LONGEST_MINUTES and end.minutes < start.minutes:
        first = first + whole - LONGEST_MINUTES
    return Span(start.day, first, min(whole, LONGEST_MINUTES))


def snapped(minutes: float) -> int:
    """Return the nearest quarter of an hour."""
    return round(minutes / QUARTER) * QUARTER


def _clock(minutes: int) -> str:
    """Read minutes after midnight on a clock; midnight at the end of the day is « 24 h »."""
    if minutes == DAY_MINUTES:
        return f"24{NO_BREAK}h"
    return hour(time(minutes // 60 % 24, minutes % 60))
