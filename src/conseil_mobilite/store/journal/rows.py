"""Rows as plain values: reading them, writing them to text, and finding what hangs on them."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, select

Values: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of `table` that names a row by its column `target`.

    `effect` is what the deletion of that row does: `CASCADE`, `SET NULL`, or a refusal (empty).
    """

    table: Table
    column: Column[object]
    target: str
    effect: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; before an insertion and after a deletion there is none."""

    table: Table
    before: Values | None
    after: Values | None

    @property
    def key(self) -> str:
        return row_key(self.table, self.before or self.after or {})

    @property
    def kind(self) -> str:
        if self.before is None:
            return "insert"
        return "delete" if self.after is None else "update"

    @property
    def place(self) -> tuple[str, str]:
        """Which row of the base it is."""
        return self.table.name, self.key

    def reversed(self) -> "RowChange":
        return RowChange(self.table, self.after, self.before)

    def reduced(self) -> "RowChange | None":
        """Keep of an update the columns that changed, with the key; None where nothing changed."""
        if self.before is None or self.after is None:
            return None if self.before is self.after else self
        before, after = self.before, self.after
        key = [column.name for column in self.table.primary_key]
        kept = [name for name in after if name not in key and before[name] != after[name]]
        if not kept:
            return None
        was, became = ({name: row[name] for name in (*key, *kept)} for row in (before, after))
        return RowChange(self.table, was, became)


def netted(changes: Iterable[RowChange]) -> list[RowChange]:
    """Return what changes, the oldest first, come to: one for each row, in the order first met."""
    found: dict[tuple[str, str], RowChange] = {}
    for change in changes:
        known = found.get(change.place)
        found[change.place] = change if known is None else _joined(known, change)
    reduced = (change.reduced() for change in found.values())
    return [change for change in reduced if change is not None]


def _joined(first: RowChange, then: RowChange) -> RowChange:
    before = None if first.before is None else {**(then.before or {}), **first.before}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    return RowChange(first.table, before, after)


def row_key(table: Table, values: Mapping[str, object]) -> str:
    return "/".join(str(values[column.name]) for column in table.primary_key)


def same_row(table: Table, values: Mapping[str, object]) -> ColumnElement[bool]:
    """Give the condition that finds the row of these values again, by its primary key."""
    return and_(*(column == values[column.name] for column in table.primary_key))


def read_rows(connection: Connection, table: Table, where: ColumnElement[bool]) -> list[Values]:
    rows = connection.execute(select(table).where(where))
    return [dict(row) for row in rows.mappings()]


def references_to(table: Table, tables: Sequence[Table]) -> list[Reference]:
    """Return the columns, of one-column keys, that name rows of the table."""
    return [
        Reference(other, key.parent, key.column.name, key.ondelete or "")
        for other in tables
        for key in other.foreign_keys
        if key.column.table is table
    ]


def to_text(values: Values | None) -> str:
    """Write values so that `from_text` gives the same back, types included."""
    if values is None:
        return ""
    tagged = {name: _tagged(value) for name, value in values.items()}
    return json.dumps(tagged, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Values | None:
    if not text:
        return None
    values: dict[str, object] = json.loads(text)
    return {name: _untagged(value) for name, value in values.items()}


def _tagged(value: object) -> object:
    match value:
        case Enum():
            return value.value
        case UUID():
            return {"uuid": value.hex}
        case datetime():
            return {"instant": value.astimezone(UTC).isoformat()}
        case date():
            return {"day": value.isoformat()}
        case bytes():
            return {"bytes": base64.b64encode(value).decode()}
        case _:
            return value


def _untagged(value: object) -> object:
    match value:
        case {"uuid": str(text)}:
            return UUID(text)
        case {"instant": str(text)}:
            return datetime.fromisoformat(text)
        case {"day": str(text)}:
            return date.fromisoformat(text)
        case {"bytes": str(text)}:
            return base64.b64decode(text)
        case _:
            return value
