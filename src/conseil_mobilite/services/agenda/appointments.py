"""The diary: appointments with one person or several, and what became of them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import (
    ATTENDED,
    CALLED_OFF,
    ONLY_PAST,
    PLANNED,
    allowed,
    reinstated,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda.appointment_checks import (
    NewAppointment,
    check,
    check_length,
)
from conseil_mobilite.services.agenda.appointment_places import whereabouts
from conseil_mobilite.services.agenda.seats import give_status, seat_people, seats, tell_pathway
from conseil_mobilite.services.agenda.series_ties import tell_series
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists


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
    _refuse_cancelled(appointment)
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
    revise(session, appointment)
    seat_people(session, appointment, new.person_ids)
    audit.record(session, "appointment.change", "appointment", appointment.id)
    return appointment


def move(session: Session, appointment_id: UUID, starts_at: datetime, minutes: int) -> Appointment:
    """Give an appointment another time or length, and nothing else."""
    check_length(minutes)
    appointment = session.get_one(Appointment, appointment_id)
    _refuse_cancelled(appointment)
    appointment.starts_at, appointment.duration_minutes = starts_at, minutes
    revise(session, appointment)
    people = [seat.person_id for seat in seats(session, appointment_id)]
    seat_people(session, appointment, people)
    audit.record(session, "appointment.move", "appointment", appointment_id)
    return appointment


def set_status(
    session: Session, appointment_id: UUID, person_id: UUID, status: str, at: datetime
) -> None:
    """Say what became of the appointment for one person (list `appointment_statuses`)."""
    appointment = session.get_one(Appointment, appointment_id)
    seat = session.get_one(Participation, (appointment_id, person_id))
    _check_status(appointment, seat.status, status, at)
    give_status(session, seat, status)
    audit.record(session, "appointment.status", "appointment", appointment_id)


def cancel(session: Session, appointment_id: UUID, by: str) -> Appointment:
    """Call a whole meeting off, by the person (`excused`) or by the service (`revoked`)."""
    appointment = session.get_one(Appointment, appointment_id)
    _refuse_cancelled(appointment)
    if by not in CALLED_OFF:
        raise UserError("Dites qui annule : la personne ou le service.", "status")
    now = session.info["clock"]()
    _check_status(appointment, PLANNED, by, now)
    taken = seats(session, appointment_id)
    if any(seat.status == ATTENDED for seat in taken):
        raise UserError("Une personne y est notée présente : il ne peut plus être annulé.")
    appointment.cancelled_on = paris_day(now)
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
    appointment.cancelled_on = None
    revise(session, appointment)
    taken = seats(session, appointment_id)
    back = reinstated({seat.status for seat in taken})
    for seat in taken:
        if seat.status == back:
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


def _refuse_cancelled(appointment: Appointment) -> None:
    if appointment.cancelled_on is not None:
        raise UserError("Ce rendez-vous est annulé : rétablissez-le d’abord.")


def _check_status(appointment: Appointment, now: str, status: str, at: datetime) -> None:
    """Refuse, with the reason, what may not be said of a meeting at that instant."""
    begun = appointment.starts_at <= at
    if status not in code_lists()["appointment_statuses"]:
        raise UserError("Choisissez une réponse dans la liste.", "status")
    if appointment.cancelled_on is not None and status not in CALLED_OFF:
        _refuse_cancelled(appointment)
    if status in allowed(now, begun):
        return
    if status in ONLY_PAST:
        raise UserError(
            "Ce rendez-vous n’a pas encore eu lieu : vous pourrez dire ensuite si la personne"
            " est venue.",
            "status",
        )
    raise UserError(
        "L’heure de ce rendez-vous est passée : dites si la personne est venue, si elle s’est"
        " excusée ou si elle était absente.",
        "status",
    )
