"""Keep, beside each row that changes in a person's file, what it was and what it became.

The session does it by itself, for all that one transaction changes: one act. A service that makes
rows in bulk, such as the demonstration, turns it off with `session.info["journal"] = False`.
"""

from collections.abc import Iterable
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Table, event, func, insert, inspect, select
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from conseil_mobilite.store.journal.anonymous import refuse_anonymous
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.journal.journalled import JOURNALLED, follow_deletion, rank
from conseil_mobilite.store.journal.limited import refuse_limited
from conseil_mobilite.store.journal.rows import (
    RowChange,
    Values,
    read_rows,
    row_key,
    same_row,
    to_text,
)
from conseil_mobilite.store.journal.typing_on import TYPED, goes_on, is_typed

JOURNAL = "journal"
_PREVIOUS = "rows before the flush"
_LAST_NUMBER = "number of the last change"
_HELD = "book-keeping changes of what is no act yet"
_CHANGE = SQLModel.metadata.tables["change"]
# Written once: every act needs them, and to build them takes longer than to run them.
_READ_LAST = select(func.max(_CHANGE.c.number))
_WRITE = insert(_CHANGE)
# Handed out, it exists: its making cannot be undone, and its bytes need no second copy.
_NEVER_UNMADE = "issued_document"

_Previous: TypeAlias = tuple[object, Table, Values]


class JournaledSession(Session):
    """A session of the store, which journals what it flushes."""


def write_changes(
    session: Session, changes: Iterable[RowChange], undoes: UUID | None = None
) -> None:
    """Journal rows that were changed, in this order, as part of the act of the session.

    `undoes` is the act that they take back. Book-keeping waits for a change that makes it an act.
    Raise LimitedFileError for a file whose use is limited, AnonymousFileError for one without name.
    """
    changes = [*session.info.pop(_HELD, ()), *changes]
    refuse_limited(session.connection(), changes)
    refuse_anonymous(session.connection(), changes)
    if _LAST_NUMBER not in session.info and all(is_bookkeeping(change) for change in changes):
        session.info[_HELD] = changes
        return
    connection = session.connection()
    if _is_typing_on(session, connection, changes, undoes):
        return
    number = _last_number(session, connection)
    written = [
        {
            "number": number + position,
            "act_id": session.info["act"],
            "at": session.info["clock"](),
            "adviser_id": session.info["adviser"],
            "table_name": change.table.name,
            "row_key": change.key,
            "kind": TYPED if is_typed(session, change) else change.kind,
            "before": to_text(change.before),
            "after": to_text(change.after),
            "undoes": undoes,
        }
        for position, change in enumerate(changes, 1)
    ]
    if written:
        connection.execute(_WRITE, written)
        session.info[_LAST_NUMBER] = number + len(written)


def _is_typing_on(
    session: Session, connection: Connection, changes: list[RowChange], undoes: UUID | None
) -> bool:
    """Go on with the typing of the last act, where the session does nothing else."""
    alone = len(changes) == 1 and undoes is None and _LAST_NUMBER not in session.info
    if not alone or not is_typed(session, changes[0]):
        return False
    return goes_on(connection, changes[0], session.info["adviser"], session.info["clock"]())


@event.listens_for(JournaledSession, "before_flush")
def _read_what_was(session: JournaledSession, *_: object) -> None:
    if not session.info.get(JOURNAL, True):
        return
    if session.dirty or session.deleted:
        session.info[_PREVIOUS] = _rows_to_change(session), _rows_to_delete(session)


@event.listens_for(JournaledSession, "after_flush")
def _journal_what_became(session: JournaledSession, *_: object) -> None:
    if not session.info.get(JOURNAL, True):
        return
    changed, removed = session.info.pop(_PREVIOUS, ([], []))
    became = _became(session, changed, removed)
    if became:
        write_changes(session, sorted(became, key=change_order))


@event.listens_for(JournaledSession, "do_orm_execute")
def _refuse_unseen_changes(state: ORMExecuteState) -> None:
    # A statement on many rows passes beside the flush: its changes would not be journaled.
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    mapper = state.bind_mapper
    if (
        mapper is not None
        and state.session.info.get(JOURNAL, True)
        and str(mapper.local_table) in JOURNALLED
    ):
        raise RuntimeError(f"Change the rows of {mapper.local_table} one by one: undo needs it")


def _rows_to_change(session: Session) -> list[_Previous]:
    """Read from the base what the session is about to change: a detached entity may be stale."""
    connection = session.connection()
    changed: list[_Previous] = []
    for entity in session.dirty:
        table = _table(entity)
        if table is not None and session.is_modified(entity):
            changed.extend((entity, table, row) for row in _stored(connection, table, entity))
    return changed


def _rows_to_delete(session: Session) -> list[RowChange]:
    connection = session.connection()
    removed: dict[tuple[str, str], RowChange] = {}
    for entity in session.deleted:
        table = _table(entity)
        if table is not None:
            for row in _stored(connection, table, entity):
                removed[table.name, row_key(table, row)] = RowChange(table, row, None)
                follow_deletion(connection, table, row, removed)
    return list(removed.values())


def _inserted(session: Session) -> list[RowChange]:
    inserted = []
    for entity in session.new:
        table = _table(entity)
        if table is not None and table.name != _NEVER_UNMADE:
            values = {column.name: getattr(entity, column.name) for column in table.columns}
            inserted.append(RowChange(table, None, values))
    return inserted


def _became(
    session: Session, changed: list[_Previous], removed: list[RowChange]
) -> list[RowChange]:
    """Give one change a row: one that was to go may have been kept, or made anew."""
    connection = session.connection()
    found = {change.place: _as_left(connection, change) for change in removed}
    for change in (*_inserted(session), *_updated(session, changed)):
        found.setdefault(change.place, change)
    reduced = (change.reduced() for change in found.values())
    return [change for change in reduced if change is not None]


def _as_left(connection: Connection, change: RowChange) -> RowChange:
    before = change.before or {}
    present = read_rows(connection, change.table, same_row(change.table, before))
    return RowChange(change.table, before, present[0] if present else None)


def _updated(session: Session, previous: list[_Previous]) -> list[RowChange]:
    return [
        RowChange(table, before, _present(session, entity, table, before))
        for entity, table, before in previous
    ]


def _present(session: Session, entity: object, table: Table, before: Values) -> Values:
    """Return the row as flushed: what the entity did not change may be stale in it."""
    state = inspect(entity)
    if all(name in state.dict for name in state.committed_state):
        return {**before, **{name: state.dict[name] for name in state.committed_state}}
    return read_rows(session.connection(), table, same_row(table, before))[0]


def change_order(change: RowChange) -> tuple[int, int]:
    """Parents come before children, and go after them."""
    place = rank(change.table)
    return (1, -place) if change.after is None else (0, place)


def _stored(connection: Connection, table: Table, entity: object) -> list[Values]:
    identity = inspect(entity).identity
    key = {column.name: value for column, value in zip(table.primary_key, identity, strict=True)}
    return read_rows(connection, table, same_row(table, key))


def _table(entity: object) -> Table | None:
    return JOURNALLED.get(str(getattr(entity, "__tablename__", "")))


def _last_number(session: Session, connection: Connection) -> int:
    known: int | None = session.info.get(_LAST_NUMBER)
    if known is None:
        known = connection.execute(_READ_LAST).scalar()
    return known or 0
