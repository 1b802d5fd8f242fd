"""Days told from today: « mardi », « le 15 », « 12/03 » without a year. Doubts are listed."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import parse_day
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import day_name

WEEK: Final = timedelta(days=7)
RECENT_DAYS: Final = 62
"""How long ago a day told without its year may still be meant: writing up the past is usual."""
_CENTURY: Final = 2000
_YEARS_AHEAD: Final = 5

WEEKDAYS: Final[Mapping[str, int]] = MappingProxyType(
    {day_name(date(2024, 1, 1 + rank)): rank for rank in range(7)}
)
"""The days of the week by name; Monday is 0."""


def coming(weekday: int, today: date) -> date:
    """Return the first such day from today on, today included."""
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def existing(day: int, month: int, year: int) -> date | None:
    """Return the day, or None where the calendar has none; a year of two figures is of 2000."""
    try:
        return date(year if year >= _CENTURY else _CENTURY + year % 100, month, day)
    except ValueError:
        return None


def without_year(day: int, month: int, today: date) -> tuple[date, ...]:
    """Return the days meant by « 12/03 »: the one to come, after the last one if it is recent."""
    years = range(today.year - 1, today.year + _YEARS_AHEAD)
    found = [each for year in years if (each := existing(day, month, year))]
    past = [each for each in found if timedelta(0) < today - each <= timedelta(days=RECENT_DAYS)]
    return (*past[-1:], *[each for each in found if each >= today][:1])


def day_of_month(day: int, today: date) -> tuple[date, ...]:
    """Return the days meant by « le 15 »: of this month, and of the next once it has gone by."""
    here = existing(day, today.month, today.year)
    if here and here >= today:
        return (here,)
    return tuple(each for each in (here, next_of_month(day, today)) if each)


def next_of_month(day: int, today: date) -> date | None:
    """Return the first day of that number from today on; a month without it is passed over."""
    ahead = (today + timedelta(days=rank) for rank in range(RECENT_DAYS))
    return next((each for each in ahead if each.day == day), None)


def nearest_weekday(weekday: int, day: date) -> date:
    """Return the nearest day of that name, before or after."""
    after = coming(weekday, day)
    return min((after, after - WEEK), key=lambda each: abs(each - day))


def parse_near_day(text: str, today: date, *, field: str) -> date:
    """Read a day to go to: « 12/03/2027 », or without its year the nearest « 12/03 », « 12 mars ».

    « mardi » is the one of this week, « demain » is understood. UserError otherwise.
    """
    written = fold(text)
    near = {"aujourd hui": 0, "demain": 1, "apres demain": 2, "hier": -1, "avant hier": -2}
    if written in near:
        return today + timedelta(days=near[written])
    if written in WEEKDAYS:
        return monday_of(today) + timedelta(days=WEEKDAYS[written])
    try:
        return parse_day(text, field=field)
    except UserError as error:
        nearest = _nearest(text, today, field)
        if nearest is None:
            raise error from None
        return nearest


def _nearest(text: str, today: date, field: str) -> date | None:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(parse_day(f"{text} {year}", field=field))
        except UserError:
            continue
    return min(found, key=lambda day: abs(day - today), default=None)
