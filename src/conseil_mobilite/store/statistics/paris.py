"""Days lived in Paris, from instants stored in UTC, for one period.

SQLite knows no time zone: the few changes of clock around the period are written into the SQL.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from conseil_mobilite.domain.language.paris import PARIS, day_bounds

STORED = "%Y-%m-%d %H:%M:%S.%f"
"""How the base keeps an instant, as text that sorts."""
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def stored(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime(STORED)


@dataclass(frozen=True)
class ParisDays:
    """Both days included; the SQL is right for what happens from one to the other."""

    start: date
    end: date

    @property
    def bounds(self) -> tuple[str, str]:
        """The first instant, and the first one after."""
        first, after = day_bounds(self.start, (self.end - self.start).days + 1)
        return stored(first), stored(after)

    def day(self, instant: str) -> str:
        """Return the SQL of the day of an instant of these days."""
        cases = " ".join(
            f"WHEN {instant} < '{until}' THEN '+{minutes} minutes'"
            for until, minutes in self._offsets
        )
        return f"date({instant}, CASE {cases} END)"

    def day_over(self, day: str) -> str:
        """Return the SQL of the first instant after one of these days."""
        cases = " ".join(
            f"WHEN date({day}, '+1 day') <= '{until[:10]}' THEN '-{minutes} minutes'"
            for until, minutes in self._offsets
        )
        return f"datetime({day}, '+1 day', CASE {cases} END)"

    @cached_property
    def _offsets(self) -> tuple[tuple[str, int], ...]:
        """Give each offset from UTC, in minutes, with the instant at which it ends.

        The clocks change on a day that began with the offset of the day before.
        """
        found: list[tuple[str, int]] = []
        last = self.end + 2 * _DAY
        day = self.start - _DAY
        while day < last:
            after = day + _DAY
            if _offset(day) != _offset(after):
                found.append((stored(_change(day)), _offset(day)))
            day = after
        return (*found, ("9999-12-31", _offset(last)))


def _offset(day: date) -> int:
    """Return the minutes between UTC and the clock of Paris when a day begins."""
    ahead = datetime.combine(day, time(), PARIS).utcoffset()
    return int((ahead or timedelta()) / _MINUTE)


def _change(day: date) -> datetime:
    """Return the instant at which the clocks change that day: 1 h in UTC, by European law."""
    return datetime.combine(day, time(1), UTC)
