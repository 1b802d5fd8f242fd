"""Write rows back as they were, each only where it still is as it was left."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.journal.columns import FORWARD, counted_on, spared_from
from conseil_mobilite.store.journal.journalled import rank, references
from conseil_mobilite.store.journal.rows import (
    RowChange,
    Values,
    read_rows,
    row_key,
    same_row,
)
from conseil_mobilite.store.search.person_texts import write_texts

_SEARCHED: Final[Mapping[str, str]] = MappingProxyType(
    {"person": "id", "contact_point": "person_id", "person_merge": "survivor_id"}
)
"""The rows that a search text is computed from, and where each names the person."""


class ChangedSinceError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Ce changement ne peut plus être repris : ce qu’il concernait a changé depuis, ou sert "
            "ailleurs. Rien n’a été touché."
        )


class ParentGoneError(UserError):
    """What a row hangs on was deleted since."""

    def __init__(self) -> None:
        super().__init__(
            "Ce dont il dépend a été supprimé depuis : remettez-le d’abord, dans les réglages, "
            "rubrique Corbeille. Rien n’a été touché."
        )


def restore(connection: Connection, changes: list[RowChange]) -> list[RowChange]:
    """Make every row as `after` says and return what was changed, one change a row.

    Raise ChangedSinceError where a row is not as `before` says in the columns concerned, or where
    another row relies on one that would go, ParentGoneError where one that comes hangs on a row
    that went: the caller then rolls back what was begun.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # the order may cross them
    compared = (_compared(connection, change) for change in changes)
    kept = [change for change in compared if change is not None]
    going = {change.place for change in kept if change.after is None}
    waiting = sorted(kept, key=_turn)
    while waiting:
        refused = [change for change in waiting if not _write(connection, change, going)]
        if len(refused) == len(waiting):
            raise ChangedSinceError
        waiting = refused  # a unique place was taken, which another row has left since
    if any(_orphan(connection, change) for change in kept):
        raise ParentGoneError
    write_texts(connection, _people_searched(changes))
    return kept


def _people_searched(changes: Sequence[RowChange]) -> set[UUID]:
    """Return the people whose search text is to be computed again."""
    named = (_any(each).get(_SEARCHED.get(each.table.name, "")) for each in changes)
    return {person for person in named if isinstance(person, UUID)}


def _compared(connection: Connection, change: RowChange) -> RowChange | None:
    """Return what is to be written: book-keeping that moved on stays as it is."""
    present = read_rows(connection, change.table, same_row(change.table, _any(change)))
    if change.before is None:
        if present:
            raise ChangedSinceError
        return change
    spared = spared_from(change, present[0]) if present else set()
    if not present or not _as_before(change.before, present[0], spared | FORWARD):
        raise ChangedSinceError
    if change.after is None:
        return RowChange(change.table, present[0], None)
    before, after = counted_on(change.before, change.after, present[0])
    return RowChange(change.table, _without(before, spared), _without(after, spared)).reduced()


def _as_before(before: Values, present: Values, spared: set[str]) -> bool:
    return all(present[name] == value for name, value in before.items() if name not in spared)


def _without(values: Values, names: set[str]) -> Values:
    return {name: value for name, value in values.items() if name not in names}


def _turn(change: RowChange) -> tuple[int, int]:
    """Links first, then what goes, children before parents, then what comes, parents first."""
    if change.after is None:
        return (1, -rank(change.table))
    return (2, rank(change.table)) if change.before is None else (0, rank(change.table))


def _write(connection: Connection, change: RowChange, going: set[tuple[str, str]]) -> bool:
    table, after = change.table, change.after
    if after is None and _relied_upon(connection, change, going):
        return False
    try:
        if after is None:
            connection.execute(delete(table).where(same_row(table, _any(change))))
        elif change.before is None:
            connection.execute(insert(table).values(after))
        else:
            connection.execute(update(table).where(same_row(table, after)).values(after))
    except IntegrityError:
        return False  # SQLite takes back the statement alone
    return True


def _relied_upon(connection: Connection, change: RowChange, going: set[tuple[str, str]]) -> bool:
    """Whether a row that stays names this one: the base would delete or change it unseen."""
    for reference in references(change.table):
        named = reference.column == _any(change)[reference.target]
        for row in read_rows(connection, reference.table, named):
            if (reference.table.name, row_key(reference.table, row)) not in going:
                return True
    return False


def _orphan(connection: Connection, change: RowChange) -> bool:
    """Whether the row names a parent that is there no more."""
    row = change.after or {}
    named = [(key, row.get(key.parent.name)) for key in change.table.foreign_keys]
    return any(
        connection.execute(select(key.column).where(key.column == value).limit(1)).first() is None
        for key, value in named
        if value is not None
    )


def _any(change: RowChange) -> Values:
    return change.before or change.after or {}
