"""Undo an act: give each row it changed its former values back, and journal that as an act too.

To undo what undid an act does that act again.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.journal.changes import change_order, write_changes
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.journal.frozen import FinalActError, refuse_what_is_frozen
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.restoring import ChangedSinceError, restore
from conseil_mobilite.store.journal.rows import RowChange, from_text, netted

__all__ = ["ChangedSinceError", "FinalActError", "NothingToUndoError", "changes_of", "undo"]

_CHANGE: Final = SQLModel.metadata.tables["change"]


class NothingToUndoError(UserError):
    def __init__(self) -> None:
        super().__init__("Il n’y a plus rien à annuler pour ce changement.")


def undo(session: Session, act_id: UUID) -> UUID:
    """Restore every row the act changed; return the identifier of this new act, which undoes too.

    All or nothing. What later acts changed in other columns stays. Raise ChangedSinceError where
    one changed the same columns or relies on a row, FinalActError where what the act changed is
    immutable by now.
    """
    session.flush()
    connection = session.connection()
    changes = changes_of(connection, act_id)
    if all(is_bookkeeping(change) for change in changes):
        raise NothingToUndoError
    refuse_what_is_frozen(connection, act_id, changes)
    with session.begin_nested():
        undone = restore(connection, [change.reversed() for change in changes])
    write_changes(session, sorted(undone, key=change_order), undoes=act_id)
    session.expire_all()
    act: UUID = session.info["act"]
    return act


def changes_of(connection: Connection, act_id: UUID) -> list[RowChange]:
    """Return what an act came to, one change for each row."""
    rows = connection.execute(
        select(_CHANGE.c.table_name, _CHANGE.c.before, _CHANGE.c.after)
        .where(_CHANGE.c.act_id == act_id)
        .order_by(_CHANGE.c.number)
    )
    return netted(
        RowChange(JOURNALLED[name], from_text(before), from_text(after))
        for name, before, after in rows
    )
