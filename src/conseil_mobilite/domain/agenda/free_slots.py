"""The next hours of a working diary that are free for long enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.agenda.working_week import USUAL, WorkingWeek, halves_of
from conseil_mobilite.domain.language.paris import PARIS, paris_day

_STEP: Final = 30
"""A slot begins on the hour or at half past."""

Busy = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A free time: when it may begin, and until when nothing else is planned."""

    starts_at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class OpenTimes:
    """When somebody may be received: the hours of a week, save on holidays of a département."""

    week: WorkingWeek
    department: str = ""

    def halves(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Return the openings and closings of a day."""
        if holiday(day, self.department):
            return
        for opens, closes in halves_of(self.week, day):
            yield _instant(day, opens), _instant(day, closes)


ALWAYS_USUAL: Final = OpenTimes(USUAL)


def free_slots(
    busy: Busy, after: datetime, minutes: int, days: int, open_times: OpenTimes = ALWAYS_USUAL
) -> Iterator[FreeSlot]:
    """Yield the first free slot of each of the coming `days`, for at least `minutes`.

    `busy` holds the beginnings and ends of what is planned, or takes the adviser away.
    """
    first = paris_day(after)
    coming = (first + timedelta(days=rank) for rank in range(days))
    for day in coming:
        slot = _first_of(open_times.halves(day), busy, after, timedelta(minutes=minutes))
        if slot is not None:
            yield slot


def _first_of(
    halves: Iterator[tuple[datetime, datetime]], busy: Busy, after: datetime, length: timedelta
) -> FreeSlot | None:
    for opening, end in halves:
        near = [(begin, finish) for begin, finish in busy if begin < end and finish > opening]
        for start in _starts(opening, end):
            until = min([end, *(begin for begin, _ in near if begin >= start)])
            taken = any(begin < start + length and finish > start for begin, finish in near)
            if start >= after and not taken and until - start >= length:
                return FreeSlot(start, until)
    return None


def _starts(opening: datetime, end: datetime) -> Iterator[datetime]:
    """Yield the hours and half-hours from an opening on; the opening itself, whatever it is."""
    past = opening.minute % _STEP
    yield opening
    opening += timedelta(minutes=_STEP - past)
    while opening < end:
        yield opening
        opening += timedelta(minutes=_STEP)


def _instant(day: date, minutes: int) -> datetime:
    at = time(minutes // 60, minutes % 60)
    return datetime.combine(day, at, PARIS).astimezone(UTC)
