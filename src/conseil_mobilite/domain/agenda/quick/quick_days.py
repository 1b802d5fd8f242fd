"""The days of a quick entry told from today: « demain », « mardi prochain », « dans 3 jours »."""

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from conseil_mobilite.domain.agenda.quick.quick_dates import WEEKDAY, DateFound, Reader, weekday_of
from conseil_mobilite.domain.agenda.quick.quick_hours import LATEST_HOUR, hours_of
from conseil_mobilite.domain.agenda.quick.quick_reading import Choice, Found
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words
from conseil_mobilite.domain.language.near_days import (
    RECENT_DAYS,
    WEEK,
    coming,
    day_of_month,
    monday_of,
)

WORKING_DAYS: Final = 5
NUMBERS: Final = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "dix": 10,
    "quinze": 15,
}
_WEEKS_OF_DAYS: Final = {8: 7, 15: 14}
"""« dans huit jours » is said of a week, and « dans quinze jours » of two."""
_NEAR: Final = {
    "avant-hier": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "demain": 1,
    "apres-demain": 2,
    "apres demain": 2,
}
_COUNT: Final = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})"
_NUMBERED: Final = words(rf"{WEEKDAY} (?:le )?(?P<day>[12]?\d|3[01])(?P<first>er)?")


def take_days(slate: Slate, today: date, *, hour_known: bool) -> list[Found]:
    """Take the days off the slate, each with the ways to understand it."""
    numbered = _take_numbered(slate, today, hour_known=hour_known)
    plain = [
        DateFound(*match.span(), reader(match, today))
        for pattern, reader in _READERS
        for match in slate.take_all(pattern)
    ]
    return [*numbered, *(found_days(each.days) for each in plain)]


def found_days(days: tuple[date, ...]) -> Found:
    return Found(tuple(Choice(day=day) for day in days))


def _take_numbered(slate: Slate, today: date, *, hour_known: bool) -> list[Found]:
    """« mardi 12 »: the twelfth if it is a Tuesday soon, or else, without an hour, noon."""
    match = _NUMBERED.search(slate.left)
    if match is None:
        return []
    number, weekday = int(match["day"]), weekday_of(match)
    ahead = (today + timedelta(days=rank) for rank in range(RECENT_DAYS))
    found = [day for day in ahead if (day.day, day.weekday()) == (number, weekday)][:1]
    if not found:
        return []
    slate.wipe(*match.span())
    choices = [Choice(day=found[0])]
    if not hour_known and not match["first"] and number <= LATEST_HOUR:
        near = _weekday(match, today)
        hours = [Choice(day=day, hour=at) for day in near for at in hours_of(number)]
        choices = [*hours, *choices]
    return [Found(tuple(choices))]


def _in_time(match: re.Match[str], today: date) -> tuple[date, ...]:
    """« dans 3 jours », « dans 2 semaines », « dans 2 semaines mardi », « dans un mois »."""
    count = NUMBERS.get(match["count"]) or int(match["count"])
    if match["unit"].startswith("jour"):
        lengths = dict.fromkeys((_WEEKS_OF_DAYS.get(count, count), count))
        return tuple(today + timedelta(days=days) for days in lengths)
    if match["unit"] == "mois":
        return (today + relativedelta(months=count),)
    return _in_week(match, today + count * WEEK)


def _in_week(match: re.Match[str], day: date) -> tuple[date, ...]:
    """Return the weekday told of the week of a day, or that day itself."""
    named = match.groupdict().get("weekday")
    return (monday_of(day) + timedelta(days=weekday_of(match)),) if named else (day,)


def _next_week(match: re.Match[str], today: date) -> tuple[date, ...]:
    """Return the weekday told of next week, else each of its working days."""
    if match["weekday"]:
        return _in_week(match, today + WEEK)
    monday = monday_of(today + WEEK)
    return tuple(monday + timedelta(days=rank) for rank in range(WORKING_DAYS))


def _weeks_later(match: re.Match[str], today: date) -> tuple[date, ...]:
    """« mardi en huit » and « en quinze » are one and two weeks after the coming Tuesday."""
    weeks = 1 if match["later"] in {"huit", "8"} else 2
    return tuple(day + weeks * WEEK for day in _weekday(match, today)[-1:])


def _next_one(match: re.Match[str], today: date) -> tuple[date, ...]:
    """« mardi prochain »: the coming one; while it is of this week, it may be the one after."""
    day = coming(weekday_of(match), today + timedelta(days=1))
    return (day, day + WEEK) if monday_of(day) == monday_of(today) else (day,)


def _last_one(match: re.Match[str], today: date) -> tuple[date, ...]:
    return (coming(weekday_of(match), today - WEEK),)


def _weekday(match: re.Match[str], today: date) -> tuple[date, ...]:
    """« mardi » is the coming one; said on a Tuesday, it may be today or in a week."""
    day = coming(weekday_of(match), today)
    return (day, day + WEEK) if day == today else (day,)


def _near(match: re.Match[str], today: date) -> tuple[date, ...]:
    return (today + timedelta(days=_NEAR[match[0]]),)


def _of_month(match: re.Match[str], today: date) -> tuple[date, ...]:
    return day_of_month(int(match["day"] or match["first"]), today)


_READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (words(rf"{WEEKDAY} dans {_COUNT} (?P<unit>semaines?)"), _in_time),
    (words(rf"dans {_COUNT} (?P<unit>jours?|semaines?|mois)(?:,? (?:le )?{WEEKDAY})?"), _in_time),
    (words(rf"{WEEKDAY} (?:de )?(?:la )?semaine prochaine"), _next_week),
    (words(rf"(?:la )?semaine prochaine(?:,? (?:le )?{WEEKDAY})?"), _next_week),
    (words(rf"{WEEKDAY} en (?P<later>huit|8|quinze|15)"), _weeks_later),
    (words(rf"{WEEKDAY} prochaine?"), _next_one),
    (words(rf"{WEEKDAY} (?:dernier|passe)"), _last_one),
    (words(rf"(?:ce |le )?{WEEKDAY}"), _weekday),
    (words("|".join(sorted(_NEAR, key=len, reverse=True))), _near),
    (words(r"le (?P<day>[12]?\d|3[01])(?:er)?|(?:le )?(?P<first>1)er"), _of_month),
)
