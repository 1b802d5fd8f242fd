"""What was corrected of who she is, how to reach her and what she answered: before and after.

What is first written is no correction; a telephone or a public that comes later is one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import SQLModel

from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.access_export import ExportedChange
from conseil_mobilite.services.paper.person_file import history
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.labels import labels
from conseil_mobilite.services.paper.person_file.telling import words_of
from conseil_mobilite.store.journal.rows import Values, row_key
from conseil_mobilite.store.reference.file_dictionary import meanings

_TABLES: Final = ("person", "contact_point", "person_audience", "answer")
_UNTOLD: Final = frozenset(
    {"id", "person_id", "assessment_id", "position", "search_text", "answered_at", "epci_code"}
)
_SAID_BY: Final[Mapping[str, str]] = {"contact_point": "value", "person_audience": "code"}
"""What a row is named by where it comes or goes whole."""
_REACHED: Final[Mapping[str, str]] = {"phone": "Téléphone", "email": "Courriel"}


@dataclass(frozen=True, slots=True)
class Correction:
    """Something of her file that was changed; empty where there was nothing, or is no more."""

    at: datetime
    by: str
    what: str
    before: str
    after: str


def corrections(held: Held) -> tuple[Correction, ...]:
    """Return what was corrected, the latest first."""
    found = [each for change in history.changes(held) for each in _of_change(held, change)]
    return tuple(reversed(found))


def _of_change(held: Held, change: ExportedChange) -> Iterator[Correction]:
    if change.table not in _TABLES:
        return
    if change.kind in {"insert", "delete"}:
        yield from _of_row(held, change)
        return
    row = _present(held, change)
    for name in change.after:
        if name in _UNTOLD or change.before.get(name) == change.after[name]:
            continue
        what = _named(held, change, row, name)
        before, after = (
            _words(held, change.table, {**row, **values}, name)
            for values in (change.before, change.after)
        )
        yield Correction(change.at, change.by, what, before, after)


def _of_row(held: Held, change: ExportedChange) -> Iterator[Correction]:
    name = _SAID_BY.get(change.table)
    if name is None or paris_day(change.at) == _registered(held):
        return
    what = _sort(change)
    before, after = (
        _words(held, change.table, dict(values), name) if values else ""
        for values in (change.before, change.after)
    )
    yield Correction(change.at, change.by, what, before, after)


def _sort(change: ExportedChange) -> str:
    """Name what came or went."""
    kind = str((change.after or change.before).get("kind", ""))
    return _REACHED.get(kind, meanings()[change.table].label)


def _registered(held: Held) -> object:
    day = held["person"][0]["registered_on"]
    assert isinstance(day, date)
    return day


def _present(held: Held, change: ExportedChange) -> Values:
    table = SQLModel.metadata.tables[change.table]
    rows = (row for row in held[change.table] if row_key(table, row) == change.key)
    return next(rows, {})


def _named(held: Held, change: ExportedChange, row: Values, name: str) -> str:
    """Name what was corrected: of an answer, the question."""
    if change.table == "answer" and row:
        return labels(held, "answer", row).get("question", str(row["question"]))
    return meanings()[change.table].columns[name].label


def _words(held: Held, table: str, row: Values, name: str) -> str:
    value = row.get(name)
    if row.get("kind") == "phone" and name == "value":
        return phone_display(str(value))
    known = table != "answer" or "question" in row  # a row that is gone names no question
    return (labels(held, table, row).get(name, "") if known else "") or words_of(value)
