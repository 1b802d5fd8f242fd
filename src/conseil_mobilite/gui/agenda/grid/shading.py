"""What shades the days of the grid: hours off, absences, public holidays; pure measures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.agenda.working_week import USUAL, WorkingWeek
from conseil_mobilite.domain.language.paris import day_bounds, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.agenda.grid.spans import DAY_MINUTES, Span


class Shade(StrEnum):
    OFF = "off"
    """Outside the hours of the working week."""
    AWAY = "away"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the appointments; `department` is that of the body."""

    week: WorkingWeek = field(default_factory=lambda: USUAL)
    unavailable: Sequence[Unavailability] = ()
    department: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A shaded part of a day, and the words that tell why: none for the hours off."""

    span: Span
    shade: Shade
    words: str = ""
    beneath: str = ""


def bands(days: Sequence[date], setting: Setting, kinds: CodeList) -> list[Band]:
    """Return what to shade, the softest first. Of an absence only the kind is told.

    `kinds`: list `unavailability_kinds`.
    """
    found: list[Band] = []
    for rank, day in enumerate(days):
        name = holiday(day, setting.department)
        found += _off(rank, day, setting.week)
        found += _away(rank, day, setting.unavailable, kinds, told=not name)
        if name:
            found.append(Band(_whole(rank), Shade.HOLIDAY, name, "Jour férié"))
    return found


def _off(rank: int, day: date, week: WorkingWeek) -> Iterator[Band]:
    """Shade what is between the half-days of work, and around them."""
    halves = week.get(day.weekday(), ())
    ends = (0, *(closes for _opens, closes in halves))
    starts = (*(opens for opens, _closes in halves), DAY_MINUTES)
    for end, start in zip(ends, starts, strict=True):
        if start > end:
            yield Band(Span(rank, end, start - end), Shade.OFF)


def _away(
    rank: int, day: date, unavailable: Sequence[Unavailability], kinds: CodeList, *, told: bool
) -> Iterator[Band]:
    opens, closes = day_bounds(day)
    for each in unavailable:
        if each.starts_at < closes and each.ends_at > opens:
            start = _clock(each.starts_at) if each.starts_at > opens else 0
            end = _clock(each.ends_at) if each.ends_at < closes else DAY_MINUTES
            words = kinds.label(each.kind) if told else ""
            yield Band(Span(rank, start, max(end - start, 0)), Shade.AWAY, words)


def _whole(rank: int) -> Span:
    return Span(rank, 0, DAY_MINUTES)


def _clock(instant: datetime) -> int:
    clock = paris_time(instant)
    return clock.hour * 60 + clock.minute
