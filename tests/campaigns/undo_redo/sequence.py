"""Acts done one after the other in a file, and taken back and done again, compared at each step."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy.exc import NoResultFound
from sqlmodel import Session, SQLModel
from tests.campaigns.undo_redo import (
    actions,
    assessing,
    meetings,
    pathways,
    people,
    situations,
)
from tests.campaigns.undo_redo.scene import Act, Scene

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.journal.undoing import UndoneStep
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.journal.columns import FORWARD, is_bookkeeping
from conseil_mobilite.store.reference import reference

ACTS: tuple[Act, ...] = (
    *assessing.ACTS,
    *(assessing.answer,) * 5,
    *actions.ACTS,
    *pathways.ACTS,
    *meetings.ACTS,
    *(meetings.type_note,) * 2,
    *people.ACTS,
    *situations.ACTS,
)
_GROWING = {"audit_entry", "audit_seal", "change"}
_STOPPED_AT = ("last_question", "duration_minutes")
_WHERE_STOPPED = "where the adviser stopped"
_REFUSALS = (UserError, LookupError, NoResultFound)

Dump = dict[str, tuple[object, ...]]
Undoing = Callable[[Session, UUID], UndoneStep]


@dataclass
class Tally:
    sequences: int = 0
    broken_off: int = 0
    acts: int = 0
    undone: int = 0
    redone: int = 0
    unequal: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.undone > 0 and self.redone > 0 and self.unequal == 0

    def __str__(self) -> str:
        least = ", ".join(f"{name} {count}" for name, count in self.kinds.most_common()[-3:])
        counted = (
            f"sequences: {self.sequences} ({self.broken_off} broken off)",
            f"acts: {self.acts} of {len(self.kinds)} kinds (least often: {least})",
            f"steps undone: {self.undone}",
            f"steps redone: {self.redone}",
            f"unequal: {self.unequal}",
        )
        return "\n".join(("; ".join(counted), *self.faults[:5]))


class Sequence:
    """One file, the states it went through, and how many of them were taken back."""

    def __init__(self, store: Store, scene: Scene, tally: Tally, *, broken_off: bool) -> None:
        self._store, self._scene, self._tally = store, scene, tally
        self._to_break_off, self._broken_off = broken_off, False
        self._states = [self._dump()]
        self._ahead: list[Dump] = []

    def act(self) -> bool:
        """Try one act; tell whether the services accepted it."""
        act = uuid4()
        self._scene.now += timedelta(seconds=self._scene.dice.choice((1, 2, 20, 90)))
        chosen = self._scene.dice.choice(ACTS)
        try:
            with self._store.transaction(act) as session:
                chosen(session, self._scene)
        except _REFUSALS:
            return False
        if self._store.run(_is_step, act):
            self._tally.acts += 1
            self._tally.kinds[f"{chosen.__module__.rpartition('.')[2]}.{chosen.__name__}"] += 1
            self._states.append(self._dump())
            self._ahead = []
        else:
            self._go_on(self._dump())
        if self._to_break_off:
            self._break_off()
        return True

    def _go_on(self, found: Dump) -> None:
        """Take what an act without a change of its own did: typing goes on in the one before.

        Or a question was looked at, and nothing was said.
        """
        differ = {name for name in found if found[name] != self._states[-1][name]}
        if differ - {_WHERE_STOPPED}:
            self._states[-1], self._ahead = found, []
            self._tally.acts += 1
        elif differ:
            self._note_break()

    def back(self, steps: int) -> None:
        """Undo some steps, or all there are, and compare after each."""
        while steps and len(self._states) > 1:
            count = self._length_of_last()
            if not self._do(undoing.undo_last) or not count:
                return
            self._ahead.append(self._states[-1])
            del self._states[-count:]
            self._tally.undone += 1
            self._compare("undo")
            steps -= 1

    def forth(self, steps: int) -> None:
        """Do again some of what was undone, or all of it, and compare after each."""
        while steps and self._ahead:
            if not self._do(undoing.redo_last):
                return
            self._states.append(self._ahead.pop())  # letters typed come back as one act
            self._tally.redone += 1
            self._compare("redo")
            steps -= 1

    def _length_of_last(self) -> int:
        steps = self._store.run(undoing.last_steps, self._scene.person, 1)
        return len(steps[0].acts) if steps else self._fault("nothing is offered to undo")

    def _do(self, service: Undoing) -> bool:
        try:
            self._store.run(service, self._scene.person)
        except UserError as error:
            self._fault(f"refused: {error}")
            self._states, self._ahead = [self._dump()], []
            return False
        return True

    def _compare(self, what: str) -> None:
        found, expected = self._dump(), self._states[-1]
        compared = found.keys() - ({_WHERE_STOPPED} if self._broken_off else set())
        different = sorted(name for name in compared if found[name] != expected[name])
        if different:
            self._fault(f"{what}: {', '.join(different)} differ")
            self._states[-1] = found

    def _fault(self, sentence: str) -> int:
        self._tally.unequal += 1
        self._tally.faults.append(f"sequence {self._tally.sequences}: {sentence}")
        return 0

    def _break_off(self) -> None:
        dice = self._scene.dice
        try:
            with self._store.transaction() as session:
                assessment = assessing.assessment_of(session, self._scene)
                question = dice.choice(reference.grid().questions).code
                assessments.pause(session, assessment.id, question, dice.randrange(90))
        except LookupError:
            return
        self._note_break()

    def _note_break(self) -> None:
        self._tally.broken_off += not self._broken_off
        self._broken_off = True

    def _dump(self) -> Dump:
        return self._store.run(_dump)


def _is_step(session: Session, act: UUID) -> bool:
    made = journal.changes_of(session.connection(), act)
    return not all(is_bookkeeping(change) for change in made)


def _dump(session: Session) -> Dump:
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in _GROWING]
    found = {
        table.name: _rows(session, table.name, [c.name for c in table.columns]) for table in tables
    }
    stopped = "SELECT id, last_question, duration_minutes FROM assessment ORDER BY 1"
    rows = session.connection().exec_driver_sql(stopped)
    return {**found, _WHERE_STOPPED: tuple(tuple(row) for row in rows)}


def _rows(session: Session, table: str, columns: Iterable[str]) -> tuple[object, ...]:
    stopped = _STOPPED_AT if table == "assessment" else ()
    kept = [name for name in columns if name not in {*stopped, *FORWARD}]
    names = ", ".join(f'"{name}"' for name in kept)
    query = f'SELECT {names} FROM "{table}" ORDER BY 1, 2'  # noqa: S608 - our own names
    return tuple(tuple(row) for row in session.connection().exec_driver_sql(query))
