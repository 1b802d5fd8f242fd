"""The stack of undo and redo of one adviser in one file, read from the journal and kept nowhere.

An act is in force unless another in force takes it back. From the last act on: one that takes back
an act is what a redo takes back; any other is what an undo takes back, whether it was done or done
again. A new act in the file closes what could be done again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.columns import (
    BEGUN_BY_TYPING,
    freezes,
    is_bookkeeping,
    typed_column,
)
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import RowChange, from_text, netted

FARTHEST: Final = 6000
"""How many changed rows are looked at, at most."""
BURST: Final = timedelta(seconds=60)
"""Letters typed in a text within this time are one step."""

_CHANGE: Final = SQLModel.metadata.tables["change"]
_PAGE: Final = 300


@dataclass(frozen=True, slots=True)
class Act:
    """What one transaction changed. `undoes` are the acts it takes back, none for a plain one."""

    id: UUID
    at: datetime
    undoes: frozenset[UUID]
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the stack: `acts` are to be undone, the first first. `changes`: what they did.

    Of a step that was undone, `changes` are what doing it again will do. One that is `final` cannot
    be taken back, nor anything older.
    """

    acts: tuple[UUID, ...]
    changes: tuple[RowChange, ...]
    final: bool = False


def done_steps(connection: Connection, person: UUID, adviser: UUID | None) -> Iterator[Step]:
    """Give what an adviser can take back in a person's file, the last step first.

    The act that opened the file is no step: without it there is no file to be in.
    """
    reading = _Reading(connection)
    acts = _Acts(reading.acts_in_force(person, adviser))
    while (act := acts.following()) and not _opens(act, person):
        if reading.takes_back(act):
            continue
        if any(freezes(change) for change in act.changes):
            yield Step((act.id,), act.changes, final=True)
            return
        yield _step(act, acts)


def undone_steps(connection: Connection, person: UUID, adviser: UUID | None) -> Iterator[Step]:
    """Give what an adviser took back in a file and can do again, the last taken back first."""
    reading = _Reading(connection)
    for act in reading.acts_in_force(person, adviser):
        if not act.undoes:
            return
        if reading.takes_back(act):
            yield Step((act.id,), tuple(change.reversed() for change in act.changes))


def takes_back(connection: Connection, act_id: UUID) -> bool:
    """Tell whether an act takes something back; one that takes that back does not."""
    known = _learn(connection, {}, {act_id})
    return _is_back(known, act_id)


class _Line(NamedTuple):
    """One row of the journal."""

    act_id: UUID
    at: datetime
    adviser_id: UUID | None
    undoes: UUID | None
    table_name: str
    before: str
    after: str


_Targets: TypeAlias = dict[UUID, UUID | None]
"""What each act takes back, one of them where there are several: all are of one kind."""


class _Reading:
    """The journal read from its end, a page at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._targets: _Targets = {}

    def acts_in_force(self, person: UUID, adviser: UUID | None) -> Iterator[Act]:
        """Give the acts of an adviser in a file that no other takes back, the last first."""
        belonging = Belonging(self._connection)
        taken_back: set[UUID] = set()
        for act_id, grouped in groupby(self._lines(), key=lambda line: line.act_id):
            lines = list(grouped)
            if act_id in taken_back:
                continue
            undoes = frozenset(line.undoes for line in lines if line.undoes)
            taken_back |= undoes
            if lines[0].adviser_id == adviser:
                act = Act(act_id, lines[0].at, undoes, _changes(reversed(lines)))
                if _of_the_adviser(act) and person in belonging.people(act.changes):
                    yield act

    def takes_back(self, act: Act) -> bool:
        return bool(act.undoes) and _is_back(self._targets, act.id)

    def _lines(self) -> Iterator[_Line]:
        columns = [_CHANGE.c[name] for name in _Line._fields]
        query = select(_CHANGE.c.number, *columns).order_by(_CHANGE.c.number.desc()).limit(_PAGE)
        rows = self._connection.execute(query).all()
        for _ in range(FARTHEST // _PAGE):
            lines = [_Line(*values) for _number, *values in rows]
            _learn(self._connection, self._targets, {line.act_id for line in lines if line.undoes})
            yield from lines
            if len(rows) < _PAGE:
                return
            rows = self._connection.execute(query.where(_CHANGE.c.number < rows[-1][0])).all()


def _learn(connection: Connection, known: _Targets, acts: set[UUID]) -> _Targets:
    """Add what these acts take back, and what those take back in turn, to what is known."""
    while acts := acts - known.keys():
        known |= dict.fromkeys(acts)
        query = select(_CHANGE.c.act_id, _CHANGE.c.undoes).distinct()
        undoing = query.where(_CHANGE.c.act_id.in_(acts), _CHANGE.c.undoes.is_not(None))
        found = {act: target for act, target in connection.execute(undoing)}  # noqa: C416
        known |= found
        acts = set(found.values())
    return known


def _is_back(targets: _Targets, act: UUID) -> bool:
    back, target = False, targets.get(act)
    while target:
        back, target = not back, targets.get(target)
    return back


def _changes(lines: Iterable[_Line]) -> tuple[RowChange, ...]:
    return tuple(
        netted(
            RowChange(JOURNALLED[line.table_name], from_text(line.before), from_text(line.after))
            for line in lines
        )
    )


class _Acts:
    """Acts given one by one; one that was looked at in vain is given again."""

    def __init__(self, acts: Iterator[Act]) -> None:
        self._acts = acts
        self._again: list[Act] = []

    def following(self) -> Act | None:
        return self._again.pop() if self._again else next(self._acts, None)

    def give_back(self, act: Act) -> None:
        self._again.append(act)


def _step(act: Act, acts: _Acts) -> Step:
    """Make a step of an act, with the letters typed just before it in the same text."""
    burst = [act]
    while _is_typing(burst[-1]) and (older := acts.following()):
        if not _continues(act, older):
            acts.give_back(older)
            break
        burst.append(older)
    changes = netted(change for each in reversed(burst) for change in each.changes)
    return Step(tuple(each.id for each in burst), tuple(changes))


def _is_typing(act: Act) -> bool:
    changes = _of_the_adviser(act)
    return not act.undoes and len(changes) == 1 and bool(typed_column(changes[0]))


def _continues(act: Act, older: Act) -> bool:
    """Tell whether an act is the typing that a later one went on with."""
    now, before = _of_the_adviser(act), _of_the_adviser(older)
    if older.undoes or act.at - older.at > BURST or len(before) != 1:
        return False
    if before[0].place != now[0].place:
        return False
    begun = before[0].before is None and before[0].table.name in BEGUN_BY_TYPING
    return begun or typed_column(before[0]) == typed_column(now[0])


def _of_the_adviser(act: Act) -> list[RowChange]:
    return [change for change in act.changes if not is_bookkeeping(change)]


def _opens(act: Act, person: UUID) -> bool:
    """Tell whether an act made the file itself."""
    return any(
        change.before is None and change.place == ("person", str(person)) for change in act.changes
    )
