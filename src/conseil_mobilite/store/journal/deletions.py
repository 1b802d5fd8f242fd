"""The deletions that the journal knows of, and which of them are still in force."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.journal import changes_of
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import RowChange, from_text

_CHANGE: Final = SQLModel.metadata.tables["change"]
_BIN: Final = "deleted_at"


@dataclass(frozen=True, slots=True)
class Deletion:
    """An act that took rows away; `act` is the one to undo, which did it last."""

    act: UUID
    at: datetime
    adviser: UUID | None
    changes: tuple[RowChange, ...]


def deletions_since(connection: Connection, since: datetime) -> Iterator[Deletion]:
    """Give the acts of advisers that took rows away for good, the last first.

    Those that put others of the same kind in their place are left out, and so is what an undo took
    away: that is done again by a redo.
    """
    successors = _successors(connection, since)
    rows = connection.execute(
        select(_CHANGE.c.act_id, _CHANGE.c.at, _CHANGE.c.adviser_id)
        .where(_CHANGE.c.at >= since, _CHANGE.c.kind == "delete", _CHANGE.c.undoes.is_(None))
        .distinct()
        .order_by(_CHANGE.c.at.desc())
    )
    for act, at, adviser in rows.all():
        standing = _standing(act, successors)
        changes = tuple(changes_of(connection, act)) if standing else ()
        if standing and _takes_away(changes):
            yield Deletion(standing, at, adviser, changes)


def putting_in_bin(connection: Connection, table: str, key: str) -> tuple[UUID, UUID | None] | None:
    """Return the act that last put a row in the bin and its adviser, where the journal knows."""
    found = next(_setting(connection, table, key, _BIN), None)
    return found and (found[1], found[2])


def brought_along(
    connection: Connection, table: str, key: str, column: str
) -> list[RowChange] | None:
    """Return what was changed, in the act that last gave a value to a column, after that.

    None where the journal knows of no such act.
    """
    found = next(_setting(connection, table, key, column), None)
    if found is None:
        return None
    number, act, _adviser = found
    rows = connection.execute(
        select(_CHANGE.c.table_name, _CHANGE.c.before, _CHANGE.c.after)
        .where(_CHANGE.c.act_id == act, _CHANGE.c.number > number)
        .order_by(_CHANGE.c.number)
    )
    return [RowChange(JOURNALLED[name], from_text(was), from_text(is_)) for name, was, is_ in rows]


def _setting(
    connection: Connection, table: str, key: str, column: str
) -> Iterator[tuple[int, UUID, UUID | None]]:
    rows = connection.execute(
        select(_CHANGE.c.number, _CHANGE.c.act_id, _CHANGE.c.adviser_id, _CHANGE.c.after)
        .where(_CHANGE.c.table_name == table, _CHANGE.c.row_key == key, _CHANGE.c.kind == "update")
        .order_by(_CHANGE.c.number.desc())
    )
    for number, act, adviser, after in rows:
        if (from_text(after) or {}).get(column):
            yield number, act, adviser


def _successors(connection: Connection, since: datetime) -> Mapping[UUID, Sequence[UUID]]:
    """Return which acts take each act back."""
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    rows = connection.execute(
        select(_CHANGE.c.undoes, _CHANGE.c.act_id)
        .where(_CHANGE.c.at >= since, _CHANGE.c.undoes.is_not(None))
        .distinct()
    )
    for target, act in rows:
        found[target].append(act)
    return found


def _standing(act: UUID, successors: Mapping[UUID, Sequence[UUID]]) -> UUID | None:
    """Return the act that did last what this one did, or none where it is taken back."""
    last = act
    for undoing in successors.get(act, ()):
        if _standing(undoing, successors):
            return None
        again = (_standing(each, successors) for each in successors.get(undoing, ()))
        last = next((each for each in again if each), last)
    return last


def _takes_away(changes: Sequence[RowChange]) -> bool:
    come = {change.table.name for change in changes if change.kind == "insert"}
    gone = {change.table.name for change in changes if change.kind == "delete"}
    return bool(gone - come)
