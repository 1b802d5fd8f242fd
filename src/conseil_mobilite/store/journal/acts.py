"""The acts of the journal from the last one back, and which of them are in force.

An act is in force unless another in force takes it back. An import, and what takes it back, are of
no single file: they are passed over, in one stride however many rows they changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel

from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.rows import RowChange, from_text, netted

FARTHEST: Final = 6000
"""How many changed rows are looked at, at most."""

_CHANGE: Final = SQLModel.metadata.tables["change"]
_RUN: Final = SQLModel.metadata.tables["import_run"]
_PAGE: Final = 300


@dataclass(frozen=True, slots=True)
class Act:
    """What one transaction changed. `undoes` are the acts it takes back, none for a plain one."""

    id: UUID
    at: datetime
    undoes: frozenset[UUID]
    changes: tuple[RowChange, ...]

    @property
    def deeds(self) -> list[RowChange]:
        """What the adviser did, apart from where she stopped."""
        return [change for change in self.changes if not is_bookkeeping(change)]


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


class Reading:
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
                if act.deeds and person in belonging.people(act.changes):
                    yield act

    def takes_back(self, act: Act) -> bool:
        return bool(act.undoes) and _is_back(self._targets, act.id)

    def _lines(self) -> Iterator[_Line]:
        columns = [_CHANGE.c[name] for name in _Line._fields]
        query = select(_CHANGE.c.number, *columns).order_by(_CHANGE.c.number.desc()).limit(_PAGE)
        imports = self._imports()
        rows = self._connection.execute(query).all()
        for _ in range(FARTHEST // _PAGE):
            lines = [_Line(*values) for _number, *values in rows]
            _learn(self._connection, self._targets, {line.act_id for line in lines if line.undoes})
            yield from (line for line in lines if not {line.act_id, line.undoes} & imports)
            if len(rows) < _PAGE:
                return
            before = self._first_number(lines[-1], imports) or rows[-1][0]
            rows = self._connection.execute(query.where(_CHANGE.c.number < before)).all()

    def _imports(self) -> frozenset[UUID | None]:
        return frozenset(self._connection.execute(select(_RUN.c.act_id)).scalars())

    def _first_number(self, line: _Line, imports: frozenset[UUID | None]) -> int | None:
        """Return where the act of a line began, if it is an import or takes one back."""
        if not {line.act_id, line.undoes} & imports:
            return None
        first = select(func.min(_CHANGE.c.number)).where(_CHANGE.c.act_id == line.act_id)
        return self._connection.execute(first).scalar()


def takes_back(connection: Connection, act_id: UUID) -> bool:
    """Tell whether an act takes something back; one that takes that back does not."""
    known = _learn(connection, {}, {act_id})
    return _is_back(known, act_id)


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
