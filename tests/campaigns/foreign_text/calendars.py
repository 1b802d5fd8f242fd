"""An iCalendar file read again: its lines are those of a harmless one, its texts what was typed."""

import re
from collections.abc import Iterator
from typing import Final

import vobject
from tests.campaigns.foreign_text.texts import MARK

FOLDED_AT: Final = 75
_NAME: Final = re.compile(rb"[A-Za-z0-9-]+")


def properties(content: bytes) -> list[bytes]:
    """Return the name of the property that each unfolded line sets."""
    lines = content.replace(b"\r\n ", b"").replace(b"\r\n\t", b"").split(b"\r\n")
    return [found[0].upper() if (found := _NAME.match(line)) else line for line in lines]


def in_calendar(content: bytes, harmless: bytes) -> Iterator[str]:
    """Tell lines too long or badly ended, and a property that a text made."""
    if b"\n" in content.replace(b"\r\n", b"") or b"\r" in content.replace(b"\r\n", b""):
        yield "a line ends otherwise than by CRLF"
    if any(len(line) > FOLDED_AT for line in content.split(b"\r\n")):
        yield "a line is not folded"
    if properties(content) != properties(harmless):
        yield "a text made a property of its own"
    calling = {"attendee", "attach", "url", "valarm"}
    for event in vobject.readOne(content.decode()).contents["vevent"]:
        if calling.intersection(event.contents):
            yield "an event calls somebody, or something"


def told(content: bytes) -> int:
    """Count the texts of a calendar where what was typed is read again."""
    events = vobject.readOne(content.decode()).contents["vevent"]
    held = (line for event in events for lines in event.contents.values() for line in lines)
    return sum(MARK in str(line.value) for line in held)
