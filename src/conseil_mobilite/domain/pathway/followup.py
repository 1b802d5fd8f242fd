"""When to hear from a person again after an exit."""

from calendar import monthrange
from datetime import date
from typing import Final

MONTHS: Final = (3, 6)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; one that does not exist is the last of the month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
