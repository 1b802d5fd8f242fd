"""What the journal keeps of a file: each row that came, changed or went, before and after.

Rows that were deleted are found by what they hung on, as deep as it goes. What names another person
is left out, and so is the text of a note that a colleague keeps to herself.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import SQLModel, col, or_

from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.paper.access_export import ExportedChange
from conseil_mobilite.services.paper.person_file.held import KEPT_BACK, Held, owned
from conseil_mobilite.store.journal.rows import Values, from_text, row_key

Place: TypeAlias = tuple[str, str]

_AT_ONCE: Final = 100
_PERSON: Final = "person"
_NOTE: Final = "note"
_COLUMNS: Final = ("number", "at", "adviser_id", "table_name", "row_key", "kind", "before", "after")


class _Line(NamedTuple):
    number: int
    at: datetime
    adviser_id: UUID | None
    table: str
    key: str
    kind: str
    before: Values
    after: Values


def changes(held: Held) -> tuple[ExportedChange, ...]:
    """Return every change of the rows of a file, those of rows that are gone included."""
    connection = held.session.connection()
    gone = list(_gone(held, connection))
    places = {*_places(held), *((line.table, line.key) for line in gone)}
    lines = sorted(_once(_of_places(connection, places)), key=lambda line: line.number)
    secret = _secret_notes(held, lines)
    return tuple(_told(held, line, secret) for line in lines)


def _once(lines: Iterable[_Line]) -> Iterable[_Line]:
    """Keep each change once."""
    return {line.number: line for line in lines}.values()


def own_keys(held: Held) -> frozenset[UUID]:
    """Return the keys of her file, and of those that were merged into it."""
    absorbed = (row["absorbed_id"] for row in held["person_merge"])
    return frozenset({held.person_id, *(key for key in absorbed if isinstance(key, UUID))})


def without_others(table: str, values: Mapping[str, object], own: frozenset[UUID]) -> Values:
    """Leave out the keys of the files of other people."""
    links = {
        key.parent.name
        for key in SQLModel.metadata.tables[table].foreign_keys
        if key.column.table.name == _PERSON
    }
    return {
        name: None if name in links and value not in own else value
        for name, value in values.items()
    }


def _places(held: Held) -> Iterator[Place]:
    tables = SQLModel.metadata.tables
    for name, rows in held.rows.items():
        yield from ((name, row_key(tables[name], row)) for row in rows)
    yield from ((_PERSON, str(key)) for key in own_keys(held))


def _gone(held: Held, connection: Connection) -> Iterator[_Line]:
    """Give the deletions of rows that hung on a row of the file, or on one that went with it."""
    fresh = {key for key in _keys(held) if isinstance(key, UUID)}
    known = set(fresh)
    while fresh:
        found = [line for line in _deleted(connection, fresh) if _hangs(line, fresh)]
        yield from found
        keys = {line.before.get("id") for line in found}
        fresh = {key for key in keys if isinstance(key, UUID)} - known
        known |= fresh


def _keys(held: Held) -> Iterator[object]:
    parents = {way.column.table.name for way in owned().values()}
    yield from own_keys(held)
    for name in parents:
        yield from (row["id"] for row in held[name])


def _hangs(line: _Line, keys: Iterable[UUID]) -> bool:
    way = owned().get(line.table)
    return way is not None and line.before.get(way.parent.name) in set(keys)


def _deleted(connection: Connection, keys: Iterable[UUID]) -> Iterator[_Line]:
    for some in _batches(sorted(key.hex for key in keys)):
        named = or_(*(col(Change.before).contains(key) for key in some))
        yield from _read(connection, (col(Change.kind) == "delete") & named)


def _of_places(connection: Connection, places: Iterable[Place]) -> Iterator[_Line]:
    wanted = set(places)
    for some in _batches(sorted({key for _, key in wanted})):
        for line in _read(connection, col(Change.row_key).in_(some)):
            if (line.table, line.key) in wanted:
                yield line


def _read(connection: Connection, condition: ColumnElement[bool]) -> Iterator[_Line]:
    columns = SQLModel.metadata.tables["change"].c
    query = select(*(columns[name] for name in _COLUMNS)).where(condition)
    for number, at, adviser, table, key, kind, *texts in connection.execute(query):
        before, after = (from_text(text) or {} for text in texts)
        yield _Line(number, at, adviser, table, key, kind, before, after)


def _batches(items: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(items)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _secret_notes(held: Held, lines: Iterable[_Line]) -> frozenset[str]:
    """Return the notes of colleagues that are private, or were one day, those gone included.

    Of a note shared since, the words that it had before are its author's.
    """
    reader, noted = held.session.info["adviser"], [each for each in lines if each.table == _NOTE]
    hers = {str(row["id"]) for row in held[_NOTE] if row["author_id"] == reader}
    hers |= {line.key for line in noted if line.before.get("author_id") == reader}
    kept = {str(row["id"]) for row in held[_NOTE] if KEPT_BACK in row}
    once = {line.key for line in noted if line.before.get("private") or line.after.get("private")}
    return frozenset((kept | once) - hers)


def _told(held: Held, line: _Line, secret: frozenset[str]) -> ExportedChange:
    own = own_keys(held)
    before, after = (without_others(line.table, each, own) for each in (line.before, line.after))
    if line.table == _NOTE and line.key in secret:
        before, after = _kept_back(before), _kept_back(after)
    by = held.naming.row(line.adviser_id)
    return ExportedChange(line.at, by, line.table, line.key, line.kind, before, after)


def _kept_back(values: Values) -> Values:
    return {**values, "text": ""} if "text" in values else values
