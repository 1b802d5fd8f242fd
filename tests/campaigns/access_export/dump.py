"""What a base holds about a person, read without the product: raw SQL, by the foreign keys.

Rows that name a row of hers are hers, as deep as it goes; then the appointments where she is
expected, and their series, without whoever else is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sqlalchemy import Connection, text

Row = dict[str, object]
Dump = dict[str, list[Row]]

SHARED: Final = (
    ("participation", "appointment_id", "appointment"),
    ("appointment", "series_id", "appointment_series"),
)
"""What she takes part in: a column of hers, and the table that it names."""


def people(connection: Connection) -> list[str]:
    return [str(row[0]) for row in connection.execute(text("SELECT id FROM person ORDER BY id"))]


def held(connection: Connection, person: str) -> Dump:
    """Return every row of hers, by table; a key is 32 hexadecimal figures."""
    links = _links(connection)
    found: dict[str, dict[tuple[object, ...], Row]] = {}
    _add(found, "person", _rows(connection, "person", "id", [person]))
    growing = True
    while growing:
        growing = False
        for table, column, parent, target in links:
            keys = {row[target] for row in found.get(parent, {}).values()}
            growing |= _add(found, table, _rows(connection, table, column, keys))
    for table, column, shared in SHARED:
        keys = {row[column] for row in found.get(table, {}).values()} - {None}
        _add(found, shared, _rows(connection, shared, "id", keys))
    return {table: list(rows.values()) for table, rows in found.items()}


def owners(connection: Connection) -> dict[str, Dump]:
    return {person: held(connection, person) for person in people(connection)}


def _links(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Return every foreign key: its table and column, the table and column that it names."""
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    return [
        (str(table), str(link["from"]), str(link["table"]), str(link["to"]))
        for (table,) in tables.all()
        for link in connection.execute(text(f'PRAGMA foreign_key_list("{table}")')).mappings()
    ]


def _rows(connection: Connection, table: str, column: str, keys: Iterable[object]) -> Iterator[Row]:
    for key in keys:
        query = text(f'SELECT * FROM "{table}" WHERE "{column}" = :key')  # noqa: S608 - of the base
        for row in connection.execute(query, {"key": key}).mappings():
            yield dict(row)


def _add(found: dict[str, dict[tuple[object, ...], Row]], table: str, rows: Iterable[Row]) -> bool:
    known = found.setdefault(table, {})
    before = len(known)
    known |= {_identity(row): row for row in rows}
    return len(known) > before


def _identity(row: Mapping[str, object]) -> tuple[object, ...]:
    return (row["id"],) if "id" in row else tuple(row.values())
