"""Take an act on many people back, person by person: whoever changed since is left whole.

`journal.undo` takes an act back whole or not at all, row by row; an import of thousands of people
would never be taken back, and would take minutes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select
from sqlmodel import Session, SQLModel

from conseil_mobilite.store.journal.belonging import Belonging, named_people
from conseil_mobilite.store.journal.changes import change_order, write_changes
from conseil_mobilite.store.journal.columns import freezes
from conseil_mobilite.store.journal.frozen import FinalActError
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import RowChange, Values, from_text, netted
from conseil_mobilite.store.journal.rows_at_once import (
    Place,
    present_rows,
    relying_rows,
    slices,
    write_rows,
)

_CHANGE: Final = SQLModel.metadata.tables["change"]
_AT_ONCE: Final = 200
"""How many people are taken back between two steps."""


class WhyLeft(StrEnum):
    """Why a person is left as she is."""

    CHANGED = "changed"
    """A later act changed something in her file."""
    IN_USE = "in use"
    """Something of her file serves elsewhere, such as a document that was handed out."""


@dataclass(frozen=True, slots=True)
class PartialUndo:
    """The people whose files are as before the act, and those that were left, with the reason."""

    undone: list[UUID] = field(default_factory=list)
    left: dict[UUID, WhyLeft] = field(default_factory=dict)


def undo_by_person(
    session: Session, act_id: UUID, report: Callable[[int, int], None]
) -> PartialUndo:
    """Restore all that an act changed in the files that nothing changed since; journal it too.

    `report` is told how many people are done, and may raise: the caller then rolls back.
    """
    session.flush()
    connection = session.connection()
    numbers = _numbers_by_person(connection, act_id)
    changed = _changed_since(connection, act_id) & numbers.keys()
    found = PartialUndo(left=dict.fromkeys(sorted(changed), WhyLeft.CHANGED))
    waiting = [person for person in numbers if person not in changed]
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # updates may cross them
    for start in range(0, len(waiting), _AT_ONCE):
        report(start, len(waiting))
        some = {person: numbers[person] for person in waiting[start : start + _AT_ONCE]}
        _undo_some(session, act_id, some, found)
    report(len(waiting), len(waiting))
    session.expire_all()
    return found


def _numbers_by_person(connection: Connection, act_id: UUID) -> dict[UUID, list[int]]:
    """Return which changes of the act are in whose file. One about two people is in both."""
    found: defaultdict[UUID, list[int]] = defaultdict(list)
    belonging = Belonging(connection)
    for number, change in _rows(connection, _CHANGE.c.act_id == act_id):
        for person in named_people(change) or belonging.people([change]):
            found[person].append(number)
    return found


def _changed_since(connection: Connection, act_id: UUID) -> frozenset[UUID]:
    """Return the people in whose file an act changed something after this one."""
    last = select(func.max(_CHANGE.c.number)).where(_CHANGE.c.act_id == act_id)
    belonging = Belonging(connection)
    found: set[UUID] = set()
    for _number, change in _rows(connection, _CHANGE.c.number > last.scalar_subquery()):
        found |= named_people(change) or belonging.people([change])
    return frozenset(found)


def _undo_some(
    session: Session, act_id: UUID, numbers: Mapping[UUID, Sequence[int]], found: PartialUndo
) -> None:
    """Take back what the act changed in some files, each whole or not at all."""
    connection = session.connection()
    changes = _changes(connection, numbers)
    present = present_rows(connection, (change for rows in changes.values() for change in rows))
    for person in [each for each in changes if not _as_left(changes[each], present)]:
        found.left[person] = WhyLeft.CHANGED
        del changes[person]
    for person in _in_use(connection, changes):
        found.left[person] = WhyLeft.IN_USE
        changes.pop(person, None)
    undone = {change.place: change for rows in changes.values() for change in rows}.values()
    restored = [_restoring(change, present) for change in undone]
    write_rows(connection, restored)
    write_changes(session, sorted(restored, key=change_order), undoes=act_id)
    found.undone.extend(changes)


def _changes(
    connection: Connection, numbers: Mapping[UUID, Sequence[int]]
) -> dict[UUID, list[RowChange]]:
    """Return what the act came to in each file. FinalActError where it made something immutable."""
    wanted = sorted({number for some in numbers.values() for number in some})
    read = {
        number: change
        for some in slices(wanted)
        for number, change in _rows(connection, _CHANGE.c.number.in_(some))
    }
    if any(freezes(change) for change in read.values()):
        raise FinalActError
    return {person: netted(read[number] for number in some) for person, some in numbers.items()}


def _as_left(changes: Iterable[RowChange], present: Mapping[Place, Values]) -> bool:
    """Whether every row is still as the act left it."""
    for change in changes:
        row = present.get(change.place)
        if change.after is None or row is None:
            if change.after is not row:
                return False
        elif any(row[name] != value for name, value in change.after.items()):
            return False
    return True


def _in_use(connection: Connection, changes: Mapping[UUID, Sequence[RowChange]]) -> set[UUID]:
    """Return the people something of whose file is named by a row that would stay."""
    going = {
        change.place: (person, change)
        for person, rows in changes.items()
        for change in rows
        if change.before is None
    }
    rows = [change for _person, change in going.values()]
    return {
        going[named.place][0]
        for named, place in relying_rows(connection, rows)
        if place not in going
    }


def _restoring(change: RowChange, present: Mapping[Place, Values]) -> RowChange:
    """Return the change to make; of a row that goes, all that is in it."""
    if change.before is None:
        return RowChange(change.table, present[change.place], None)
    return change.reversed()


def _rows(
    connection: Connection, condition: ColumnElement[bool]
) -> Iterator[tuple[int, RowChange]]:
    """Give changes in their order, a page at a time: an act may have a hundred thousand."""
    columns = (_CHANGE.c.number, _CHANGE.c.table_name, _CHANGE.c.before, _CHANGE.c.after)
    query = select(*columns).where(condition).order_by(_CHANGE.c.number)
    rows = connection.execution_options(yield_per=1000).execute(query)
    for number, name, before, after in rows:
        yield number, RowChange(JOURNALLED[name], from_text(before), from_text(after))
