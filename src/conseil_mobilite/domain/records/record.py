"""A draft that the body completes: what is known is filled in, the rest stands out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.paper.action_sheet import Letterhead


@dataclass(frozen=True, slots=True)
class RecordLine:
    """What is asked under a name: `words` where the base knows it, else what to write there."""

    name: str
    words: str = ""
    to_write: str = ""

    @property
    def missing(self) -> bool:
        return not self.words.strip()


@dataclass(frozen=True, slots=True)
class RecordPart:
    """A heading, a sentence of ours, and its lines."""

    title: str
    lines: tuple[RecordLine, ...]
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The whole draft, of one day."""

    title: str
    about: str
    organisation: Letterhead
    drawn_on: date
    parts: tuple[RecordPart, ...]

    @property
    def missing(self) -> int:
        """Count what is to be written."""
        return sum(line.missing for line in self._lines())

    def _lines(self) -> Iterator[RecordLine]:
        for part in self.parts:
            yield from part.lines


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What the settings and the base say of the processing. An empty text: nobody said it.

    `data` are the sorts of data that the base holds, `sensitive` the questions of the grid and the
    publics marked as such; `kept` says how long each sort stays.
    """

    organisation: Letterhead
    kind: str
    siret: str
    email: str
    contact: str
    basis: str
    article: str
    data: tuple[str, ...]
    sensitive: tuple[str, ...]
    recipients: tuple[str, ...]
    kept: tuple[str, ...]
    advisers: int
    lock_minutes: int
    drawn_on: date
