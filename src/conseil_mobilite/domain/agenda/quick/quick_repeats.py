"""What comes back, in a quick entry: « tous les mardis jusqu’au 30 juin » as a rule (RFC 5545)."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.quick.quick_dates import MONTH, WEEKDAY, DateFound, weekday_of
from conseil_mobilite.domain.agenda.quick.quick_slate import Slate, words
from conseil_mobilite.domain.language.day_parsing import MONTHS
from conseil_mobilite.domain.language.near_days import (
    WEEK,
    coming,
    existing,
    without_year,
)
from conseil_mobilite.domain.language.paris import PARIS

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_RANKS: Final = {
    "premier": 1,
    "1er": 1,
    "deuxieme": 2,
    "2e": 2,
    "troisieme": 3,
    "3e": 3,
    "quatrieme": 4,
    "4e": 4,
    "dernier": -1,
}
_RANK: Final = rf"(?P<rank>{'|'.join(_RANKS)})"
_EVERY: Final = r"(?:tous les|chaque)"
_MONTHLY: Final = words(
    rf"(?:tous les |chaque |les? )?{_RANK}s? {WEEKDAY}s? (?:du mois|de chaque mois|des mois)"
)
_WEEKLY: Final = words(
    rf"{_EVERY} {WEEKDAY}s?(?P<two> toutes les (?:2|deux|quinze) (?:semaines|jours))?"
)
_HALF: Final = words(rf"un {WEEKDAY} sur (?:2|deux)")
_WEEKS: Final = words(r"toutes les (?P<two>2 |deux )?semaines|chaque semaine")
_FORTNIGHT: Final = words(r"tous les (?:15|quinze) jours")
_OTHER: Final = words(r"(?:tous les|toutes les|chaque) (?:\d+ )?[a-z]+")
_COUNT: Final = words(r"(?:pendant )?(?P<count>\d{1,3}) (?:fois|seances|semaines)")
_END_OF_MONTH: Final = words(rf"jusqu'a (?:la )?fin (?:du mois )?(?:de |d')?{MONTH}")
_UNTIL: Final = re.compile(r"(?<!\w)jusqu'(?:au|a) ?$")
_FROM: Final = re.compile(r"(?<!\w)(?:a partir|a compter|des)(?: du| le)? ?$")


@dataclass(frozen=True, slots=True)
class Repeat:
    """The rule, and the first days it may begin on; `dates` are those that say something else."""

    rule: str = ""
    first_days: tuple[date, ...] = ()
    dates: tuple[DateFound, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rhythm:
    rule: str
    weekday: int | None = None
    rank: int = 0


def take_repeat(slate: Slate, dates: Sequence[DateFound], today: date) -> Repeat:
    """Take the rhythm and its bounds off the slate, where one is told."""
    rhythm = _take_rhythm(slate)
    if rhythm is None:
        other = slate.take(_OTHER)
        return Repeat(dates=tuple(dates), unread=(slate.typed(*other.span()),) if other else ())
    ends, beginnings = _bounds(slate, dates, _UNTIL), _bounds(slate, dates, _FROM)
    end = _end(slate, ends, today)
    start = beginnings[0].days[0] if beginnings and beginnings[0].days else today
    rest = tuple(each for each in dates if each not in {*ends, *beginnings})
    return Repeat(f"{rhythm.rule}{end}", _first_days(rhythm, start, today), rest)


def _take_rhythm(slate: Slate) -> _Rhythm | None:
    if match := slate.take(_MONTHLY):
        weekday, rank = weekday_of(match), _RANKS[match["rank"]]
        return _Rhythm(f"FREQ=MONTHLY;BYDAY={rank}{_CODES[weekday]}", weekday, rank)
    if match := slate.take(_WEEKLY):
        return _weekly(weekday_of(match), every_two=bool(match["two"]))
    if match := slate.take(_HALF):
        return _weekly(weekday_of(match), every_two=True)
    if match := slate.take(_WEEKS):
        return _Rhythm(f"FREQ=WEEKLY{';INTERVAL=2' if match['two'] else ''}")
    if slate.take(_FORTNIGHT):
        return _Rhythm("FREQ=WEEKLY;INTERVAL=2")
    return None


def _weekly(weekday: int, *, every_two: bool) -> _Rhythm:
    interval = ";INTERVAL=2" if every_two else ""
    return _Rhythm(f"FREQ=WEEKLY{interval};BYDAY={_CODES[weekday]}", weekday)


def _bounds(slate: Slate, dates: Sequence[DateFound], before: re.Pattern[str]) -> list[DateFound]:
    """Return the dates that stand after some words, and wipe these."""
    found = []
    for each in dates:
        match = before.search(slate.bare[: each.start])
        if match is not None:
            slate.wipe(match.start(), each.start)
            found.append(each)
    return found


def _end(slate: Slate, ends: Sequence[DateFound], today: date) -> str:
    """Return the end of the rule, « ;UNTIL=… » or « ;COUNT=… », or nothing."""
    if ends and ends[0].days:
        return _until(ends[0].days[-1])
    if match := slate.take(_END_OF_MONTH):
        month = MONTHS[match["month"]]
        first = without_year(1, month, today)[-1]
        year = today.year if month == today.month else first.year
        last = existing(monthrange(year, month)[1], month, year)
        return _until(last) if last else ""
    match = slate.take(_COUNT)
    return f";COUNT={match['count']}" if match and int(match["count"]) else ""


def _until(day: date) -> str:
    last = datetime.combine(day, time(23, 59, 59), PARIS).astimezone(UTC)
    return f";UNTIL={last:%Y%m%dT%H%M%SZ}"


def _first_days(rhythm: _Rhythm, start: date, today: date) -> tuple[date, ...]:
    if rhythm.weekday is None:
        return ()
    first = _from(coming(rhythm.weekday, start), rhythm.rank)
    return (first, _from(first + WEEK, rhythm.rank)) if first == today else (first,)


def _from(day: date, rank: int) -> date:
    """Return the first day from one on, of its name, that has a rank in its month; 0 is any."""
    while rank and not _has_rank(day, rank):
        day += WEEK
    return day


def _has_rank(day: date, rank: int) -> bool:
    """Tell whether a day is the second, or the last, of its name in its month."""
    if rank < 0:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == rank
