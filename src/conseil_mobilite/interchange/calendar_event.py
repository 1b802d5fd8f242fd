"""What an iCalendar file says (RFC 5545), as plain values, before it is written."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

_HEAD: Final = 600
"""Within so many bytes our files say who made them, and whose they are."""
_OWNER: Final = re.compile(rb"^X-WR-RELCALID:([0-9a-f-]+)\r?$", re.MULTILINE)
PRODUCER: Final = "-//Conseil Mobilite//Conseil Mobilite//FR"
"""Who made the file, as its head says."""
PRIVATE, CONFIDENTIAL = "PRIVATE", "CONFIDENTIAL"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event; all instants are aware, `ends_at` excluded.

    A series has a `rule` (the value of an RRULE) and `exceptions`, the instants of the rule left
    out; what differs from it is an event of the same `uid` that names in `occurrence_at` the
    instant it takes the place of, `ruled_from` being the first one. `whole_days`: both bounds are
    midnights of Paris.
    """

    uid: str
    sequence: int
    revised_at: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    whole_days: bool = False
    cancelled: bool = False
    category: str = ""
    location: str = ""
    visibility: str = PRIVATE
    reminder_minutes: int = 0
    rule: str = ""
    exceptions: tuple[datetime, ...] = ()
    occurrence_at: datetime | None = None
    ruled_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """`refresh_hours`: how often a subscriber should read it again, 0 for a file sent once.

    `owner` tells the diary of one adviser from that of another.
    """

    name: str
    events: tuple[CalendarEvent, ...]
    refresh_hours: int = 0
    owner: str = ""


def owner_of(content: bytes) -> str | None:
    """Return whose diary a file holds, empty where it does not say; None for a file not of ours."""
    head = content[:_HEAD]
    if PRODUCER.encode() not in head:
        return None
    told = _OWNER.search(head)
    return told[1].decode() if told else ""
