"""Everything that the base holds about a person, as she may ask for it (RGPD, art. 15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.paper.action_sheet import AdviserCard, DataNotice, Letterhead


@dataclass(frozen=True, slots=True)
class FileFact:
    """What is known under one name; the words may be long and may have several lines."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a table; `share` is of the width, against the others."""

    name: str
    share: float = 1


@dataclass(frozen=True, slots=True)
class FileTable:
    """Things of one sort, one a row, as many words in each as there are columns."""

    columns: tuple[FileColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FilePart:
    """A part of the file, or a thing within a part: a heading, and what is known.

    `sentence` is of ours; `text` was written by somebody, and stands as it was written.
    """

    title: str
    sentence: str = ""
    facts: tuple[FileFact, ...] = ()
    table: FileTable | None = None
    text: str = ""
    parts: tuple["FilePart", ...] = ()

    @property
    def silent(self) -> bool:
        """Whether nothing is held there; a sentence of ours is no data."""
        own = self.facts or self.table is not None or self.text
        return not own and all(part.silent for part in self.parts)

    @property
    def told(self) -> tuple["FilePart", ...]:
        """The parts of it that say something."""
        return tuple(part for part in self.parts if not part.silent)


@dataclass(frozen=True, slots=True)
class FileHolder:
    """Why the body holds the file, and until when.

    `limit` is the end of the retention, `months` after the last event; None while the person is
    supported. `basis` is the legal one in words, with its `article`.
    """

    basis: str
    article: str
    last_event: date
    months: int
    limit: date | None = None


@dataclass(frozen=True, slots=True)
class PersonFile:
    """The whole file. `recipients` are those to whom something was told, each with its day.

    `notes` counts what advisers wrote freely; `kept_back`, of these, the notes that colleagues keep
    to themselves, and must hand out.
    """

    number: str
    organisation: Letterhead
    adviser: AdviserCard
    person_name: str
    issued_on: date
    notice: DataNotice
    holder: FileHolder
    recipients: tuple[str, ...] = ()
    parts: tuple[FilePart, ...] = ()
    notes: int = 0
    kept_back: int = 0
    private: int = 0

    @property
    def told(self) -> tuple[FilePart, ...]:
        return tuple(part for part in self.parts if not part.silent)

    @property
    def silent(self) -> tuple[str, ...]:
        """Name what the base knows nothing of: the parts, and those within a part that speaks."""
        return tuple(dict.fromkeys(self._silent()))

    def _silent(self) -> Iterator[str]:
        for part in self.parts:
            if part.silent:
                yield part.title
            else:
                yield from (each.title for each in part.parts if each.silent)
