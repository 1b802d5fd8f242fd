"""Whose file a row belongs to, found by the foreign keys; rows deleted since are remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Table, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.journalled import JOURNALLED, references
from conseil_mobilite.store.journal.remembering import remembered_row
from conseil_mobilite.store.journal.rows import (
    Reference,
    RowChange,
    Values,
    from_text,
    read_rows,
)

_CHANGE: Final = SQLModel.metadata.tables["change"]
_PERSON: Final = "person"
_NOBODY: Final[frozenset[UUID]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Step:
    """One column of a table on the shortest way to a person, and the row it names."""

    column: str
    parent: Table
    target: str


def _ways() -> dict[str, _Step]:
    found: dict[str, _Step] = {}
    reached = {_PERSON}
    while reached:
        steps = {
            name: _Step(key.parent.name, key.column.table, key.column.name)
            for name, table in JOURNALLED.items()
            if name not in found and name != _PERSON
            for key in sorted(table.foreign_keys, key=lambda key: key.parent.name, reverse=True)
            if key.column.table.name in reached
        }
        found |= steps
        reached = set(steps)
    return found


_WAYS: Final[Mapping[str, _Step]] = _ways()


def _leads(key: ForeignKey) -> bool:
    return key.column.table.name == _PERSON


def _guests(table: Table) -> list[Reference]:
    """Return the links that bring people to a row with no way of its own to one."""
    return [
        reference
        for reference in references(table)
        if reference.effect == "CASCADE" and reference.table.name in _WAYS
    ]


def _members(table: Table) -> list[Reference]:
    """Return the links by which rows that have guests hang on this one, as meetings on a series."""
    return [
        reference
        for reference in references(table)
        if reference.table.name in JOURNALLED.keys() - _WAYS.keys() and _guests(reference.table)
    ]


def named_people(change: RowChange) -> frozenset[UUID]:
    """Return the people whom a row that came or went names itself, without a reading."""
    if change.table.name == _PERSON:
        return frozenset({UUID(change.key)})
    values = change.before or change.after or {}
    columns = (key.parent.name for key in change.table.foreign_keys if _leads(key))
    named = (values.get(column) for column in columns)
    return frozenset(each for each in named if isinstance(each, UUID))


class Belonging:
    """Answers for one reading of the journal, and remembers what it found."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], frozenset[UUID]] = {}

    def people(self, changes: Iterable[RowChange]) -> frozenset[UUID]:
        """Return the people whose files the changes are about."""
        return _NOBODY.union(*(self._of_change(change) for change in changes))

    def _of_change(self, change: RowChange) -> frozenset[UUID]:
        if change.place not in self._known:
            values = {**(change.after or {}), **(change.before or {})}
            self._known[change.place] = self._of_row(change.table, change.key, values)
        return self._known[change.place]

    def _of_row(self, table: Table, key: str, values: Values) -> frozenset[UUID]:
        """Follow a row whose values may be known in part."""
        if table.name == _PERSON:
            return frozenset({UUID(key)})
        step = _WAYS.get(table.name)
        if step is None:
            return self._of_guests(table, key)
        if step.column not in values:
            values = remembered_row(self._connection, table, values)
        return self._of_parent(step, values.get(step.column))

    def _of_parent(self, step: _Step, named: object) -> frozenset[UUID]:
        if named is None:
            return _NOBODY
        place = step.parent.name, str(named)
        if place not in self._known:
            self._known[place] = self._of_row(step.parent, str(named), {step.target: named})
        return self._known[place]

    def _of_guests(self, table: Table, key: str) -> frozenset[UUID]:
        """Return all who are, or ever were, linked to a row such as an appointment."""
        found = _NOBODY
        for guest in _guests(table):
            present = read_rows(self._connection, guest.table, guest.column == UUID(key))
            changes = [RowChange(guest.table, row, None) for row in present]
            found |= self.people([*changes, *self._past(guest.table, key)])
        for member in _members(table):
            rows = read_rows(self._connection, member.table, member.column == UUID(key))
            found |= self.people(RowChange(member.table, row, None) for row in rows)
        return found

    def _past(self, table: Table, key: str) -> list[RowChange]:
        """Return the rows of the journal whose composite key begins with this one."""
        rows = self._connection.execute(
            select(_CHANGE.c.before, _CHANGE.c.after).where(
                _CHANGE.c.table_name == table.name,
                _CHANGE.c.row_key > f"{key}/",
                _CHANGE.c.row_key < f"{key}0",  # the sign after "/"
            )
        )
        return [RowChange(table, from_text(before), from_text(after)) for before, after in rows]
