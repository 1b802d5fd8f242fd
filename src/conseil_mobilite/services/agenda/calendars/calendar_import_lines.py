"""What an import would do, in lines that the adviser may take or leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import Final
from uuid import UUID

from conseil_mobilite.interchange.calendar_reading import ForeignEvent


class Fate(StrEnum):
    """What becomes of an event. `OURS` are appointments of this base that come back to it."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"
    OLDER = "older"
    OURS_MOVED = "ours_moved"
    OURS_CANCELLED = "ours_cancelled"
    OURS_SAME = "ours_same"


DOING: Final = frozenset({Fate.NEW, Fate.CHANGED, Fate.GONE, Fate.OURS_MOVED})
"""What may be imported; the others are only told."""


@dataclass(frozen=True, slots=True)
class Step:
    """One time to write. `known` is the row it changes or removes; `before`, when that one began.

    `wanted`: proposed ticked.
    """

    fate: Fate
    event: ForeignEvent
    known: UUID | None = None
    before: datetime | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class ImportLine:
    """The steps of the same fate of one event of the other calendar, by hour."""

    fate: Fate
    steps: tuple[Step, ...]

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def tickable(self) -> bool:
        return self.fate in DOING

    @property
    def proposed(self) -> bool:
        return self.tickable and any(step.wanted for step in self.steps)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """`unreadable` counts the events of the file that could not be read."""

    lines: tuple[ImportLine, ...]
    unreadable: int


def gathered(steps: Iterable[Step]) -> tuple[ImportLine, ...]:
    """Return one line by event and fate, what is to be decided first, then by hour."""
    ordered = sorted(steps, key=_place)
    lines = [ImportLine(fate, tuple(group)) for (_uid, fate), group in groupby(ordered, _line)]
    return tuple(sorted(lines, key=lambda line: (not line.tickable, line.first.event.starts_at)))


def _line(step: Step) -> tuple[str, Fate]:
    return step.event.uid, step.fate


def _place(step: Step) -> tuple[str, Fate, datetime]:
    return step.event.uid, step.fate, step.event.starts_at
