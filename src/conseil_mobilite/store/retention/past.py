"""The history of a person: every change the journal keeps of rows that are, or were, of her file.

The journal is read once, in its order, and only what is new is read again: a parent is written
before its children, so that one reading finds the children of rows that went long ago.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import from_text, to_text
from conseil_mobilite.store.journal.rows_at_once import slices
from conseil_mobilite.store.retention.reach import Place

_CHANGE: Final = SQLModel.metadata.tables["change"]
_MEETING: Final = SQLModel.metadata.tables["appointment"]
_SEAT: Final = "participation"
_MERGE: Final = SQLModel.metadata.tables["person_merge"]
_NAMED: Final = re.compile(r'"(\w+)":\{"uuid":"([0-9a-f]{32})"\}')
_SHARED: Final = frozenset({"appointment", "appointment_series"})
"""What several people may hang on: who is linked to such a row is not its owner."""


def _owners() -> dict[str, frozenset[str]]:
    """Return the columns of each table that name the row it is a part of, and goes with."""
    return {
        name: frozenset(
            key.parent.name
            for key in table.foreign_keys
            if key.ondelete == "CASCADE" and key.column.table.name not in _SHARED
        )
        for name, table in JOURNALLED.items()
    }


_OWNERS: Final = _owners()


class Past:
    """What hung on what, as far as the journal remembers; kept for a whole errand."""

    def __init__(self) -> None:
        self._read = 0
        self._children: defaultdict[str, set[Place]] = defaultdict(set)
        self._guests: defaultdict[str, set[Place]] = defaultdict(set)

    def places(
        self, connection: Connection, known: Iterable[Place], selves: frozenset[UUID]
    ) -> set[Place]:
        """Add to the rows known those that hung on one of them once, near or far.

        `selves` are the identifiers that her file has or had. What hung on it once and is in the
        file of somebody else by now stays, and so does what hangs on that.
        """
        self._read_on(connection)
        found = set(known)
        waiting = found
        while waiting:
            children = {
                child
                for _table, key in waiting
                for child in self._children.get(key.replace("-", ""), ())
            }
            new = children - found
            waiting = new - _of_others(connection, new, selves)
            found |= waiting
        return found | self._meetings_of(connection, found)

    def _meetings_of(self, connection: Connection, found: set[Place]) -> set[Place]:
        """Return the meetings that went long ago and had no other guest."""
        seats = {key.partition("/")[0] for table, key in found if table == _SEAT}
        gone = {key for key in seats if self._guests[key.replace("-", "")] <= found}
        present: set[UUID] = set()
        for some in slices([UUID(key) for key in gone]):
            present |= set(
                connection.execute(select(_MEETING.c.id).where(_MEETING.c.id.in_(some))).scalars()
            )
        return {(_MEETING.name, key) for key in gone if UUID(key) not in present}

    def _read_on(self, connection: Connection) -> None:
        columns = [
            _CHANGE.c[name] for name in ("number", "table_name", "row_key", "before", "after")
        ]
        later = select(*columns).where(_CHANGE.c.number > self._read).order_by(_CHANGE.c.number)
        for number, table, key, before, after in connection.execute(later):
            self._read = number
            for column, parent in _NAMED.findall(f"{before}{after}"):
                if column in _OWNERS[table]:
                    self._children[parent].add((table, key))
                if table == _SEAT and column == "appointment_id":
                    self._guests[parent].add((table, key))


def forget(connection: Connection, places: Iterable[Place]) -> int:
    """Take the changes of these rows out of the journal; return how many there were.

    What is left of an act that changed other rows too can be undone as before.
    """
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for table, key in sorted(places):
        keys[table].append(key)
    gone = 0
    for table, named in keys.items():
        for some in slices(named):
            mine = (_CHANGE.c.row_key.in_(some), _CHANGE.c.table_name == table)
            gone += connection.execute(delete(_CHANGE).where(*mine)).rowcount
    return gone


def blank(connection: Connection, table: str, keys: Iterable[str], column: str) -> None:
    """Empty a text in every change that the journal keeps of these rows of a table."""
    for some in slices(sorted(keys)):
        mine = (_CHANGE.c.row_key.in_(some), _CHANGE.c.table_name == table)
        rows = connection.execute(
            select(_CHANGE.c.number, _CHANGE.c.before, _CHANGE.c.after).where(*mine)
        )
        for number, before, after in rows.all():
            emptied = {"before": _without(before, column), "after": _without(after, column)}
            here = _CHANGE.c.number == number
            connection.execute(update(_CHANGE).where(here).values(emptied))


def _without(text: str, column: str) -> str:
    values = from_text(text)
    if values is None or column not in values:
        return text
    return to_text({**values, column: ""})


def former_selves(connection: Connection, person: UUID) -> set[UUID]:
    """Return the identifiers of the files that were merged into this one, near or far."""
    found: set[UUID] = set()
    waiting = [person]
    while waiting:
        into = _MERGE.c.survivor_id == waiting.pop()
        absorbed = set(connection.execute(select(_MERGE.c.absorbed_id).where(into)).scalars())
        waiting += absorbed - found
        found |= absorbed
    return found


def _of_others(
    connection: Connection, places: Iterable[Place], selves: frozenset[UUID]
) -> set[Place]:
    """Return those of the rows that are in the file of somebody else."""
    keys: defaultdict[str, list[UUID]] = defaultdict(list)
    for name, key in places:
        if "person_id" in JOURNALLED[name].c and "id" in JOURNALLED[name].c:
            keys[name].append(UUID(key))
    found: set[Place] = set()
    for name, named in keys.items():
        table = JOURNALLED[name]
        for some in slices(named):
            theirs = select(table.c.id).where(
                table.c.id.in_(some), table.c.person_id.not_in(selves)
            )
            found |= {(name, str(key)) for key in connection.execute(theirs).scalars()}
    return found
