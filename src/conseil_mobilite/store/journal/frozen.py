"""What was made immutable: no act on it from before that moment can be taken back."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.journal.columns import FREEZING, freezes
from conseil_mobilite.store.journal.journalled import JOURNALLED, references
from conseil_mobilite.store.journal.rows import (
    RowChange,
    from_text,
    read_rows,
    row_key,
    same_row,
)

_CHANGE: Final = SQLModel.metadata.tables["change"]


class FinalActError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Un bilan validé ne change plus : pour le rectifier, ouvrez-le et choisissez "
            "« Corriger »."
        )


def refuse_what_is_frozen(connection: Connection, act_id: UUID, changes: list[RowChange]) -> None:
    """Raise FinalActError for an act that froze a row, or touched one that was frozen later."""
    if any(freezes(change) for change in changes):
        raise FinalActError
    frozen = set(_frozen_rows(connection, changes))
    if any(_frozen_after(connection, act_id, name, key) for name, key in frozen):
        raise FinalActError


def _frozen_rows(connection: Connection, changes: Iterable[RowChange]) -> Iterator[tuple[str, str]]:
    """Give the table and the key of each immutable row that the changes are part of."""
    for name, day in FREEZING.items():
        table = JOURNALLED[name]
        columns = {name: "id"} | {
            reference.table.name: reference.column.name
            for reference in references(table)
            if reference.effect == "CASCADE"
        }
        parts = [change for change in changes if change.table.name in columns]
        keys = {_value(connection, change, columns[change.table.name]) for change in parts}
        for row in read_rows(connection, table, table.c.id.in_(keys - {None})):
            if row[day]:
                yield name, row_key(table, row)


def _value(connection: Connection, change: RowChange, column: str) -> object:
    known = change.before or change.after or {}
    if column in known:
        return known[column]
    present = read_rows(connection, change.table, same_row(change.table, known))
    return present[0][column] if present else None


def _frozen_after(connection: Connection, act_id: UUID, name: str, key: str) -> bool:
    """Whether the journal knows that the row was frozen after the act."""
    last = select(_CHANGE.c.number).where(_CHANGE.c.act_id == act_id)
    since = connection.execute(last.order_by(_CHANGE.c.number.desc()).limit(1)).scalar_one()
    rows = connection.execute(
        select(_CHANGE.c.before, _CHANGE.c.after).where(
            _CHANGE.c.row_key == key,
            _CHANGE.c.table_name == name,
            _CHANGE.c.number > since,
        )
    )
    return any(
        freezes(RowChange(JOURNALLED[name], from_text(before), from_text(after)))
        for before, after in rows
    )
