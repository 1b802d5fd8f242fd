"""Three programs that read calendars, none of them ours, made to say the same of a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

import ics
import vobject
from dateutil.rrule import rrulestr
from icalendar import Calendar
from icalendar.cal import Component
from ics.grammar.parse import ContentLine
from vobject.base import Component as VObject

from conseil_mobilite.domain.language.paris import PARIS

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Parsed:
    """An event as a parser has it. `start` is on its own clock, for the rule to be followed."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    location: str
    cancelled: bool
    rule: str
    exceptions: frozenset[datetime]
    occurrence: datetime | None


def by_icalendar(content: bytes) -> list[Parsed]:
    return [_of_icalendar(event) for event in Calendar.from_ical(content).walk("VEVENT")]


def by_vobject(content: bytes) -> list[Parsed]:
    return [_of_vobject(event) for event in vobject.readOne(content.decode()).contents["vevent"]]


def by_ics(content: bytes) -> list[Parsed]:
    return [_of_ics(event) for event in ics.Calendar(content.decode()).events]


Parser = Callable[[bytes], list[Parsed]]
PARSERS: Final[dict[str, Parser]] = {
    "icalendar": by_icalendar,
    "vobject": by_vobject,
    "ics": by_ics,
}


def expanded(events: Iterable[Parsed]) -> tuple[list[Span], list[Span]]:
    """Return, in UTC and in order, the times that stand and those that were cancelled.

    The rules are followed by dateutil, here as in most programs.
    """
    known = list(events)
    told_apart = {(each.uid, each.occurrence) for each in known}
    standing: list[Span] = []
    cancelled: list[Span] = []
    for event in known:
        length = event.end.astimezone(UTC) - event.start.astimezone(UTC)
        for start in _starts(event):
            replaced = bool(event.rule) and (event.uid, start) in told_apart
            if start not in event.exceptions and not replaced:
                (cancelled if event.cancelled else standing).append((start, start + length))
    return sorted(standing), sorted(cancelled)


def _starts(event: Parsed) -> list[datetime]:
    if not event.rule:
        return [event.start.astimezone(UTC)]
    return [each.astimezone(UTC) for each in rrulestr(event.rule, dtstart=event.start)]


def _of_icalendar(event: Component) -> Parsed:
    lists = event.get("EXDATE", [])
    excepted = lists if isinstance(lists, list) else [lists]
    return Parsed(
        uid=str(event.get("UID")),
        start=_instant(event.get("DTSTART").dt),
        end=_instant(event.get("DTEND").dt),
        summary=str(event.get("SUMMARY")),
        location=str(event.get("LOCATION", "")),
        cancelled=event.get("STATUS") == "CANCELLED",
        rule=event.get("RRULE").to_ical().decode() if "RRULE" in event else "",
        exceptions=frozenset(_utc(each.dt) for one in excepted for each in one.dts),
        occurrence=_utc(event.get("RECURRENCE-ID").dt) if "RECURRENCE-ID" in event else None,
    )


def _of_vobject(event: VObject) -> Parsed:
    lines = event.contents
    occurrence = lines.get("recurrence-id")
    excepted = [each for line in lines.get("exdate", []) for each in _days(line.value)]
    return Parsed(
        uid=str(lines["uid"][0].value),
        start=_instant(lines["dtstart"][0].value),
        end=_instant(lines["dtend"][0].value),
        summary=str(lines["summary"][0].value),
        location=str(lines["location"][0].value) if "location" in lines else "",
        cancelled=lines["status"][0].value == "CANCELLED",
        rule=str(lines["rrule"][0].value) if "rrule" in lines else "",
        exceptions=frozenset(_utc(each) for each in excepted),
        occurrence=_utc(occurrence[0].value) if occurrence else None,
    )


def _of_ics(event: ics.Event) -> Parsed:
    lines = {line.name: line for line in event.extra}
    excepted = [line for line in event.extra if line.name == "EXDATE"]
    occurrence = lines.get("RECURRENCE-ID")
    return Parsed(
        uid=event.uid,
        start=_of_arrow(event, event.begin.datetime),
        end=_of_arrow(event, event.end.datetime),
        summary=event.name or "",
        location=event.location or "",
        cancelled=event.status == "CANCELLED",
        rule=lines["RRULE"].value if "RRULE" in lines else "",
        exceptions=frozenset(_written(line) for line in excepted),
        occurrence=_written(occurrence) if occurrence else None,
    )


def _of_arrow(event: ics.Event, at: datetime) -> datetime:
    """Read a day as one of Paris: ics gives it in universal time, having no other."""
    return _instant(at.date()) if event.all_day else at.astimezone(PARIS)


def _written(line: ContentLine) -> datetime:
    """Read the lines that ics leaves as they are."""
    zone = UTC if line.value.endswith("Z") else PARIS
    assert zone is UTC or line.params["TZID"] == ["Europe/Paris"]
    local = datetime.strptime(line.value.removesuffix("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    return local.astimezone(UTC)


def _instant(told: object) -> datetime:
    if isinstance(told, datetime):
        return told
    assert isinstance(told, date)
    return datetime.combine(told, time(), PARIS)


def _utc(told: object) -> datetime:
    return _instant(told).astimezone(UTC)


def _days(told: object) -> list[object]:
    return told if isinstance(told, list) else [told]
