"""Take out of the file of a person all that tells who she was; what is counted keeps its shape.

As an erasure, it is not journalled: nothing of it can be undone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, Table, delete, insert, update
from sqlmodel import SQLModel

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.retention.anonymising import DELETED, KEPT, Fate, Shape
from conseil_mobilite.domain.retention.coarsening import instants_of, months_of, year_of
from conseil_mobilite.store.journal.rows import Values, read_rows, same_row
from conseil_mobilite.store.journal.rows_at_once import slices
from conseil_mobilite.store.retention.erasing import drop, forget_history
from conseil_mobilite.store.retention.past import Past
from conseil_mobilite.store.retention.reach import Reach, reach
from conseil_mobilite.store.retention.words import Words, forget_words, words_of

_T: Final = SQLModel.metadata.tables
_MEETING: Final = _T["appointment"]
_SEAT: Final = _T["participation"]
_NUMBER: Final = 12


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What the days and the instants of one file become."""

    days: Mapping[date, date]
    instants: Mapping[datetime, datetime]


def anonymise(connection: Connection, person: UUID, past: Past, on: date) -> bool:
    """Make the file of a person tell of nobody; tell whether there was one."""
    found = reach(connection, person)
    if not found.rows["person"]:
        return False
    words = words_of(found)
    forget_history(connection, person, found, past)
    drop(connection, found, DELETED)
    _part_from_others(connection, person, found)
    _shape_all(connection, found)
    connection.execute(
        update(_T["person"])
        .where(_T["person"].c.id == person)
        .values(anonymised_on=on, archived_on=on)
    )
    _forget_kin(connection, found, words)
    connection.execute(
        delete(_T["appointment_series"]).where(_T["appointment_series"].c.id.in_(found.series))
    )
    forget_words(connection, words, found.shared)
    return True


def _part_from_others(connection: Connection, person: UUID, found: Reach) -> None:
    """Give her seats at meetings of several a meeting of their own: hers loses its day.

    The others go on seeing theirs, where she is one participant without a name.
    """
    meetings = _meetings(connection, found.alone)
    for row in _meetings(connection, found.shared):
        seat = read_rows(
            connection, _SEAT, (_SEAT.c.appointment_id == row["id"]) & (_SEAT.c.person_id == person)
        )[0]
        own = {**row, "id": uuid4(), "uid": str(uuid4()), "unnamed_participants": 0}
        own["unnamed_attended"] = own["series_id"] = None
        connection.execute(insert(_MEETING).values(own))
        connection.execute(
            update(_SEAT).where(same_row(_SEAT, seat)).values(appointment_id=own["id"])
        )
        connection.execute(
            update(_MEETING).where(_MEETING.c.id == row["id"]).values(_one_more(row, seat))
        )
        meetings.append(own)
    found.rows["appointment"] = meetings
    found.rows["participation"] = []


def _one_more(row: Values, seat: Values) -> Values:
    expected, came = row["unnamed_participants"], row["unnamed_attended"]
    counted: Values = {"unnamed_participants": int(str(expected)) + 1}
    if seat["status"] == "seen":
        counted["unnamed_attended"] = int(str(came or 0)) + 1
    return counted


def _meetings(connection: Connection, keys: list[UUID]) -> list[Values]:
    found: list[Values] = []
    for some in slices(keys):
        found += read_rows(connection, _MEETING, _MEETING.c.id.in_(some))
    return found


def _shape_all(connection: Connection, found: Reach) -> None:
    calendar = _calendar(found)
    for name, shape in KEPT.items():
        for row in found.rows[name]:
            _shape(connection, _T[name], row, _become(_T[name], row, shape, calendar))


def _shape(connection: Connection, table: Table, row: Values, values: Values | None) -> None:
    here = same_row(table, row)
    if values is None:
        connection.execute(delete(table).where(here))
    elif values:
        connection.execute(update(table).where(here).values(values))


def _calendar(found: Reach) -> _Calendar:
    dated = list(_dated(found))
    instants = [each for each in dated if isinstance(each, datetime)]
    days = [paris_day(each) if isinstance(each, datetime) else each for each in dated]
    months = months_of(days)
    return _Calendar(months, instants_of(instants, months))


def _dated(found: Reach) -> Iterator[date]:
    for name, shape in KEPT.items():
        dated = [column for column, fate in shape.columns.items() if fate is Fate.MONTH]
        for row in found.rows[name]:
            values = (row[column] for column in dated)
            yield from (value for value in values if isinstance(value, date))


def _become(table: Table, row: Values, shape: Shape, calendar: _Calendar) -> Values | None:
    """Return what changes in a row, or None where it goes."""
    if any(row[column] not in allowed for column, allowed in shape.only):
        return None
    return {
        column.name: _value(table, row, column.name, fate, calendar)
        for column in table.columns
        if (fate := shape.columns[column.name]) is not Fate.KEEP
    }


def _value(table: Table, row: Values, name: str, fate: Fate, calendar: _Calendar) -> object:
    match fate:
        case Fate.MONTH:
            return _month(row[name], calendar)
        case Fate.YEAR:
            born = row[name]
            return year_of(born) if isinstance(born, date) else None
        case Fate.NEW:
            return f"A-{uuid4().hex[:_NUMBER]}"
        case _:
            return _nothing(table, name)


def _forget_kin(connection: Connection, found: Reach, words: Words) -> None:
    """Partners are counted by their names, but not those that name her, as a relative would."""
    table = _T["action"]
    for row in found.rows["action"]:
        if words.in_own(str(row["partner_name"])):
            connection.execute(update(table).where(same_row(table, row)).values(partner_name=""))


def _month(value: object, calendar: _Calendar) -> date | None:
    if isinstance(value, datetime):
        return calendar.instants[value]
    return calendar.days[value] if isinstance(value, date) else None


def _nothing(table: Table, name: str) -> object:
    column = table.c[name]
    if column.nullable:
        return None
    kind = column.type.python_type
    return kind() if kind in {bool, int, bytes} else ""
