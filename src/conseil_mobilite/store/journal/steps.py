"""The stack of undo and redo of one adviser in one file, read from the journal and kept nowhere.

Of the acts in force, from the last one back: one that takes back an act is what a redo takes back;
any other is what an undo takes back, whether it was done or done again. A new act in the file
closes what could be done again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from conseil_mobilite.store.journal.acts import Act, Reading
from conseil_mobilite.store.journal.columns import BEGUN_BY_TYPING, freezes, typed_column
from conseil_mobilite.store.journal.rows import RowChange, netted
from conseil_mobilite.store.journal.typing_on import BURST


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
    reading = Reading(connection)
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
    reading = Reading(connection)
    for act in reading.acts_in_force(person, adviser):
        if not act.undoes:
            return
        if reading.takes_back(act):
            yield Step((act.id,), tuple(change.reversed() for change in act.changes))


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
    changes = act.deeds
    return not act.undoes and len(changes) == 1 and bool(typed_column(changes[0]))


def _continues(act: Act, older: Act) -> bool:
    """Tell whether an act is the typing that a later one went on with."""
    now, before = act.deeds, older.deeds
    if older.undoes or act.at - older.at > BURST or len(before) != 1:
        return False
    if before[0].place != now[0].place:
        return False
    begun = before[0].before is None and before[0].table.name in BEGUN_BY_TYPING
    return begun or typed_column(before[0]) == typed_column(now[0])


def _opens(act: Act, person: UUID) -> bool:
    """Tell whether an act made the file itself."""
    return any(
        change.before is None and change.place == ("person", str(person)) for change in act.changes
    )
