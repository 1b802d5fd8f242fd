"""What was said and lived together, in the timeline: appointments, contacts and notes."""

from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.statuses import PLANNED, REVOKED
from conseil_mobilite.services.agenda.notes.notes import readable
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events


def appointments(session: Session, person_id: UUID) -> Events:
    query = (
        select(Appointment, Participation)
        .join(Participation)
        .where(
            Participation.person_id == person_id,
            col(Appointment.deleted_at).is_(None),
        )
    )
    for appointment, participation in session.exec(query):
        yield Event(
            appointment.starts_at,
            EventKind.APPOINTMENT,
            appointment.id,
            code=appointment.kind,
            outcome=_outcome(appointment, participation.status),
            text=appointment.title,
            place=appointment.place,
            minutes=appointment.duration_minutes,
        )


def _outcome(appointment: Appointment, status: str) -> str:
    """Return what became of it; called off without a word of the person, it was by the service."""
    return REVOKED if appointment.cancelled_on and status == PLANNED else status


def contact_attempts(session: Session, person_id: UUID) -> Events:
    for attempt in session.exec(
        select(ContactAttempt).where(ContactAttempt.person_id == person_id)
    ):
        yield Event(
            attempt.attempted_at,
            EventKind.CONTACT,
            attempt.id,
            code=attempt.channel,
            outcome=attempt.result,
            text=attempt.words,
            minutes=attempt.duration_minutes,
        )


def notes(session: Session, person_id: UUID) -> Events:
    query = select(Note).where(
        Note.person_id == person_id,
        Note.text != "",
        col(Note.deleted_at).is_(None),
        readable(session),
    )
    for note in session.exec(query):
        outcome = "private" if note.private else ""
        yield Event(note.written_at, EventKind.NOTE, note.id, outcome=outcome, text=note.text)
