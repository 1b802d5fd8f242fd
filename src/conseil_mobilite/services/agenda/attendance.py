"""Who came to a workshop: everybody in one gesture, and those whose name is not known."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import ATTENDED, PLANNED
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda import appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import MOST_PEOPLE
from conseil_mobilite.store.journal import audit


def all_present(session: Session, appointment_id: UUID, at: datetime) -> None:
    """Say that all came of whom nothing was said; excuses and absences stay as they were told."""
    appointment = _begun(session, appointment_id, at)
    entry = diary.one(session, appointment_id, at)
    for who in entry.people if entry else ():
        if who.status == PLANNED:
            appointments.set_status(session, appointment_id, who.person_id, ATTENDED, at)
    if appointment.unnamed_participants and appointment.unnamed_attended is None:
        count_unnamed(session, appointment_id, appointment.unnamed_participants, at)


def count_unnamed(session: Session, appointment_id: UUID, count: int | None, at: datetime) -> None:
    """Say how many came of those without a name; None where it is not known after all."""
    appointment = _begun(session, appointment_id, at)
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise UserError(f"Indiquez un nombre de 0 à {MOST_PEOPLE}.", "attended")
    appointment.unnamed_attended = count
    session.flush()
    audit.record(session, "appointment.count", "appointment", appointment_id)


def _begun(session: Session, appointment_id: UUID, at: datetime) -> Appointment:
    appointment = session.get_one(Appointment, appointment_id)
    if appointment.cancelled_on is not None:
        raise UserError("Ce rendez-vous est annulé : rétablissez-le d’abord.", "attended")
    if appointment.starts_at > at:
        raise UserError(
            "Ce rendez-vous n’a pas encore eu lieu : vous pourrez dire ensuite qui est venu.",
            "attended",
        )
    return appointment
