"""Where the appointments of a series go when one of them takes its others along."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.recurrence_kinds import (
    LAST,
    Pattern,
    Recurrence,
    Rhythm,
    is_last_of_month,
    monthly,
)
from conseil_mobilite.domain.agenda.series.recurrence_rule import counted, recurrence_of, rule_of
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS, paris_day, paris_time

_APART: Final = "Cette séance ne suit plus sa répétition : choisissez « Cette séance »."
_FOREIGN: Final = (
    "Cette répétition vient d’un autre agenda : déplacez les séances une par une, ou changez"
    " seulement leur heure."
)
_UNEVEN: Final = (
    "Ce jour ne revient pas au même rythme que l’ancien : choisissez plutôt « Cette séance » ou"
    " « Celle-ci et les suivantes »."
)


@dataclass(frozen=True, slots=True)
class Run:
    """A rule and its first instant."""

    rule: str
    starts_at: datetime

    def instants(self) -> list[datetime]:
        return occurrences(self.rule, self.starts_at)

    def rank_of(self, occurrence: datetime) -> int:
        """Return the place of an instant of the rule, from 0. UserError: it is not of it."""
        instants = self.instants()
        if occurrence not in instants:
            raise UserError(_APART)
        return instants.index(occurrence)


def target(occurrence: datetime, shown: datetime, typed: datetime) -> datetime:
    """Return where the rule must bring an occurrence that went from `shown` to `typed`.

    One that had been moved alone goes by as many days; its hour counts only where it was changed.
    """
    days = paris_day(typed) - paris_day(shown)
    hour_changed = paris_time(typed) != paris_time(shown)
    return _instant(paris_day(occurrence) + days, paris_time(typed if hour_changed else occurrence))


def shifted(run: Run, occurrence: datetime, goal: datetime) -> Run:
    """Return the run, as long as before, whose `occurrence` is at `goal`. UserError: it cannot."""
    instants = run.instants()
    old, new = paris_day(occurrence), paris_day(goal)
    if old == new:
        start = _instant(paris_day(run.starts_at), paris_time(goal))
        moved = Run(counted(run.rule, len(instants)), start)
    else:
        moved = _on_another_day(run, len(instants), old, goal)
    rank = run.rank_of(occurrence)
    if moved.instants()[rank : rank + 1] != [goal]:
        raise UserError(_UNEVEN, "day")
    return moved


def _on_another_day(run: Run, count: int, old: date, goal: datetime) -> Run:
    recurrence = recurrence_of(run.rule)
    if recurrence is None:
        raise UserError(_FOREIGN, "day")
    new, at = paris_day(goal), paris_time(goal)
    pattern = _turned(recurrence.pattern, new)
    rule = rule_of(Recurrence(pattern, count=count))
    first = paris_day(run.starts_at)
    if pattern.rhythm is not Rhythm.MONTHLY:
        return Run(rule, _instant(first + (new - old), at))
    months = (first.year + new.year - old.year) * 12 + first.month - 1 + new.month - old.month
    opening = _instant(date(months // 12, months % 12 + 1, 1), at)
    return Run(rule, occurrences(rule, opening, 1)[0])


def _turned(pattern: Pattern, day: date) -> Pattern:
    """Return the pattern of the same rhythm that another day follows."""
    if pattern.rhythm is not Rhythm.MONTHLY:
        return Pattern(pattern.rhythm, day.weekday())
    if pattern.rank == LAST and is_last_of_month(day):
        return Pattern(Rhythm.MONTHLY, day.weekday(), LAST)
    return monthly(day)


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, PARIS).astimezone(UTC)
