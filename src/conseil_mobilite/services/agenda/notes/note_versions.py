"""The versions of a note, read from the journal: one a writing session, nothing kept twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.notes.note_text import count_words, lost_letters
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda.notes.notes import check_author
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.rows import Values, from_text

SESSION: Final = timedelta(minutes=10)
"""Whoever types again within this time goes on with the same version."""
MUCH: Final = 60
"""Letters that go at once: the text as it was before is a version of its own."""


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """A text as it was left at an instant; `number` tells it from the others."""

    number: int
    at: datetime
    text: str
    private: bool
    words: int


@dataclass(frozen=True, slots=True)
class _State:
    number: int
    at: datetime
    text: str
    private: bool


def of_note(session: Session, note_id: UUID) -> list[NoteVersion]:
    """Return the versions this adviser may read, the latest first.

    A colleague reads none of a private note, and of one that was shared later nothing of what it
    said while it was private.
    """
    note = session.get(Note, note_id)
    if note is None or not _may_read(session, note, private=note.private):
        return []
    states = [each for each in _states(session, note) if _may_read(session, note, each.private)]
    said = [each for each in states if each.text.strip()]
    return [
        NoteVersion(each.number, each.at, each.text, each.private, count_words(each.text))
        for each in reversed(list(_left(said)))
    ]


def take_up(session: Session, note_id: UUID, number: int) -> Note:
    """Give a note the text of one of its versions back; that makes a new version."""
    note = session.get_one(Note, note_id)
    check_author(session, note)
    version = next((each for each in of_note(session, note_id) if each.number == number), None)
    if version is None:
        raise UserError("Cette version n’est plus là : fermez la liste et ouvrez-la de nouveau.")
    if version.text == note.text:
        raise UserError("Cette version est déjà celle de la note.")
    note.text = version.text
    session.flush()
    audit.record(session, "note.take_up", "note", note_id)
    return note


def _may_read(session: Session, note: Note, private: bool) -> bool:  # noqa: FBT001 - a column
    return not private or note.author_id == session.info["adviser"]


def _states(session: Session, note: Note) -> list[_State]:
    """Return what the note was after each act, the first first, read back from what it is."""
    query = select(Change).where(Change.table_name == "note", Change.row_key == str(note.id))
    changes = session.exec(query.order_by(col(Change.number).desc())).all()
    row: Values = {"text": note.text, "private": note.private}
    states, act = [], None
    for change in changes:
        if change.act_id != act:
            states.append(_state(change.number, change.at, row))
        act = change.act_id
        before = from_text(change.before)
        row = {} if before is None else {**row, **before}
    if row:  # begun where the journal did not look
        states.append(_state(0, note.written_at, row))
    return states[::-1]


def _state(number: int, at: datetime, row: Values) -> _State:
    return _State(number, at, str(row.get("text", "")), bool(row.get("private")))


def _left(states: Iterable[_State]) -> Iterator[_State]:
    """Keep the last state of each writing session, and of those of one text the first."""
    known: set[str] = set()
    latest = None
    for state, following in pairwise([*states, None]):
        assert state is not None
        taken_up = state.text in known and state.text != latest
        ended = following is None or following.text in known or _parts(state, following)
        if (taken_up or ended) and state.text != latest:
            latest = state.text
            known.add(latest)
            yield state


def _parts(state: _State, following: _State) -> bool:
    """Tell whether what follows is another version rather than the typing gone on with."""
    return (
        following.at - state.at > SESSION
        or paris_day(following.at) != paris_day(state.at)
        or following.private != state.private
        or lost_letters(state.text, following.text) >= MUCH
    )
