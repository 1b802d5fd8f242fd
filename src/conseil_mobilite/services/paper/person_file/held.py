"""The rows that are of a person's file, found by the foreign keys: none can be forgotten.

A row of the recycle bin is still held: it is read with the others.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, Table, select
from sqlmodel import Session, SQLModel

from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.store.journal.journalled import TABLES
from conseil_mobilite.store.journal.rows import Values

Rows: TypeAlias = list[Values]

KEPT_BACK: Final = "kept_back"
"""Set on a note whose text this adviser may not read."""

_NOTE: Final = "note"
_PERSON: Final = "person"
_APPOINTMENT: Final = "appointment"
_DISTINCT: Final = "distinct_pair"
"""It names two people, and hangs on either."""
_SERIES: Final = "appointment_series"


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of one file by table, their bytes apart, and the words for what they name."""

    session: Session
    person_id: UUID
    rows: Mapping[str, Rows]
    naming: Naming

    def __getitem__(self, table: str) -> Rows:
        return self.rows.get(table, [])

    def of(self, table: str, column: str, key: object) -> Rows:
        """Return the rows of a table that name a row by a column."""
        return [row for row in self[table] if row[column] == key]


@cache
def owned() -> Mapping[str, ForeignKey]:
    """Return, parents first, the tables whose rows end with a person, and their way to her."""
    found: dict[str, ForeignKey] = {}
    for table in TABLES:
        keys = sorted(table.foreign_keys, key=lambda key: key.parent.name, reverse=True)
        for key in keys:
            if key.ondelete == "CASCADE" and key.column.table.name in {_PERSON, *found}:
                found.setdefault(table.name, key)
    return found


def rows_of(session: Session, person_id: UUID) -> dict[str, Rows]:
    """Read the whole file, and the appointments where she is expected with their series."""
    session.flush()
    tables = SQLModel.metadata.tables
    rows = {_PERSON: _read(session, tables[_PERSON], "id", [person_id])}
    for name, key in owned().items():
        parents = {row[key.column.name] for row in rows[key.column.table.name]}
        rows[name] = _read(session, tables[name], key.parent.name, parents)
    rows[_DISTINCT] += _read(session, tables[_DISTINCT], "first_id", [person_id])
    meetings = {row["appointment_id"] for row in rows["participation"]}
    rows[_APPOINTMENT] = _read(session, tables[_APPOINTMENT], "id", meetings)
    rows[_NOTE] = [_readable(session, row) for row in rows[_NOTE]]
    series = {row["series_id"] for row in rows[_APPOINTMENT]} - {None}
    rows[_SERIES] = _read(session, tables[_SERIES], "id", series)
    return rows


def _readable(session: Session, note: Values) -> Values:
    """Leave out the text of a note that a colleague keeps to herself: only that it is there."""
    reader: UUID | None = session.info["adviser"]
    kept_back = bool(note["private"] and note["author_id"] != reader and note["text"])
    return {**note, KEPT_BACK: True, "text": ""} if kept_back else note


def _read(session: Session, table: Table, column: str, keys: Collection[object]) -> Rows:
    if not keys:
        return []
    return list(_rows(session, table, column, keys))


def _rows(
    session: Session, table: Table, column: str, keys: Collection[object]
) -> Iterator[Values]:
    light = [each for each in table.c if not isinstance(each.type, LargeBinary)]
    query = select(*light).where(table.c[column].in_(keys))
    for row in session.connection().execute(query).mappings():
        yield dict(row)
