"""Write a diary as an iCalendar file that other programs read at the same instants (RFC 5545)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, Timezone, vRecur

from conseil_mobilite.domain.language.paris import PARIS, paris_day
from conseil_mobilite.interchange.calendar_event import PRODUCER, CalendarEvent, CalendarFile

_UNTIL: Final = re.compile(r"(?<=UNTIL=)\d{8}(T\d{6})?(?![\dTZ])", re.IGNORECASE)
_UNWRITABLE: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# By rules, not by lists of dates: icalendar writes the latter, which vobject and ics read one hour
# wrong.
_PARIS_CLOCK: Final = """\
BEGIN:VTIMEZONE
TZID:Europe/Paris
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def write_calendar(calendar: CalendarFile) -> bytes:
    """Return the file, in UTF-8. The bytes depend on the argument alone."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", PRODUCER)
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", writable(calendar.name))
    made.add("x-wr-timezone", PARIS.key)
    if calendar.owner:
        made.add("x-wr-relcalid", calendar.owner)
    if calendar.refresh_hours:
        often = timedelta(hours=calendar.refresh_hours)
        made.add("refresh-interval", often, parameters={"VALUE": "DURATION"})
        made.add("x-published-ttl", f"PT{calendar.refresh_hours}H")
    made.add_component(Timezone.from_ical(_PARIS_CLOCK))
    for event in calendar.events:
        made.add_component(_event(event))
    return bytes(made.to_ical())


def writable(text: str) -> str:
    """Return the text without what breaks the lines of a calendar: control characters."""
    return _UNWRITABLE.sub("", "\n".join(text.splitlines()))


def _event(event: CalendarEvent) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("dtstamp", event.revised_at.astimezone(UTC))
    made.add("sequence", event.sequence)
    made.add("summary", writable(event.summary))
    _add_times(made, event)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    made.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    made.add("class", event.visibility)
    if event.category:
        made.add("categories", [writable(event.category)])
    if event.location:
        made.add("location", writable(event.location))
    if event.reminder_minutes and not event.cancelled:
        made.add_component(_reminder(event.reminder_minutes))
    return made


def _add_times(made: Event, event: CalendarEvent) -> None:
    if event.whole_days:
        made.add("dtstart", paris_day(event.starts_at))
        made.add("dtend", paris_day(event.ends_at))
    else:
        made.add("dtstart", _on_the_clock(event.starts_at))
        made.add("dtend", _on_the_clock(event.ends_at))
    if event.rule:
        made.add("rrule", vRecur.from_ical(_UNTIL.sub(_until_in_utc, event.rule)))
        for instant in event.exceptions:
            made.add("exdate", _ruled(instant, event.starts_at))
    if event.occurrence_at:
        made.add("recurrence-id", _ruled(event.occurrence_at, event.ruled_from))


def _on_the_clock(instant: datetime) -> datetime:
    """Return the hour in Paris, or in UTC the second of the two that the autumn night repeats."""
    local = instant.astimezone(PARIS)
    return instant.astimezone(UTC) if local.fold else local


def _ruled(instant: datetime, first: datetime | None) -> datetime:
    """Return an instant of a rule as the rule names it: at the hour of its first one.

    The two differ only where that hour is one that the spring night skips.
    """
    local = instant.astimezone(PARIS)
    hour = (first or instant).astimezone(PARIS).time()
    return datetime.combine(local.date(), hour, PARIS)


def _until_in_utc(found: re.Match[str]) -> str:
    """Return in UTC an UNTIL told on the clock of Paris: the RFC wants it so beside a TZID."""
    told = found[0] if "T" in found[0].upper() else f"{found[0]}T000000"
    local = datetime.strptime(told.upper(), "%Y%m%dT%H%M%S").replace(tzinfo=PARIS)
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _reminder(minutes: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Rappel")
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm
