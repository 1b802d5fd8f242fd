"""Undo an act: give each row it changed its former values back, and journal that as an act too."""

from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.journal.changes import write_changes
from conseil_mobilite.store.journal.journalled import JOURNALLED, references
from conseil_mobilite.store.journal.rows import (
    RowChange,
    Values,
    from_text,
    read_rows,
    row_key,
    same_row,
)

_CHANGE = SQLModel.metadata.tables["change"]


class NothingToUndoError(UserError):
    def __init__(self) -> None:
        super().__init__("Il n’y a plus rien à annuler pour cette action.")


class ChangedSinceError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Cette action ne peut plus être annulée : ce qu’elle avait changé a été modifié "
            "depuis, ou sert ailleurs. Rien n’a été changé."
        )


def undo(session: Session, act_id: UUID) -> UUID:
    """Restore every row the act changed; return the identifier of this new act, which undoes too.

    Raise ChangedSinceError where a later change touched one of the rows, or relies on it.
    """
    session.flush()
    connection = session.connection()
    changes = _changes_of(connection, act_id)
    if not changes:
        raise NothingToUndoError
    if _touched_later(connection, act_id, changes) or _relied_upon(connection, changes):
        raise ChangedSinceError
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # the order may cross them
    undone = [RowChange(change.table, change.after, change.before) for change in changes]
    for change in undone:
        _apply(connection, change)
    if any(_orphan(connection, change) for change in undone):
        raise ChangedSinceError
    write_changes(session, undone)
    session.expire_all()
    act: UUID = session.info["act"]
    return act


def _changes_of(connection: Connection, act_id: UUID) -> list[RowChange]:
    """Return the changes of an act, the last one first."""
    rows = connection.execute(
        select(_CHANGE.c.table_name, _CHANGE.c.before, _CHANGE.c.after)
        .where(_CHANGE.c.act_id == act_id)
        .order_by(_CHANGE.c.number.desc())
    )
    return [
        RowChange(JOURNALLED[name], from_text(before), from_text(after))
        for name, before, after in rows
    ]


def _touched_later(connection: Connection, act_id: UUID, changes: list[RowChange]) -> bool:
    last = (
        select(_CHANGE.c.number)
        .where(_CHANGE.c.act_id == act_id)
        .order_by(_CHANGE.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    for change in changes:
        later = select(_CHANGE.c.number).where(
            _CHANGE.c.row_key == change.key,
            _CHANGE.c.table_name == change.table.name,
            _CHANGE.c.number > last,
        )
        if connection.execute(later.limit(1)).first():
            return True
    return False


def _relied_upon(connection: Connection, changes: list[RowChange]) -> bool:
    """Whether a row the act made is named by another, which the act did not make."""
    made = {(change.table.name, change.key) for change in changes if change.before is None}
    for change in changes:
        if change.before is not None or change.after is None:
            continue
        for reference in references(change.table):
            named = reference.column == change.after[reference.target]
            for row in read_rows(connection, reference.table, named):
                if (reference.table.name, row_key(reference.table, row)) not in made:
                    return True
    return False


def _apply(connection: Connection, change: RowChange) -> None:
    """Write the row as `after`. Raise ChangedSinceError where it is not as `before`."""
    table = change.table
    present = read_rows(connection, table, same_row(table, change.before or change.after or {}))
    if not _is_as(change.before, present):
        raise ChangedSinceError
    if change.after is None:
        connection.execute(delete(table).where(same_row(table, change.before or {})))
    elif change.before is None:
        connection.execute(insert(table).values(change.after))
    else:
        connection.execute(update(table).where(same_row(table, change.after)).values(change.after))


def _is_as(expected: Values | None, present: list[Values]) -> bool:
    if expected is None or not present:
        return expected is None and not present
    return all(present[0][name] == value for name, value in expected.items())


def _orphan(connection: Connection, change: RowChange) -> bool:
    """Whether the row names a parent that is there no more."""
    row = change.after or {}
    for key in change.table.foreign_keys:
        value = row.get(key.parent.name)
        if (
            value is not None
            and not connection.execute(
                select(key.column).where(key.column == value).limit(1)
            ).first()
        ):
            return True
    return False
