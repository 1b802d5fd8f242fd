"""The half-days of a week on which somebody may be received."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS

WorkingWeek = Mapping[int, tuple[tuple[int, int], ...]]
"""By weekday, from Monday, 0: the openings and closings, in minutes from midnight in Paris."""

_USUAL_DAY: Final = ((9 * 60, 12 * 60 + 30), (13 * 60 + 30, 18 * 60))
USUAL: Final[WorkingWeek] = MappingProxyType(dict.fromkeys(range(5), _USUAL_DAY))
"""What holds until an adviser tells her own hours."""

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The fields of a week, by which an error names its day."""

_MINUTES: Final = 24 * 60


def checked_week(week: WorkingWeek) -> WorkingWeek:
    """Return the days worked, in order, each by hour. UserError names the day at fault."""
    days = {rank: checked_day(rank, week[rank]) for rank in sorted(week) if week[rank]}
    if not days:
        raise UserError("Gardez au moins une demi-journée : l’agenda en a besoin.", DAYS[0])
    return days


def checked_day(rank: int, halves: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the half-days of a weekday by hour. UserError, naming the day, where they cross."""
    for opens, closes in halves:
        if not 0 <= opens < closes < _MINUTES:
            raise UserError("L’heure de fin doit venir après l’heure de début.", DAYS[rank])
    ordered = tuple(sorted(halves))
    for (_, closes), (opens, _) in pairwise(ordered):
        if opens < closes:
            raise UserError("Ces heures se chevauchent : vérifiez la matinée.", DAYS[rank])
    return ordered


def works_at(week: WorkingWeek, starts_at: datetime, ends_at: datetime) -> bool:
    """Tell whether one half-day holds the whole of a time, on the clock of Paris."""
    first, last = starts_at.astimezone(PARIS), ends_at.astimezone(PARIS)
    if first.date() != last.date():
        return False
    begun, ended = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    return any(opens <= begun and ended <= closes for opens, closes in halves_of(week, first))


def halves_of(week: WorkingWeek, day: date) -> Sequence[tuple[int, int]]:
    return week.get(day.weekday(), ())
