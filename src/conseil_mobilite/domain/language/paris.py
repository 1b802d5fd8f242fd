"""Days and hours of the advisers: instants are kept in UTC and lived in Paris."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

PARIS: Final = ZoneInfo("Europe/Paris")


def paris_day(instant: datetime) -> date:
    return instant.astimezone(PARIS).date()


def paris_time(instant: datetime) -> time:
    """Return the hour and minute read on a clock in Paris."""
    return instant.astimezone(PARIS).time()


def day_bounds(day: date, days: int = 1) -> tuple[datetime, datetime]:
    """Return the first instants, in UTC, of the day and of the day after the last of them.

    A day lasts 23 or 25 hours when the clocks change.
    """
    start, end = (
        datetime.combine(bound, time(), PARIS).astimezone(UTC)
        for bound in (day, day + timedelta(days))
    )
    return start, end
