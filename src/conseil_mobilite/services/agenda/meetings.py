"""What the page of a person shows of meetings: appointments, notes, attempts to reach her."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.agenda import appointment_conflicts, diary
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.agenda.notes import contacts, note_templates, notes
from conseil_mobilite.services.agenda.notes.notes import WrittenNote
from conseil_mobilite.store.journal import audit


@dataclass(frozen=True, slots=True)
class PersonMeetings:
    """`coming` by hour, `past` the latest first; `templates` of notes by kind of appointment.

    `organisation_kind` is that of the body.
    """

    name: str
    coming: tuple[DiaryEntry, ...]
    past: tuple[DiaryEntry, ...]
    notes: tuple[WrittenNote, ...]
    attempts: tuple[ContactAttempt, ...]
    person_id: UUID
    organisation_kind: str
    since_reached: int
    """How many of the attempts came after the person was last reached."""
    templates: Mapping[str, str]


def of_person(session: Session, person_id: UUID, at: datetime) -> PersonMeetings:
    entries = diary.of_person(session, person_id, at)
    named = appointment_conflicts.people_named(session, (person_id,))
    attempts = tuple(contacts.of_person(session, person_id))
    return PersonMeetings(
        name=named[0][1] if named else "",
        coming=tuple(entry for entry in entries if entry.ends_at > at),
        past=tuple(entry for entry in reversed(entries) if entry.ends_at <= at),
        notes=tuple(notes.of_person(session, person_id)),
        person_id=person_id,
        organisation_kind=session.exec(select(Organisation.kind)).first() or "",
        attempts=attempts,
        since_reached=contacts.since_reached(attempts),
        templates=note_templates.templates(session),
    )


def note_copy(session: Session, appointment_id: UUID) -> None:
    """Leave the trace that the codes of an appointment were copied, to be pasted elsewhere."""
    audit.record(session, "france_travail.copy", "appointment", appointment_id)
