"""A file with a row in each table, every column filled: what a telling must not forget.

The rows are plain values, as they are read: one can be changed alone, to see what follows.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import Column, LargeBinary, Table, TypeDecorator
from sqlmodel import Session, SQLModel, select

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.paper.person_file.held import Held, owned
from conseil_mobilite.services.paper.person_file.naming import naming
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.reference.reference import CURRENT_GRID

OTHER_GRID: Final = "another grid"
SHARED: Final = ("appointment", "appointment_series")
"""Tables of no single person that are read beside hers."""

_ROOT: Final = UUID(int=7)
_BY_TYPE: Final[dict[type, object]] = {
    bool: True,
    int: 61,
    datetime: datetime(2027, 1, 4, 9, 30, tzinfo=UTC),
    date: date(2027, 1, 5),
}
_FILLED: Final[dict[tuple[str, str], object]] = {
    ("assessment", "grid_version"): CURRENT_GRID,
    ("answer", "question"): "D02",
    ("answer", "codes"): "ACCES_EMPLOI",
    ("answer", "state"): "donnee",
    ("appointment_series", "rule"): "FREQ=WEEKLY;COUNT=3;BYDAY=MO",
    ("axis_score", "axis"): "ADMIN",
    ("axis_score", "computed"): 1,
    ("axis_score", "retained"): 2,
    ("contact_point", "kind"): "phone",
    ("contact_point", "value"): "+33612345678",
    ("journey", "leaves_at"): "05:10",
    ("journey", "returns_at"): "17:10",
    ("observed_test", "question"): "T01",
    ("participation", "status"): "seen",
    ("referral", "direction"): "envoyee",
    ("unmet_need", "from_hour"): "05:10",
    ("unmet_need", "to_hour"): "06:10",
}


def tables() -> list[Table]:
    """Return the tables of a file, parents first."""
    names = {"person", *owned(), *SHARED}
    return [table for table in SQLModel.metadata.sorted_tables if table.name in names]


def columns(table: Table) -> list[Column[object]]:
    return [each for each in table.c if not isinstance(each.type, LargeBinary)]


def whole(session: Session) -> Held:
    """Return the file: private notes are those of the adviser who reads."""
    rows = {table.name: [_row(session, table)] for table in tables()}
    words = naming(session, rows)
    known = {**words.grids, OTHER_GRID: words.current}
    named = dict(words.rows)
    named |= {_key(table): table for table in ("mobility_basin", "plan_measure")}
    return Held(session, _key("person"), rows, replace(words, rows=named, grids=known))


def changed(held: Held, table: str, values: Values) -> Held:
    """Return the same file with other values in the one row of a table."""
    rows = {**held.rows, table: [{**held.rows[table][0], **values}]}
    return replace(held, rows=rows)


def _row(session: Session, table: Table) -> Values:
    return {column.name: _value(session, table.name, column) for column in columns(table)}


def _value(session: Session, table: str, column: Column[object]) -> object:
    if (table, column.name) in _FILLED:
        return _FILLED[table, column.name]
    parent = next((key.column.table.name for key in column.foreign_keys), "")
    if parent == "adviser":
        return session.exec(select(Adviser.id)).first()
    if _python_type(column) is UUID:
        return _key(parent or table)
    return _plain(table, column)


def _plain(table: str, column: Column[object]) -> object:
    given = _BY_TYPE.get(_python_type(column))
    return f"{table}-{column.name}" if given is None else given


def _python_type(column: Column[object]) -> type:
    """Return what a column holds, beneath the type that refuses a naive instant."""
    held = column.type
    return held.impl_instance.python_type if isinstance(held, TypeDecorator) else held.python_type


def _key(table: str) -> UUID:
    return uuid5(_ROOT, table)
