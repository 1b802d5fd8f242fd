"""Take back the last acts of the adviser in a person's file, and do them again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda.series import series_ties
from conseil_mobilite.services.duplicates import unmerging
from conseil_mobilite.services.journal import closed_pathways, doubles, letters_left, reserved
from conseil_mobilite.services.journal.act_words import act_words
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.store.journal import audit, journal
from conseil_mobilite.store.journal.acts import takes_back
from conseil_mobilite.store.journal.restoring import ChangedSinceError, ParentGoneError
from conseil_mobilite.store.journal.rows import RowChange
from conseil_mobilite.store.journal.steps import Step, done_steps, undone_steps

MOST_STEPS: Final = 30
NOTHING_DONE: Final = "Il n’y a plus rien à annuler dans ce dossier."
NOTHING_UNDONE: Final = "Il n’y a rien à rétablir dans ce dossier."


@dataclass(frozen=True, slots=True)
class LastStep:
    """A step that can be taken back: what it did, in words, and the acts it is made of."""

    words: str
    acts: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class UndoneStep:
    """What was just taken back or, where `redone`, done again.

    `act` takes this back in turn; `gone` are the records that are no more; `left` are later steps,
    in words, that could not be taken back because they changed since.
    """

    words: str
    act: UUID
    redone: bool
    gone: frozenset[UUID] = frozenset()
    left: tuple[str, ...] = ()


def last_steps(session: Session, person_id: UUID, limit: int = MOST_STEPS) -> list[LastStep]:
    """Return what this adviser can take back in a file, the last step first."""
    rows, told = PastRows(session), []
    done = done_steps(session.connection(), person_id, session.info["adviser"])
    for step in islice(takewhile(lambda step: not step.final, done), limit):
        told.append(LastStep(act_words(rows, step.changes), step.acts))
        rows.forget(step.changes)
    return told


def undo_last(session: Session, person_id: UUID) -> UndoneStep:
    """Take back the last step that can be; those that others changed since are left and said.

    UserError: nothing left, only what changed since, or final.
    """
    done = done_steps(session.connection(), person_id, session.info["adviser"])
    left: list[str] = []
    refused: UserError = UserError(NOTHING_DONE)
    for step in islice(done, MOST_STEPS):
        if step.final:
            raise refused if left else journal.FinalActError
        try:
            return replace(_take_back(session, step, redone=False), left=tuple(left))
        except (ChangedSinceError, ParentGoneError) as error:
            refused = refused if left else error
            left.append(act_words(PastRows(session), step.changes))
    raise refused


def redo_last(session: Session, person_id: UUID) -> UndoneStep:
    """Do again what was taken back last. UserError: nothing to do again, or changed since."""
    undone = undone_steps(session.connection(), person_id, session.info["adviser"])
    step = next(undone, None)
    if step is None:
        raise UserError(NOTHING_UNDONE)
    return _take_back(session, step, redone=True)


def undo_act(session: Session, act_id: UUID) -> UndoneStep:
    """Take back one act, whenever it was; one that took another back is done again.

    Out of turn, hence held to the rules of the services: no double, nothing in a closed pathway.
    In turn, the stack only goes back to what the file already was, and must do so exactly.
    """
    connection = session.connection()
    changes, redone = journal.changes_of(connection, act_id), takes_back(connection, act_id)
    told = [change.reversed() for change in changes] if redone else changes
    closed_pathways.refuse(session, told)
    with session.begin_nested():
        step = _take_back(session, Step((act_id,), tuple(told)), redone=redone)
        doubles.refuse(session, told)
    return step


def _take_back(session: Session, step: Step, *, redone: bool) -> UndoneStep:
    reserved.refuse(session, step.changes)
    if not redone:
        letters_left.refuse(session, step.changes)
    words = act_words(PastRows(session), step.changes)
    with session.begin_nested():
        for act in step.acts:
            journal.undo(session, act)
        if not redone:
            unmerging.refuse_what_hangs(session, step.changes)
    done = step.changes if redone else [change.reversed() for change in step.changes]
    series_ties.keep_versions(session, done)
    for act in step.acts:
        audit.record(session, "journal.redo" if redone else "journal.undo", "act", act)
    return UndoneStep(
        words, session.info["act"], redone, frozenset(_gone(step.changes, redone=redone))
    )


def _gone(changes: Iterable[RowChange], *, redone: bool) -> Iterator[UUID]:
    for change in changes:
        came, went = (change.after, change.before) if redone else (change.before, change.after)
        identity = (went or {}).get("id")
        if came is None and isinstance(identity, UUID):
            yield identity
