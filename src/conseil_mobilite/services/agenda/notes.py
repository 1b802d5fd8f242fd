"""What an adviser writes about a person, or beside an appointment."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.agenda.note import Note
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.identity import refuse_nir
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit

LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """A note and who wrote it. `mine`: the adviser who reads wrote it, and may change it."""

    note: Note
    author: str
    mine: bool


def write(
    session: Session, note_id: UUID, person_id: UUID, text: str, appointment_id: UUID | None = None
) -> Note:
    """Keep what is typed so far: the note is made at its first word, then follows the typing.

    `appointment_id` is the one it accompanies, none for a note about the person only.
    """
    _check(text)
    note = session.get(Note, note_id)
    if note is None:
        note = _begin(session, note_id, person_id)
    _check_author(session, note)
    note.text, note.appointment_id = text, appointment_id
    session.flush()
    return note


def set_private(session: Session, note_id: UUID, *, private: bool) -> None:
    """Keep a note for its author only, or share it with colleagues."""
    note = session.get_one(Note, note_id)
    _check_author(session, note)
    note.private = private
    session.flush()
    audit.record(session, "note.private" if private else "note.share", "note", note_id)


def delete(session: Session, note_id: UUID) -> None:
    """Move a note to the recycle bin."""
    note = session.get_one(Note, note_id)
    _check_author(session, note)
    note.deleted_at = session.info["clock"]()
    session.flush()
    audit.record(session, "note.delete", "note", note_id)


def restore(session: Session, note_id: UUID) -> None:
    session.get_one(Note, note_id).deleted_at = None
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
            or_(col(Note.private).is_(False), col(Note.author_id) == reader),
        )
        .order_by(col(Note.written_at).desc(), col(Note.id))
    )
    return [
        WrittenNote(note, " ".join(filter(None, names)), mine=note.author_id == reader)
        for note, *names in session.exec(query)
    ]


def _begin(session: Session, note_id: UUID, person_id: UUID) -> Note:
    pathway = pathways.current(session, person_id)
    note = Note(
        id=note_id,
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        author_id=session.info["adviser"],
        written_at=session.info["clock"](),
    )
    session.add(note)
    session.flush()
    audit.record(session, "note.write", "note", note_id)
    return note


def _check_author(session: Session, note: Note) -> None:
    if note.author_id != session.info["adviser"]:
        raise UserError("Cette note a été écrite par une autre personne : ajoutez la vôtre.")


def _check(text: str) -> None:
    if len(text) > LONGEST:
        raise UserError(
            f"Cette note dépasse {LONGEST} signes : continuez-la dans une autre note.", "text"
        )
    refuse_nir(text, "text")
