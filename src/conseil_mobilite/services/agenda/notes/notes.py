"""What an adviser writes about a person, or beside an appointment."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.notes.note_text import LONGEST, keepable
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import number
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.agenda.notes import note_templates
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.typing_on import flush_typed


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it stands in its field. `private` is heeded when the note is begun."""

    text: str
    appointment_id: UUID | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class KeptNote:
    """What became of a draft: no note where it says nothing yet.

    `refused` says in a sentence why some of it is not kept.
    """

    note: Note | None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note and who wrote it. `mine`: the adviser who reads wrote it, and may change it."""

    note: Note
    author: str
    mine: bool


def keep(session: Session, note_id: UUID, person_id: UUID, draft: Draft) -> KeptNote:
    """Keep all that may be of what is typed so far: a refusal never costs the other words.

    Blank, or a template nobody filled, it is no note: none is begun, one that was is emptied.
    """
    text, refused = keepable(draft.text)
    if note_templates.says_nothing(text, note_templates.templates(session)):
        if session.get(Note, note_id) is None:
            return KeptNote(None, refused)
        text = ""
    note = write(session, note_id, person_id, text, draft.appointment_id, private=draft.private)
    return KeptNote(note, refused)


def write(
    session: Session,
    note_id: UUID,
    person_id: UUID,
    text: str,
    appointment_id: UUID | None = None,
    *,
    private: bool = False,
) -> Note:
    """Keep a text whole or refuse it: the note is made at its first word, then follows the typing.

    `appointment_id` is the one it accompanies, none for a note about the person only. `private`
    is how it begins.
    """
    _check(text)
    note = session.get(Note, note_id)
    if note is None:
        note = _begin(session, note_id, person_id, private=private)
    check_author(session, note)
    note.text, note.appointment_id = text, appointment_id
    flush_typed(session)
    return note


def set_private(session: Session, note_id: UUID, *, private: bool) -> None:
    """Keep a note for its author only, or share it with colleagues; one not begun yet waits."""
    note = session.get(Note, note_id)
    if note is None:
        return
    check_author(session, note)
    note.private = private
    session.flush()
    audit.record(session, "note.private" if private else "note.share", "note", note_id)


def delete(session: Session, note_id: UUID) -> bool:
    """Move a note to the recycle bin; False where it is not begun yet, or goes already."""
    note = session.get(Note, note_id)
    if note is None or note.deleted_at is not None:
        return False
    check_author(session, note)
    note.deleted_at = session.info["clock"]()
    session.flush()
    audit.record(session, "note.delete", "note", note_id)
    return True


def restore(session: Session, note_id: UUID) -> None:
    """Take a note out of the recycle bin; a private one is its author’s only."""
    note = session.get_one(Note, note_id)
    if note.private:
        check_author(session, note)
    note.deleted_at = None
    session.flush()
    audit.record(session, "note.restore", "note", note_id)


def of_person(session: Session, person_id: UUID) -> list[WrittenNote]:
    """Return the notes this adviser may read, the latest first; empty ones are left out."""
    reader: UUID | None = session.info["adviser"]
    query = (
        select(Note, Adviser.first_name, Adviser.last_name)
        .join(Adviser, isouter=True)
        .where(
            Note.person_id == person_id,
            Note.text != "",
            col(Note.deleted_at).is_(None),
            readable(session),
        )
        .order_by(col(Note.written_at).desc(), col(Note.id))
    )
    return [
        WrittenNote(note, " ".join(filter(None, names)), mine=note.author_id == reader)
        for note, *names in session.exec(query)
    ]


def check_author(session: Session, note: Note) -> None:
    """Refuse whoever did not write the note."""
    if note.author_id != session.info["adviser"]:
        raise UserError("Cette note a été écrite par une autre personne : ajoutez la vôtre.")


def readable(session: Session) -> ColumnElement[bool]:
    """Give the condition on the notes that this adviser may read."""
    reader: UUID | None = session.info["adviser"]
    return or_(col(Note.private).is_(False), col(Note.author_id) == reader)


def _begin(session: Session, note_id: UUID, person_id: UUID, *, private: bool) -> Note:
    pathway = pathways.current(session, person_id)
    note = Note(
        id=note_id,
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        author_id=session.info["adviser"],
        written_at=session.info["clock"](),
        private=private,
    )
    session.add(note)
    session.flush()
    audit.record(session, "note.write", "note", note_id)
    return note


def _check(text: str) -> None:
    if len(text) > LONGEST:
        raise UserError(
            f"Cette note dépasse {number(LONGEST)} signes : continuez-la dans une autre note.",
            "text",
        )
    refuse_nir(text, "text")
