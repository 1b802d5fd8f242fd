"""Days made months: what happened keeps its month and its order, and loses its day."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from conseil_mobilite.domain.language.paris import PARIS, paris_day

_MIDDAY: Final = time(12)
_MIDDLE: Final = (7, 1)


def months_of(days: Iterable[date]) -> Mapping[date, date]:
    """Return what each day becomes: the first of its month on which something happened, the 2nd.

    The second becomes the 3rd, and so on: two days keep their order, and two that differ never
    become one. Not the 1st: a quarter begins there, and what happened after its first day still
    does. Only a month of which every day had something keeps its 1st.
    """
    by_month: defaultdict[tuple[int, int], list[date]] = defaultdict(list)
    for day in sorted(set(days)):
        by_month[day.year, day.month].append(day)
    return {
        day: date(year, month, rank)
        for (year, month), found in by_month.items()
        for rank, day in enumerate(found, _first(year, month, len(found)))
    }


def instants_of(
    instants: Iterable[datetime], days: Mapping[date, date]
) -> Mapping[datetime, datetime]:
    """Return what each instant becomes: after midday of what its day became, in their order."""
    by_day: defaultdict[date, list[datetime]] = defaultdict(list)
    for instant in sorted(set(instants)):
        by_day[days[paris_day(instant)]].append(instant)
    return {
        instant: (datetime.combine(day, _MIDDAY, PARIS) + timedelta(seconds=rank)).astimezone(UTC)
        for day, found in by_day.items()
        for rank, instant in enumerate(found)
    }


def year_of(day: date) -> date:
    """Return the middle of the year of a birth: an age is at most half a year wrong."""
    return date(day.year, *_MIDDLE)


def _first(year: int, month: int, days: int) -> int:
    return 2 if days < monthrange(year, month)[1] else 1
