"""What the agenda shows: some days of the diary, what waits for an answer, the hours by family."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.free_slots import FreeSlot, OpenTimes, free_slots
from conseil_mobilite.domain.agenda.working_week import WorkingWeek
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.services.agenda import availability, diary
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES
from conseil_mobilite.services.agenda.diary import Whose
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

ASSESSING, TEACHING, FOLLOWING = "assessing", "teaching", "following"
FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "diagnostic": ASSESSING,
        "restitution": ASSESSING,
        "bilan_final": ASSESSING,
        "atelier": TEACHING,
        "trajet_accompagne": TEACHING,
    }
)
"""Kinds of appointment by what they are for; the others follow a pathway."""

SLOT_MINUTES: Final = 90
"""The length of an assessment."""
COMING_DAYS: Final = 21
MOST_SLOTS: Final = 2

WAITING_DAYS: Final = 60
"""How long ago an appointment without an answer is still asked for here."""


@dataclass(frozen=True, slots=True)
class AgendaPicture:
    """`minutes` are those of the days shown, by family, what fell away left out.

    `slots` are the next times free for an assessment, whatever the days shown; several advisers
    together have none to offer, and their `week` is the usual one. `department` is that of the
    body, by which its public holidays are known.
    """

    entries: tuple[DiaryEntry, ...]
    waiting: tuple[DiaryEntry, ...]
    minutes: Mapping[str, int]
    slots: tuple[FreeSlot, ...]
    unavailable: tuple[Unavailability, ...]
    week: WorkingWeek
    department: str


def picture(
    session: Session, first: date, days: int, at: datetime, whose: Whose = None
) -> AgendaPicture:
    """Return `days` days of the diary from `first` on."""
    start, end = day_bounds(first, days)
    entries = tuple(diary.between(session, start, end, at, whose))
    since = at - timedelta(days=WAITING_DAYS)
    told = diary.adviser_ids(whose)
    alone = told[0] if len(told) == 1 else None
    times = OpenTimes(availability.working_week(session, alone), availability.department(session))
    return AgendaPicture(
        entries=entries,
        waiting=tuple(diary.to_complete(session, since, at, whose)),
        minutes=_minutes(entries),
        slots=tuple(_slots(session, at, alone, times)) if alone else (),
        unavailable=tuple(availability.unavailable(session, start, end, *told)),
        week=times.week,
        department=times.department,
    )


def family(kind: str) -> str:
    return FAMILIES.get(kind, FOLLOWING)


def _slots(
    session: Session, at: datetime, adviser_id: UUID, times: OpenTimes
) -> Iterator[FreeSlot]:
    """Return the next times free for an assessment."""
    _today, until = day_bounds(paris_day(at), COMING_DAYS)
    start = at - timedelta(minutes=LONGEST_MINUTES)
    away = availability.unavailable(session, at, until, adviser_id)
    busy = diary.busy(session, start, until, adviser_id)
    busy += [(each.starts_at, each.ends_at) for each in away]
    return islice(free_slots(busy, at, SLOT_MINUTES, COMING_DAYS, times), MOST_SLOTS)


def _minutes(entries: Iterable[DiaryEntry]) -> Mapping[str, int]:
    sums: defaultdict[str, int] = defaultdict(int)
    for entry in entries:
        if not entry.fell:
            sums[family(entry.appointment.kind)] += entry.appointment.duration_minutes
    return dict(sums)
