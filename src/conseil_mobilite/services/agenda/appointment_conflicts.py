"""What else is in the diary at the time of an appointment: shown, never a reason to refuse."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES, NewAppointment
from conseil_mobilite.services.agenda.diary import DiaryEntry, entries


def conflicts(
    session: Session, new: NewAppointment, at: datetime, besides: UUID | None = None
) -> list[DiaryEntry]:
    """Return what the same adviser or the same people already have at that time.

    `besides` is the appointment being moved. Those that everybody cancelled are no conflict.
    """
    ends_at = new.starts_at + timedelta(minutes=new.duration_minutes)
    earliest = new.starts_at - timedelta(minutes=LONGEST_MINUTES)
    concerned = select(Participation.appointment_id).where(
        col(Participation.person_id).in_(new.person_ids)
    )
    whose = col(Appointment.adviser_id) == (new.adviser_id or session.info["adviser"])
    around = [
        col(Appointment.starts_at) > earliest,
        col(Appointment.starts_at) < ends_at,
        whose | col(Appointment.id).in_(concerned),
    ]
    return [
        entry
        for entry in entries(session, around, at)
        if entry.appointment.id != besides and entry.ends_at > new.starts_at and not entry.fell
    ]


def people_named(session: Session, person_ids: tuple[UUID, ...]) -> list[tuple[UUID, str]]:
    """Return the people by name, in the order given."""
    query = select(Person).where(col(Person.id).in_(person_ids))
    names = {person.id: person.full_name for person in session.exec(query)}
    return [(person_id, names[person_id]) for person_id in person_ids if person_id in names]
