"""Read the calendar of another program: when it takes time, never what for."""

import re
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from icalendar import Calendar, Component
from icalendar.error import GloballyUniqueTZIDGuessed

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.calendar_times import (
    Moments,
    moments,
    on_clock,
    repeated,
    told_property,
    when,
)

LARGEST: Final = 20 * 1024 * 1024
MOST: Final = 20_000
LONGEST_UID: Final = 255
LONGEST_WORDS: Final = 120
LARGEST_SEQUENCE: Final = 2**31 - 1
_LINE: Final = re.compile(r"[A-Za-z0-9-]+[;:]|[ \t]")
_FAULTS: Final = (ValueError, TypeError, KeyError, OverflowError, AttributeError, OSError)
"""What the library raises; the last one of a zone whose name no file can have."""


@dataclass(frozen=True, slots=True)
class ForeignEvent:
    """One time of another calendar, in UTC; `occurrence_at` tells one of a series from the others.

    `takes_time` is false for what was cancelled, or leaves whoever attends free. `words` are its
    title, to be recognised by whoever imports it; they are not to be kept.
    """

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    whole_days: bool
    takes_time: bool
    words: str
    occurrence_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadCalendar:
    """`whole` are the identifiers of which every occurrence is in the file, not one or two of them.

    `unreadable` counts the events that could not be read.
    """

    events: tuple[ForeignEvent, ...]
    whole: frozenset[str]
    unreadable: int


def read_calendar(content: bytes, since: datetime, until: datetime) -> ReadCalendar:
    """Return what takes place within [since, until), what was cancelled included.

    Raise UserError where the file is no calendar, or too large.
    """
    if len(content) > LARGEST:
        raise UserError(
            "Ce fichier dépasse 20 Mo : exportez une période plus courte de l’autre agenda."
        )
    components = _components(_decoded(content))
    window = Window(since, until)
    moved = _moved(components)
    found: list[ForeignEvent] = []
    unread: list[str] = []
    for event in components:
        try:
            found += window.events(event, moved[_uid(event)])
        except _FAULTS:
            unread.append(_uid(event))
        if len(found) > MOST:
            raise UserError(
                "Ce calendrier contient trop d’événements : exportez-en une période plus courte."
            )
    whole = frozenset(_uid(each) for each in components if "RECURRENCE-ID" not in each)
    return ReadCalendar(tuple(found), whole - set(unread), len(unread))


@dataclass(frozen=True, slots=True)
class Window:
    """Reads the events that take place within [since, until)."""

    since: datetime
    until: datetime

    def events(self, event: Component, moved: Collection[datetime]) -> list[ForeignEvent]:
        """Return what an event says, its occurrences one by one but those told apart, `moved`.

        A series that takes no time is one event without occurrence, whenever it is.
        """
        held = moments(event)
        if held.length < timedelta(0):
            raise ValueError("DTEND")
        repeats = "RRULE" in event or "RDATE" in event
        if "RECURRENCE-ID" in event:
            made = [_foreign(event, held, held.start, _occurrence(event))]
        elif not repeats or not _takes_time(event, held):
            made = [_foreign(event, held, held.start)]
            return made if repeats else self._within(made)
        else:
            starts = set(repeated(event, held, self.until)) - set(moved)
            made = [_foreign(event, held, start, start) for start in sorted(starts)]
        return self._within(made)

    def _within(self, events: Iterable[ForeignEvent]) -> list[ForeignEvent]:
        return [
            each for each in events if each.ends_at > self.since and each.starts_at < self.until
        ]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _components(text: str) -> list[Component]:
    lines = [line for line in text.splitlines() if _LINE.match(line)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
            calendars = Calendar.from_ical("\r\n".join(lines), multiple=True)
    except _FAULTS as fault:
        raise UserError(
            "Ce fichier n’est pas un calendrier lisible : il est abîmé, ou d’une autre sorte. "
            "Exportez-le de nouveau depuis l’autre agenda."
        ) from fault
    if not any(isinstance(each, Calendar) for each in calendars):
        raise UserError(
            "Ce fichier n’est pas un calendrier (.ics), ou il est incomplet. Exportez-le de "
            "nouveau depuis l’autre agenda."
        )
    return [event for calendar in calendars for event in calendar.walk("VEVENT")]


def _moved(components: Iterable[Component]) -> defaultdict[str, set[datetime]]:
    """Return by identifier the occurrences that are told apart from their series."""
    found: defaultdict[str, set[datetime]] = defaultdict(set)
    for event in components:
        at = when(event, "RECURRENCE-ID")
        if at is not None:
            found[_uid(event)].add(on_clock(at).astimezone(UTC))
    return found


def _foreign(
    event: Component, held: Moments, start: datetime, occurrence_at: datetime | None = None
) -> ForeignEvent:
    begins, ends = held.at(start)
    return ForeignEvent(
        uid=_uid(event),
        sequence=_sequence(event),
        starts_at=begins,
        ends_at=ends,
        whole_days=held.whole_days,
        takes_time=_takes_time(event, held),
        words=" ".join(_text(event, "SUMMARY").split())[:LONGEST_WORDS],
        occurrence_at=occurrence_at,
    )


def _occurrence(event: Component) -> datetime:
    at = when(event, "RECURRENCE-ID")
    if at is None:
        raise ValueError("RECURRENCE-ID")
    return on_clock(at).astimezone(UTC)


def _takes_time(event: Component, held: Moments) -> bool:
    cancelled = _text(event, "STATUS").upper() == "CANCELLED"
    free = _text(event, "TRANSP").upper() == "TRANSPARENT"
    outlook = _text(event, "X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE"
    return bool(held.length) and not (cancelled or free or outlook)


def _uid(event: Component) -> str:
    """Return the identifier; one too long, or missing, is replaced by a print of what is there."""
    told = _text(event, "UID").strip()
    if 0 < len(told) <= LONGEST_UID:
        return told
    known = told or f"{_text(event, 'DTSTART')} {_text(event, 'SUMMARY')}"
    return f"sha256-{sha256(known.encode(errors='replace')).hexdigest()}"


def _sequence(event: Component) -> int:
    told = told_property(event, "SEQUENCE")
    return min(max(told, 0), LARGEST_SEQUENCE) if isinstance(told, int) else 0


def _text(event: Component, name: str) -> str:
    """Return a property as it is written, empty where there is none."""
    told = told_property(event, name)
    if isinstance(told, str):
        return told
    dt = getattr(told, "dt", None)
    return str(dt or "")
