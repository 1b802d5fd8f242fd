"""The diary: appointments with one person or several, and what became of them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import ATTENDED, CALLED_OFF, PLANNED
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda.appointment_checks import (
    NewAppointment,
    check,
    check_length,
)
from conseil_mobilite.services.agenda.appointment_places import whereabouts
from conseil_mobilite.services.agenda.appointment_statuses import (
    check_status,
    fallen_with,
    forget_who_came,
    refuse_gone,
    stands,
)
from conseil_mobilite.services.agenda.seats import give_status, seat_people, seats, tell_pathway
from conseil_mobilite.services.agenda.series.series_ties import tell_series
from conseil_mobilite.store.journal import audit


def book(session: Session, new: NewAppointment, series_id: UUID | None = None) -> Appointment:
    """Put an appointment in the diary, past ones included; the pathways concerned follow.

    One of a series is where its rule gives it.
    """
    texts = check(new)
    where = whereabouts(session, texts.place, new.modality, new.person_ids)
    appointment = Appointment(
        adviser_id=new.adviser_id or session.info["adviser"],
        kind=new.kind,
        modality=new.modality,
        title=texts.title,
        starts_at=new.starts_at,
        duration_minutes=new.duration_minutes,
        place=where.place,
        room=texts.room,
        directions=texts.directions,
        insee_code=where.insee_code,
        organisation_name=where.organisation_name,
        initiator=new.initiator,
        unnamed_participants=new.unnamed_participants,
        series_id=series_id,
        occurrence_at=new.starts_at if series_id else None,
        uid=f"{uuid4()}@conseil-mobilite",
        revised_at=session.info["clock"](),
    )
    session.add(appointment)
    session.flush()
    seat_people(session, appointment, new.person_ids)
    audit.record(session, "appointment.book", "appointment", appointment.id)
    return appointment


def change(session: Session, appointment_id: UUID, new: NewAppointment) -> Appointment:
    """Move or correct an appointment, and who takes part.

    Moved to the future, it is planned again for those who were said to have come or been absent.
    """
    texts = check(new)
    appointment = session.get_one(Appointment, appointment_id)
    refuse_gone(appointment)
    where = whereabouts(session, texts.place, new.modality, new.person_ids)
    if {seat.person_id for seat in seats(session, appointment_id)} != set(new.person_ids):
        appointment.insee_code = where.insee_code
    appointment.kind = new.kind
    appointment.modality = new.modality
    appointment.title = texts.title
    appointment.starts_at = new.starts_at
    appointment.duration_minutes = new.duration_minutes
    appointment.place = where.place
    appointment.room = texts.room
    appointment.directions = texts.directions
    appointment.initiator = new.initiator
    appointment.unnamed_participants = new.unnamed_participants
    forget_who_came(session, appointment)
    revise(session, appointment)
    seat_people(session, appointment, new.person_ids)
    audit.record(session, "appointment.change", "appointment", appointment.id)
    return appointment


def move(session: Session, appointment_id: UUID, starts_at: datetime, minutes: int) -> Appointment:
    """Give an appointment another time or length, and nothing else."""
    check_length(minutes)
    appointment = session.get_one(Appointment, appointment_id)
    refuse_gone(appointment)
    appointment.starts_at, appointment.duration_minutes = starts_at, minutes
    forget_who_came(session, appointment)
    revise(session, appointment)
    people = [seat.person_id for seat in seats(session, appointment_id)]
    seat_people(session, appointment, people)
    audit.record(session, "appointment.move", "appointment", appointment_id)
    return appointment


def set_status(
    session: Session, appointment_id: UUID, person_id: UUID, status: str, at: datetime
) -> None:
    """Say what became of the appointment for one person (list `appointment_statuses`).

    A calendar shows it fallen once it is so for everybody.
    """
    appointment = session.get_one(Appointment, appointment_id)
    seat = session.get_one(Participation, (appointment_id, person_id))
    check_status(appointment, seat.status, status, at)
    stood = stands(session, appointment)
    give_status(session, seat, status)
    if stands(session, appointment) != stood:
        revise(session, appointment)
    audit.record(session, "appointment.status", "appointment", appointment_id)


def cancel(session: Session, appointment_id: UUID, by: str) -> Appointment:
    """Call a whole meeting off, by the person (`excused`) or by the service (`revoked`).

    It may be told afterwards: one that an ill adviser did not hold was missed by nobody.
    """
    appointment = session.get_one(Appointment, appointment_id)
    refuse_gone(appointment)
    if by not in CALLED_OFF:
        raise UserError("Dites qui annule : la personne ou le service.", "status")
    taken = seats(session, appointment_id)
    if appointment.unnamed_attended or any(seat.status == ATTENDED for seat in taken):
        raise UserError("Une personne y est notée présente : il ne peut plus être annulé.")
    appointment.cancelled_on = paris_day(session.info["clock"]())
    revise(session, appointment)
    for seat in taken:
        if seat.status == PLANNED:
            give_status(session, seat, by)
    audit.record(session, "appointment.cancel", "appointment", appointment_id)
    return appointment


def reinstate(session: Session, appointment_id: UUID) -> Appointment:
    """Hold after all a meeting that was called off; those who fell with it are expected again."""
    appointment = session.get_one(Appointment, appointment_id)
    if appointment.cancelled_on is None:
        raise UserError("Ce rendez-vous n’est pas annulé.")
    back = fallen_with(session, appointment)
    appointment.cancelled_on = None
    revise(session, appointment)
    for seat in back:
        give_status(session, seat, PLANNED)
    audit.record(session, "appointment.reinstate", "appointment", appointment_id)
    return appointment


def delete(session: Session, appointment_id: UUID) -> None:
    """Move an appointment to the recycle bin."""
    _set_deleted(session, appointment_id, session.info["clock"](), "appointment.delete")


def restore(session: Session, appointment_id: UUID) -> None:
    _set_deleted(session, appointment_id, None, "appointment.restore")


def _set_deleted(session: Session, appointment_id: UUID, when: datetime | None, act: str) -> None:
    appointment = session.get_one(Appointment, appointment_id)
    appointment.deleted_at = when
    revise(session, appointment)
    tell_series(session, appointment)
    for seat in seats(session, appointment_id):
        tell_pathway(session, seat)
    audit.record(session, act, "appointment", appointment_id)


def revise(session: Session, appointment: Appointment) -> None:
    """Note that what a calendar shows has changed."""
    appointment.sequence += 1
    appointment.revised_at = session.info["clock"]()
    session.flush()
