"""When to remind an adviser of an appointment, and when to sum up what is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from conseil_mobilite.domain.language.paris import paris_day, paris_time

AHEAD: Final = timedelta(minutes=10)
MORNING: Final = (time(7), time(12))
"""The hours, in Paris, between which the morning is summed up, the second excluded."""


@dataclass(frozen=True, slots=True)
class Coming:
    """An appointment to come: its instant and who is met, empty where nobody may be named."""

    starts_at: datetime
    who: str = ""

    def nameless(self) -> "Coming":
        return Coming(self.starts_at)


def to_tell(
    coming: Sequence[Coming], now: datetime, told_until: datetime | None
) -> tuple[Coming, ...]:
    """Return what begins within ten minutes, in order, and was not told already.

    `told_until` is the latest instant told so far: nobody is reminded twice, not even after the
    program was closed meanwhile. One that the clock, set back, puts too far ahead is left aside.
    """
    last = now + AHEAD
    told = now if told_until is None or told_until > last else max(told_until, now)
    due = [each for each in coming if told < each.starts_at <= last]
    return tuple(sorted(due, key=lambda each: each.starts_at))


def sums_up(now: datetime, last: date | None) -> bool:
    """Say whether the morning is still to be summed up; `last` is the last day it was."""
    begins, ends = MORNING
    return begins <= paris_time(now) < ends and paris_day(now) != last
