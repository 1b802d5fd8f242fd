"""The stack of undo and redo of one adviser in one file, read from the journal and kept nowhere.

An act is in force unless another in force takes it back. From the last act on: one that takes back
an act is what a redo takes back; any other is what an undo takes back, whether it was done or done
again. A new act in the file closes what could be done again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, NamedTuple
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

MOST_STEPS: Final = 30
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

    Of a step that was undone, `changes` are what doing it again will do.
    """

    acts: tuple[UUID, ...]
    changes: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """What can be taken back and done again, the last step first.

    `final`: beneath the steps is an act that cannot be taken back.
    """

    done: tuple[Step, ...]
    undone: tuple[Step, ...]
    final: bool


def stack_of(
    connection: Connection, person: UUID, adviser: UUID | None, limit: int = MOST_STEPS
) -> Stack:
    """Read the stack of an adviser in a person's file, `limit` steps deep.

    The act that opened the file is no step: without it there is no file to be in.
    """
    done: list[Step] = []
    undone: list[Step] = []
    final = closed = False
    acts = _Acts(acts_in_force(connection, person, adviser))
    while (len(done) < limit or not closed) and (act := acts.following()):
        if act.undoes and takes_back(connection, act.id):
            if not closed:
                undone.append(Step((act.id,), tuple(each.reversed() for each in act.changes)))
            continue
        closed = closed or not act.undoes
        final = any(freezes(change) for change in act.changes)
        if final or _opens(act, person):
            break
        done.append(_step(act, acts))
    return Stack(tuple(done[:limit]), tuple(undone[:limit]), final and len(done) < limit)


def acts_in_force(connection: Connection, person: UUID, adviser: UUID | None) -> Iterator[Act]:
    """Give the acts of an adviser in a person's file that no other takes back, the last first."""
    belonging = Belonging(connection)
    taken_back: set[UUID] = set()
    for act_id, grouped in groupby(_lines(connection), key=lambda line: line.act_id):
        lines = list(grouped)
        if act_id in taken_back:
            continue
        undoes = frozenset(line.undoes for line in lines if line.undoes)
        taken_back |= undoes
        if lines[0].adviser_id == adviser:
            act = Act(act_id, lines[0].at, undoes, _changes(reversed(lines)))
            if _of_the_adviser(act) and person in belonging.people(act.changes):
                yield act


def takes_back(connection: Connection, act_id: UUID) -> bool:
    """Tell whether an act takes something back; one that takes that back does not."""
    back, target = False, _undone_by(connection, act_id)
    while target:
        back, target = not back, _undone_by(connection, target)
    return back


def _undone_by(connection: Connection, act_id: UUID) -> UUID | None:
    """Return an act that this one takes back: all are of one kind."""
    query = select(_CHANGE.c.undoes).where(_CHANGE.c.act_id == act_id)
    return connection.execute(query.where(_CHANGE.c.undoes.is_not(None)).limit(1)).scalar()


class _Line(NamedTuple):
    """One row of the journal."""

    act_id: UUID
    at: datetime
    adviser_id: UUID | None
    undoes: UUID | None
    table_name: str
    before: str
    after: str


def _lines(connection: Connection) -> Iterator[_Line]:
    """Give the rows of the journal, the last first, as they are asked for."""
    columns = [_CHANGE.c[name] for name in _Line._fields]
    before: int | None = None
    for _ in range(FARTHEST // _PAGE):
        query = select(_CHANGE.c.number, *columns).order_by(_CHANGE.c.number.desc()).limit(_PAGE)
        rows = connection.execute(
            query if before is None else query.where(_CHANGE.c.number < before)
        ).all()
        for number, *values in rows:
            before = number
            yield _Line(*values)
        if len(rows) < _PAGE:
            return


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
