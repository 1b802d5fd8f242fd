"""What was written in one file since two were merged, and hangs on a row of the other."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, Table
from sqlmodel import Session

from conseil_mobilite.services.duplicates import attached
from conseil_mobilite.store.journal.rows import RowChange, Values, read_rows, row_key


def crossed(
    session: Session, people: tuple[UUID, UUID], changes: Sequence[RowChange]
) -> list[RowChange]:
    """Return the rows of one person that name a row of the other, but those the merge knew.

    A note written since in a pathway that goes back to the other file is one.
    """
    session.flush()
    known = {change.place for change in changes}
    trees = {person: attached.tree(session, (person,)) for person in people}
    found = []
    for person, other in (people, people[::-1]):
        for table, row in _rows(session.connection(), person):
            place = table.name, row_key(table, row)
            if place not in known and _names_one_of(table, row, trees[other]):
                found.append(RowChange(table, row, row))
    return found


def _rows(connection: Connection, person: UUID) -> Iterator[tuple[Table, Values]]:
    """Give the rows that name a person themselves."""
    for link in attached.links():
        if link.table.name not in {"distinct_pair", "person_merge"}:
            for row in read_rows(connection, link.table, link.table.c[link.column] == person):
                yield link.table, row


def _names_one_of(table: Table, row: Values, tree: dict[str, frozenset[str]]) -> bool:
    """Tell whether a column names a row that hangs on the other person alone."""
    return any(
        str(row[key.parent.name]) in tree.get(key.column.table.name, frozenset())
        for key in table.foreign_keys
        if row[key.parent.name] is not None
    )
