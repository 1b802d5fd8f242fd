"""Everything that is held about a person as rows that a program reads (RGPD, art. 15 and 20)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What a column says. `kind` is one of those of `KINDS`; `lists` are the lists of its codes."""

    label: str
    kind: str = "text"
    lists: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TableMeaning:
    label: str
    columns: Mapping[str, ColumnMeaning]


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """A row as it is stored, and in words what is stored as a code or a key."""

    values: Mapping[str, object]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExportedChange:
    """A row of the file that came, changed or went: its columns before and after."""

    at: datetime
    by: str
    table: str
    key: str
    kind: str
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ExportedTrace:
    """An act on her file, as the trail keeps it; who did it is no data of hers."""

    at: datetime
    act: str
    kind: str


@dataclass(frozen=True, slots=True)
class AccessExport:
    """The whole file. `documents` are the files that were handed out, by name.

    `kept_back` counts the notes whose text colleagues keep to themselves, and must hand out;
    `files_kept_back`, the earlier whole files that may hold such notes.
    """

    body: str
    person_id: str
    person_name: str
    made_at: datetime
    meanings: Mapping[str, TableMeaning]
    codes: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, tuple[ExportedRow, ...]]
    recipients: tuple[str, ...]
    history: tuple[ExportedChange, ...]
    traces: tuple[ExportedTrace, ...]
    documents: Mapping[str, bytes]
    kept_back: int = 0
    files_kept_back: int = 0
