"""The rows that hang on a person, found by the foreign keys: those that go with her."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, Table, and_, func, or_, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.journalled import references
from conseil_mobilite.store.journal.rows import Values, read_rows, row_key
from conseil_mobilite.store.journal.rows_at_once import slices

Place: TypeAlias = tuple[str, str]

_PERSON: Final = SQLModel.metadata.tables["person"]
_MEETING: Final = SQLModel.metadata.tables["appointment"]
_SEAT: Final = SQLModel.metadata.tables["participation"]
_SERIES: Final = SQLModel.metadata.tables["appointment_series"]


@dataclass(slots=True)
class Reach:
    """`rows` are those of her file by table; `alone` the meetings that nobody else was expected at.

    `shared` are those that others were, and are, expected at too.
    """

    rows: defaultdict[str, list[Values]] = field(default_factory=lambda: defaultdict(list))
    alone: list[UUID] = field(default_factory=list)
    shared: list[UUID] = field(default_factory=list)
    series: list[UUID] = field(default_factory=list)

    def places(self) -> set[Place]:
        """Name every row, as the journal does, those of the diary included."""
        found = {
            (name, row_key(SQLModel.metadata.tables[name], row))
            for name, rows in self.rows.items()
            for row in rows
        }
        found |= {(_MEETING.name, str(meeting)) for meeting in self.alone}
        return found | {(_SERIES.name, str(series)) for series in self.series}


def reach(connection: Connection, person: UUID) -> Reach:
    """Find all that hangs on her file; empty where there is none."""
    found = Reach()
    people = read_rows(connection, _PERSON, _PERSON.c.id == person)
    if people:
        _follow(connection, _PERSON, people, found, set())
        _meetings(connection, person, found)
    return found


def _follow(
    connection: Connection, table: Table, rows: list[Values], found: Reach, seen: set[Place]
) -> None:
    new = [row for row in rows if (table.name, row_key(table, row)) not in seen]
    seen |= {(table.name, row_key(table, row)) for row in new}
    found.rows[table.name] += new
    for reference in references(table):
        if reference.effect != "CASCADE" or not new:
            continue
        for some in slices([row[reference.target] for row in new]):
            children = read_rows(connection, reference.table, reference.column.in_(some))
            _follow(connection, reference.table, children, found, seen)


def _meetings(connection: Connection, person: UUID, found: Reach) -> None:
    mine = select(_SEAT.c.appointment_id).where(_SEAT.c.person_id == person)
    others = (
        select(func.count())
        .select_from(_SEAT)
        .where(_SEAT.c.appointment_id == _MEETING.c.id, _SEAT.c.person_id != person)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(
            _MEETING.c.id,
            _MEETING.c.series_id,
            or_(others > 0, _MEETING.c.unnamed_participants > 0),
        ).where(_MEETING.c.id.in_(mine))
    ).all()
    found.alone = [meeting for meeting, _series, shared in rows if not shared]
    found.shared = [meeting for meeting, _series, shared in rows if shared]
    series = {series for meeting, series, shared in rows if series and not shared}
    found.series = [each for each in series if not _goes_on(connection, each, found.alone)]


def _goes_on(connection: Connection, series: UUID, without: list[UUID]) -> bool:
    """Tell whether a series has a meeting besides those that go."""
    left = connection.execute(select(_MEETING.c.id).where(and_(_MEETING.c.series_id == series)))
    return not set(left.scalars()) <= set(without)
