"""A row as the base holds it, or as it was when it was deleted."""

from typing import Final

from sqlalchemy import Connection, Table, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.rows import (
    Values,
    from_text,
    read_rows,
    row_key,
    same_row,
)

_CHANGE: Final = SQLModel.metadata.tables["change"]


def remembered_row(connection: Connection, table: Table, key: Values) -> Values:
    """Return the row whose primary key is among the values given; empty where it never was."""
    present = read_rows(connection, table, same_row(table, key))
    if present:
        return present[0]
    rows = connection.execute(
        select(_CHANGE.c.before, _CHANGE.c.after)
        .where(
            _CHANGE.c.table_name == table.name,
            _CHANGE.c.row_key == row_key(table, key),
            _CHANGE.c.kind.in_(("insert", "delete")),
        )
        .order_by(_CHANGE.c.number.desc())
        .limit(1)
    )
    return next((from_text(before) or from_text(after) or {} for before, after in rows), {})
