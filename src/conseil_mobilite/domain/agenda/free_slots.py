"""The next hours of a working diary that are free for long enough."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.paris import PARIS, paris_day

HALF_DAYS: Final = ((time(9), time(12, 30)), (time(13, 30), time(18)))
"""The hours, in Paris, at which somebody may be received."""

_SATURDAY: Final = 5
_STEP: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """A free time: when it may begin, and until when nothing else is planned."""

    starts_at: datetime
    until: datetime


def free_slots(
    busy: Sequence[tuple[datetime, datetime]], after: datetime, minutes: int, days: int
) -> list[FreeSlot]:
    """Return the first free slot of each of the coming `days`, for at least `minutes`.

    `busy` holds the beginnings and ends of what is planned. Weekends and public holidays are left
    out; a slot begins on the hour or at half past.
    """
    first = paris_day(after)
    coming = (first + timedelta(days=rank) for rank in range(days))
    found = (_first_of(day, busy, after, timedelta(minutes=minutes)) for day in coming)
    return [slot for slot in found if slot is not None]


def _first_of(
    day: date, busy: Sequence[tuple[datetime, datetime]], after: datetime, length: timedelta
) -> FreeSlot | None:
    if day.weekday() >= _SATURDAY or holiday(day):
        return None
    for opening, closing in HALF_DAYS:
        end = _instant(day, closing)
        for start in _starts(_instant(day, opening), end):
            until = min([end, *(begin for begin, _ in busy if begin >= start)])
            taken = any(begin < start + length and finish > start for begin, finish in busy)
            if start >= after and not taken and until - start >= length:
                return FreeSlot(start, until)
    return None


def _starts(opening: datetime, end: datetime) -> Iterator[datetime]:
    while opening < end:
        yield opening
        opening += _STEP


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS).astimezone(UTC)
