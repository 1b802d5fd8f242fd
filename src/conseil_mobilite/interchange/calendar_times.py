"""When an event of another calendar takes place, whatever the way it says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain, islice
from typing import Final, Protocol

from dateutil.rrule import rrulestr
from icalendar import Component
from icalendar.prop import vBroken, vRecur

from conseil_mobilite.domain.language.paris import PARIS

_FREQUENCIES: Final = frozenset({"YEARLY", "MONTHLY", "WEEKLY", "DAILY"})
"""What comes back more often than every day is no meeting, and could be endless work."""


class Written(Protocol):
    """What icalendar can write again."""

    def to_ical(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Moments:
    """The beginning and the length of an event. Where it lasts `whole_days`, they are of Paris.

    `start` is aware. An hour without a time zone, or of one nobody knows, is an hour of Paris.
    """

    start: datetime
    length: timedelta
    whole_days: bool

    @property
    def zone(self) -> tzinfo:
        return self.start.tzinfo or PARIS

    def at(self, start: datetime) -> tuple[datetime, datetime]:
        """Return, in UTC, the bounds of an occurrence that begins at `start`.

        Days are counted on the calendar, as one of them may last 23 hours; hours by the clock.
        """
        if self.whole_days:
            return start.astimezone(UTC), (start.astimezone(PARIS) + self.length).astimezone(UTC)
        begun = start.astimezone(UTC)
        return begun, begun + self.length


def moments(event: Component) -> Moments:
    """Return when an event is; ValueError where it has no beginning that can be read."""
    start, end = when(event, "DTSTART"), when(event, "DTEND")
    if start is None:
        raise ValueError("DTSTART")
    whole_days = not isinstance(start, datetime)
    aware = on_clock(start)
    length = timedelta(days=1) if whole_days else timedelta(0)
    told = getattr(told_property(event, "DURATION"), "dt", None)
    if end is not None:
        length = _days(start, end) if whole_days else _elapsed(aware, on_clock(end))
    elif isinstance(told, timedelta):
        length = told
    return Moments(aware, length, whole_days)


def when(event: Component, name: str) -> date | None:
    """Return the day, or the instant, that a property gives; None where it gives none."""
    told = getattr(told_property(event, name), "dt", None)
    return told if isinstance(told, date) else None


def told_property(event: Component, name: str) -> object:
    """Return the value of a property, the first one where there are several; None if broken."""
    values = told_properties(event, name)
    return values[0] if values else None


def told_properties(event: Component, name: str) -> list[object]:
    value = event.get(name)
    values = value if isinstance(value, list) else [value]
    return [each for each in values if each is not None and not isinstance(each, vBroken)]


def on_clock(told: date) -> datetime:
    """Return an aware instant: the midnight of Paris for a day, an hour of Paris without a zone."""
    if not isinstance(told, datetime):
        return datetime.combine(told, time(), PARIS)
    return told if told.tzinfo else told.replace(tzinfo=PARIS)


def repeated(event: Component, held: Moments, until: datetime) -> Iterator[datetime]:
    """Return, in UTC, the beginnings of a series up to `until`, those left out excepted.

    ValueError where the rule cannot be read.
    """
    left_out = set(_listed(event, "EXDATE"))
    days_out = {told for told in left_out if not isinstance(told, datetime)}
    instants_out = {on_clock(told).astimezone(UTC) for told in left_out}
    added = (on_clock(told).astimezone(UTC) for told in _listed(event, "RDATE"))
    for local in chain(_ruled(event, held, until), added):
        same_day = local.astimezone(held.zone).date() in days_out
        if local not in instants_out and not same_day:
            yield local


def _ruled(event: Component, held: Moments, until: datetime) -> Iterator[datetime]:
    rules = told_properties(event, "RRULE")
    if not rules:
        if "RRULE" in event:
            raise ValueError("RRULE")
        yield held.start.astimezone(UTC)
        return
    for rule in rules:
        if isinstance(rule, vRecur):
            yield from _following(rule, held, until)


def _following(rule: vRecur, held: Moments, until: datetime) -> Iterator[datetime]:
    parts = dict(part.split("=", 1) for part in _written(rule).split(";"))
    if parts.get("FREQ") not in _FREQUENCIES:
        raise ValueError(parts)
    count = int(parts.pop("COUNT", "0"))
    last = min([_clock(until, held.zone), *(_last(told, held) for told in rule.get("UNTIL", ()))])
    parts["UNTIL"] = f"{last:%Y%m%dT%H%M%S}"  # else it would be followed for eight thousand years
    first = _clock(held.start, held.zone)
    found = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=first)
    for local in islice(found, count or None):
        yield local.replace(tzinfo=held.zone).astimezone(UTC)


def _last(told: date, held: Moments) -> datetime:
    """Return the last moment of a rule on the clock of the event; a day is meant to its end."""
    if not isinstance(told, datetime):
        return datetime.combine(told, time.max)
    return _clock(told, held.zone) if told.tzinfo else told


def _written(rule: Written) -> str:
    return rule.to_ical().decode().upper()


def _listed(event: Component, name: str) -> Iterator[date]:
    """Return the days or instants of a list, the beginnings of its periods."""
    for values in told_properties(event, name):
        for value in getattr(values, "dts", []):
            told = value.dt[0] if isinstance(value.dt, tuple) else value.dt
            if isinstance(told, date):
                yield told


def _clock(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def _elapsed(start: datetime, end: datetime) -> timedelta:
    """Return the time that passes, which Python forgets to count between hours of one zone."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def _days(start: date, end: date) -> timedelta:
    last = end.date() if isinstance(end, datetime) else end
    return last - start
