"""Which backups have had their day: seven days, four weeks and twelve months are kept.

What decides is the order in which backups were made and the days there were some, never the age
alone: a clock set ten years ahead, or back, makes nothing old. Only sound backups are counted, and
only they are ever removed.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.language.paris import paris_day

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
SPECIAL_DAYS: Final = 30
"""What was made before an act on the whole base is kept so long, whatever comes after."""
SPECIAL_KEPT: Final = 3
"""And the last ones of each kind longer than that, unless they hold what had to be erased; never
longer than the months: what leaves the base must leave every backup."""
STRIDE: Final = timedelta(days=60)
"""A longer gap between two backups may be a clock that was set: nothing is removed on its word."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A sound backup: its place, the order it was made in, when, and why."""

    place: Hashable
    number: int
    at: datetime
    reason: Reason


def outdated(backups: Iterable[Dated], now: datetime) -> tuple[Dated, ...]:
    """Return the sound backups that may be removed, oldest first; none where the clock is odd."""
    known = _believable(sorted(backups, key=lambda each: each.number), now)
    if len(known) < 2 or known[-1].at - known[-2].at > STRIDE:  # noqa: PLR2004 - a gap takes two
        return ()
    ordinary = [each for each in known if not each.reason.special]
    kept = {each.place for each in (*_kept(ordinary), *_kept_special(known, ordinary, now))}
    return tuple(each for each in known if each.place not in kept)


def _believable(made: Sequence[Dated], now: datetime) -> list[Dated]:
    """Leave out what is dated after now, or after one made later: its clock was wrong."""
    believed: list[Dated] = []
    earliest = now
    for each in reversed(made):
        if each.at <= earliest:
            believed.append(each)
            earliest = each.at
    return believed[::-1]


def _kept(ordinary: Sequence[Dated]) -> list[Dated]:
    """Keep all of the last day, and the last one of each day, week and month that count."""
    if not ordinary:
        return []
    last = paris_day(ordinary[-1].at)
    return [
        *(each for each in ordinary if paris_day(each.at) == last),
        *_last_of_each(ordinary, lambda each: paris_day(each.at), DAYS),
        *_last_of_each(ordinary, lambda each: paris_day(each.at).isocalendar()[:2], WEEKS),
        *_last_of_each(ordinary, lambda each: paris_day(each.at).replace(day=1), MONTHS),
    ]


def _last_of_each(
    made: Sequence[Dated], period: Callable[[Dated], Hashable], count: int
) -> list[Dated]:
    last = {period(each): each for each in made}
    return list(last.values())[-count:]


def _kept_special(known: Sequence[Dated], ordinary: Sequence[Dated], now: datetime) -> list[Dated]:
    kept: list[Dated] = []
    for reason in (each for each in Reason if each.special):
        alike = [each for each in known if each.reason is reason]
        last = [] if reason is Reason.BEFORE_ERASING else alike[-SPECIAL_KEPT:]
        kept += [each for each in last if not _outlived(each, ordinary)]
        kept += [each for each in alike if _still_useful(each, ordinary, now)]
    return kept


def _outlived(backup: Dated, ordinary: Sequence[Dated]) -> bool:
    """Whether backups of as many later months as are kept follow it."""
    made_in = paris_day(backup.at).replace(day=1)
    later = {paris_day(each.at).replace(day=1) for each in ordinary if each.number > backup.number}
    return len(later - {made_in}) >= MONTHS


def _still_useful(backup: Dated, ordinary: Sequence[Dated], now: datetime) -> bool:
    """Whether it is recent, or was not followed yet by as many days of backups as are kept."""
    since = {paris_day(each.at) for each in ordinary if each.number > backup.number}
    return now - backup.at < timedelta(days=SPECIAL_DAYS) or len(since) < DAYS
