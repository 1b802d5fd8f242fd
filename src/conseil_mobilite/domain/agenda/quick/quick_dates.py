"""The dates of a quick entry that name their month: « 12/03 », « mardi 9 mars », « 2027-03-09 »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words
from conseil_mobilite.domain.language.day_parsing import MONTHS
from conseil_mobilite.domain.language.near_days import (
    WEEKDAYS,
    existing,
    nearest_weekday,
    without_year,
)

WEEKDAY: Final = (
    rf"(?P<weekday>{'|'.join(WEEKDAYS)}|(?:(?:lun|mar|mer|jeu|ven|dim)\.?|sam\.)(?= ?[\d\0]))"
)
"""A day of the week, or its three letters before a figure or an hour; Sam alone is a name."""
MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_BY_LETTERS: Final = {name[:3]: rank for name, rank in WEEKDAYS.items()}
_BEFORE: Final = rf"(?:{WEEKDAY},? )?(?:le )?"
_ISO: Final = words(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_WHOLE: Final = words(
    rf"{_BEFORE}(?P<day>\d{{1,2}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)"
    r"(?P<year>\d{4}|\d{2})"
)
_FIGURES: Final = words(rf"{_BEFORE}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![/\d])")
_WORDS: Final = words(rf"{_BEFORE}(?P<day>\d{{1,2}})(?:er)? {MONTH}\.?(?: (?P<year>\d{{4}}))?")


@dataclass(frozen=True, slots=True)
class DateFound:
    """The days that some words may mean, none where no such day exists; and where they stand."""

    start: int
    end: int
    days: tuple[date, ...]


def take_dates(slate: Slate, today: date) -> list[DateFound]:
    """Take every date off the slate."""
    found = [
        DateFound(*match.span(), _days(match, today))
        for pattern in (_ISO, _WHOLE, _FIGURES, _WORDS)
        for match in slate.take_all(pattern)
    ]
    return sorted(found, key=lambda each: each.start)


def agreeing(match: re.Match[str], days: tuple[date, ...]) -> tuple[date, ...]:
    """Keep the days that fall on the weekday told; where none does, propose the nearest too."""
    named = match.groupdict().get("weekday")
    if not named or not days:
        return days
    weekday = weekday_of(match)
    kept = tuple(day for day in days if day.weekday() == weekday)
    return kept or (*days, nearest_weekday(weekday, days[-1]))


def weekday_of(match: re.Match[str]) -> int:
    """Return the weekday told, Monday being 0: three letters are enough."""
    return _BY_LETTERS[match["weekday"][:3]]


def _days(match: re.Match[str], today: date) -> tuple[date, ...]:
    told = match.groupdict()
    day = int(told["day"])
    month = MONTHS.get(told["month"]) or int(told["month"])
    if told.get("year"):
        whole = existing(day, month, int(told["year"]))
        return agreeing(match, (whole,) if whole else ())
    return agreeing(match, without_year(day, month, today))


Reader = Callable[[re.Match[str], date], tuple[date, ...]]
"""Returns the days that a match may mean, seen from today."""
