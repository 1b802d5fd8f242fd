"""What a quick entry says: what is sure, what is to choose, what is missing, what was not read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from itertools import islice, product
from typing import Final

MOST_PROPOSALS: Final = 12


class Gap(StrEnum):
    """What an appointment cannot be made without."""

    DAY = "day"
    HOUR = "hour"
    WHO = "who"
    END = "end"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to understand a few words; None and an empty kind are what they do not tell."""

    day: date | None = None
    hour: time | None = None
    minutes: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that may be understood in several ways: the adviser chooses."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class QuickReading:
    """`kind`: list `appointment_kinds`, empty when not told; `modality` likewise.

    `person` are the words of a name, to be looked for. `rule` is the value of an RRULE, which may
    still want its end. `unread` are the words, as typed, that nothing could be made of.
    """

    day: date | None = None
    hour: time | None = None
    minutes: int | None = None
    kind: str = ""
    modality: str = ""
    title: str = ""
    room: str = ""
    place: str = ""
    person: str = ""
    unnamed: int = 0
    rule: str = ""
    doubts: tuple[Doubt, ...] = ()
    unread: tuple[str, ...] = ()

    def settled(self, choice: Choice) -> "QuickReading":
        """Return the reading with what a choice tells."""
        return replace(
            self,
            day=choice.day or self.day,
            hour=self.hour if choice.hour is None else choice.hour,
            minutes=choice.minutes or self.minutes,
            kind=choice.kind or self.kind,
        )

    def knows_day(self) -> bool:
        """Whether the day is told, or will be by whatever the adviser chooses."""
        return self.day is not None or any(
            all(choice.day for choice in doubt.choices) for doubt in self.doubts
        )

    def knows_hour(self) -> bool:
        return self.hour is not None or any(
            all(choice.hour is not None for choice in doubt.choices) for doubt in self.doubts
        )

    def missing(self) -> tuple[Gap, ...]:
        """Return what is not told and no choice would tell."""
        told = {
            Gap.DAY: self.knows_day(),
            Gap.HOUR: self.knows_hour(),
            Gap.WHO: bool(self.person or self.title or self.unnamed),
            Gap.END: not self.rule or "COUNT=" in self.rule or "UNTIL=" in self.rule,
        }
        return tuple(gap for gap, known in told.items() if not known)

    def complete(self) -> bool:
        return not self.doubts and not self.unread and not self.missing()


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader made of some words: one way is sure unless it `asks`, several are a doubt."""

    choices: tuple[Choice, ...] = ()
    asks: bool = False
    unread: tuple[str, ...] = ()


def joined(reading: QuickReading, found: Found) -> QuickReading:
    """Add to a reading what one more reader found."""
    reading = replace(reading, unread=(*reading.unread, *found.unread))
    if len(found.choices) == 1 and not found.asks:
        return reading.settled(found.choices[0])
    if found.choices:
        return replace(reading, doubts=(*reading.doubts, Doubt(found.choices)))
    return reading


def proposals(reading: QuickReading) -> list[QuickReading]:
    """Return the readings without a doubt, one for each way to understand the words."""
    return list(islice(_settled(reading), MOST_PROPOSALS))


def _settled(reading: QuickReading) -> Iterator[QuickReading]:
    plain = replace(reading, doubts=())
    for choices in product(*(doubt.choices for doubt in reading.doubts)):
        made = plain
        for choice in choices:
            made = made.settled(choice)
        yield made
