"""The ways an appointment comes back that the adviser may choose, and when it stops doing so."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.errors import UserError

LAST: Final = -1
"""The rank of the last weekday of a month."""

WEEK: Final = timedelta(weeks=1)


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True)
class Pattern:
    """« Chaque mardi », « le 2e mardi du mois ».

    `weekday` counts from Monday, 0; `rank` is that of the weekday in its month, 1 to 5 or LAST, for
    a monthly one and 0 for the others.
    """

    rhythm: Rhythm
    weekday: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A pattern that stops: after the day `until`, in Paris, or after `count` appointments."""

    pattern: Pattern
    until: date | None = None
    count: int | None = None

    def __post_init__(self) -> None:
        if (self.until is None) == (self.count is None):
            raise UserError(
                "Dites quand la répétition s’arrête : une date, ou un nombre de séances.", "end"
            )


def patterns(day: date) -> list[Pattern]:
    """Return the patterns that an appointment of that day may follow."""
    offered = [Pattern(rhythm, day.weekday()) for rhythm in (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY)]
    offered.append(monthly(day))
    if is_last_of_month(day):
        offered.append(Pattern(Rhythm.MONTHLY, day.weekday(), LAST))
    return offered


def monthly(day: date) -> Pattern:
    """Return « chaque mois, le 2e mardi » for a second Tuesday."""
    return Pattern(Rhythm.MONTHLY, day.weekday(), (day.day - 1) // 7 + 1)


def is_last_of_month(day: date) -> bool:
    """Tell whether no such weekday comes after in the month."""
    return (day + WEEK).month != day.month
