"""Which tables are journaled, and what hangs on each of their rows.

A person's whole file is, and what is composed with as many gestures: the basins, the measures
of their plans, the diary.
"""

from typing import Final

from sqlalchemy import Connection, Table
from sqlmodel import SQLModel

from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.store.journal.rows import (
    Reference,
    RowChange,
    Values,
    read_rows,
    references_to,
    row_key,
)

_NOT_JOURNALLED = {
    "organisation",
    "organisation_logo",
    "adviser",
    "prescriber",
    "statistics_export",
    "statistics_sending",
    "audit_entry",
    "audit_seal",
    "audit_checkpoint",
    "erasure",
    "change",
    "setting",
    "local_grid",
    "directory_structure",
    "directory_service",
    "benefit",
    "import_profile",
    "import_run",
}
_NAMES = {str(entity.__tablename__) for entity in ENTITIES} - _NOT_JOURNALLED

TABLES: Final = tuple(SQLModel.metadata.sorted_tables)
"""Every table, parents first: SQLAlchemy would sort them anew each time."""

_RANKS = {table.name: rank for rank, table in enumerate(TABLES)}

JOURNALLED: dict[str, Table] = {name: SQLModel.metadata.tables[name] for name in sorted(_NAMES)}
_REFERENCES = {name: references_to(table, TABLES) for name, table in JOURNALLED.items()}


def references(table: Table) -> list[Reference]:
    """Return the columns of all tables that name a row of this one."""
    return _REFERENCES[table.name]


def rank(table: Table) -> int:
    """Return the place of a table in an order where parents come before children."""
    return _RANKS[table.name]


def follow_deletion(
    connection: Connection, table: Table, row: Values, found: dict[tuple[str, str], RowChange]
) -> None:
    """Add to `found` the rows that the base itself deletes or changes when it deletes this one."""
    for reference in references(table):
        child = reference.table
        for other in read_rows(connection, child, reference.column == row[reference.target]):
            place = child.name, row_key(child, other)
            known = found.get(place)
            if known is not None and known.after is None:
                continue
            if reference.effect == "CASCADE":
                found[place] = RowChange(child, other, None)
                follow_deletion(connection, child, other, found)
            elif reference.effect == "SET NULL":
                after = known.after if known and known.after else other
                found[place] = RowChange(child, other, {**after, reference.column.name: None})
