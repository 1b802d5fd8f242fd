"""Read and write many rows by few statements: one at a time, ten thousand files take minutes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)

from conseil_mobilite.store.journal.journalled import rank, references
from conseil_mobilite.store.journal.rows import RowChange, Values, row_key

Place: TypeAlias = tuple[str, str]
Item = TypeVar("Item")

_AT_ONCE: Final = 400
"""How many rows are named in one statement: SQLite counts the parameters."""


def present_rows(connection: Connection, changes: Iterable[RowChange]) -> dict[Place, Values]:
    """Return what the base holds of the rows of these changes, those that are there."""
    found: dict[Place, Values] = {}
    for table, rows in _by_table(changes).items():
        keys = [tuple(_any(row)[column.name] for column in table.primary_key) for row in rows]
        for some in slices(keys):
            read = connection.execute(select(table).where(_keyed(table, some)))
            for row in read.mappings():
                values = dict(row)
                found[table.name, row_key(table, values)] = values
    return found


def relying_rows(
    connection: Connection, going: Sequence[RowChange]
) -> Iterator[tuple[RowChange, Place]]:
    """Give each row that names one of those that go, beside the one that it names."""
    for table, rows in _by_table(going).items():
        for reference in references(table):
            named = {_any(row)[reference.target]: row for row in rows}
            child = reference.table
            wanted = select(reference.column, *child.primary_key)
            for some in slices(list(named)):
                for target, *key in connection.execute(wanted.where(reference.column.in_(some))):
                    yield named[target], (child.name, "/".join(map(str, key)))


def write_rows(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Make every row as `after` says: links first, then what goes, then what comes."""
    for table, rows in _by_table(change for change in changes if change.kind == "update").items():
        _update(connection, table, rows)
    gone = _by_table(change for change in changes if change.kind == "delete")
    for table in sorted(gone, key=rank, reverse=True):
        parameters = [_named(table, change.before or {}) for change in gone[table]]
        connection.execute(delete(table).where(*_same(table)), parameters)
    come = _by_table(change for change in changes if change.kind == "insert")
    for table in sorted(come, key=rank):
        connection.execute(insert(table), [change.after or {} for change in come[table]])


def slices(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))


def _update(connection: Connection, table: Table, changes: Iterable[RowChange]) -> None:
    alike: defaultdict[tuple[str, ...], list[Values]] = defaultdict(list)
    key = {column.name for column in table.primary_key}
    for change in changes:
        after = change.after or {}
        alike[tuple(name for name in after if name not in key)].append(after)
    for columns, rows in alike.items():
        values: dict[str, BindParameter[object]] = {
            name: bindparam(f"new_{name}") for name in columns
        }
        parameters = [
            {**_named(table, row), **{f"new_{name}": row[name] for name in columns}} for row in rows
        ]
        connection.execute(update(table).where(*_same(table)).values(values), parameters)


def _by_table(changes: Iterable[RowChange]) -> dict[Table, list[RowChange]]:
    found: defaultdict[Table, list[RowChange]] = defaultdict(list)
    for change in changes:
        found[change.table].append(change)
    return found


def _keyed(table: Table, keys: Sequence[tuple[object, ...]]) -> ColumnElement[bool]:
    columns = list(table.primary_key)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)


def _same(table: Table) -> list[ColumnElement[bool]]:
    return [column == bindparam(f"key_{column.name}") for column in table.primary_key]


def _named(table: Table, row: Mapping[str, object]) -> dict[str, object]:
    return {f"key_{column.name}": row[column.name] for column in table.primary_key}


def _any(change: RowChange) -> Values:
    return change.before or change.after or {}
