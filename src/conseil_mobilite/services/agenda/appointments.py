"""The diary: appointments with one person or several, and what became of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment, check
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

PLANNED: Final = "unknown"
ATTENDED: Final = "seen"
EXCUSED: Final = "excused"
NO_SHOW: Final = "noshow"
FALLEN: Final = frozenset({EXCUSED, "revoked", NO_SHOW})
ONLY_PAST: Final = frozenset({ATTENDED, NO_SHOW})


def book(session: Session, new: NewAppointment) -> Appointment:
    """Put an appointment in the diary, past ones included; the pathways concerned follow."""
    texts = check(new)
    body = session.exec(select(Organisation.name)).first()
    appointment = Appointment(
        adviser_id=new.adviser_id or session.info["adviser"],
        kind=new.kind,
        modality=new.modality,
        title=texts.title,
        starts_at=new.starts_at,
        duration_minutes=new.duration_minutes,
        place=texts.place,
        directions=texts.directions,
        insee_code=_municipality(session, new.person_ids),
        organisation_name=body or "",
        unnamed_participants=new.unnamed_participants,
        uid=f"{uuid4()}@conseil-mobilite",
    )
    session.add(appointment)
    session.flush()
    for person_id in dict.fromkeys(new.person_ids):
        _invite(session, appointment, person_id)
    audit.record(session, "appointment.book", "appointment", appointment.id)
    return appointment


def change(session: Session, appointment_id: UUID, new: NewAppointment) -> Appointment:
    """Move or correct an appointment, and who takes part.

    Moved to the future, it is planned again for those who were said to have come or been absent.
    """
    texts = check(new)
    appointment = session.get_one(Appointment, appointment_id)
    appointment.kind = new.kind
    appointment.modality = new.modality
    appointment.title = texts.title
    appointment.starts_at = new.starts_at
    appointment.duration_minutes = new.duration_minutes
    appointment.place = texts.place
    appointment.directions = texts.directions
    appointment.unnamed_participants = new.unnamed_participants
    appointment.sequence += 1
    session.flush()
    _seat(session, appointment, new.person_ids)
    audit.record(session, "appointment.change", "appointment", appointment.id)
    return appointment


def set_status(
    session: Session, appointment_id: UUID, person_id: UUID, status: str, at: datetime
) -> None:
    """Say what became of the appointment for one person (list `appointment_statuses`)."""
    appointment = session.get_one(Appointment, appointment_id)
    if status not in code_lists()["appointment_statuses"]:
        raise UserError("Choisissez une réponse dans la liste.", "status")
    if status in ONLY_PAST and appointment.starts_at > at:
        raise UserError(
            "Ce rendez-vous n’a pas encore eu lieu : vous pourrez dire ensuite si la personne"
            " est venue.",
            "status",
        )
    participation = session.get_one(Participation, (appointment_id, person_id))
    participation.status = status
    session.flush()
    _tell_pathway(session, participation)
    audit.record(session, "appointment.status", "appointment", appointment_id)


def delete(session: Session, appointment_id: UUID) -> None:
    """Move an appointment to the recycle bin."""
    _set_deleted(session, appointment_id, session.info["clock"](), "appointment.delete")


def restore(session: Session, appointment_id: UUID) -> None:
    _set_deleted(session, appointment_id, None, "appointment.restore")


def _set_deleted(session: Session, appointment_id: UUID, when: datetime | None, act: str) -> None:
    session.get_one(Appointment, appointment_id).deleted_at = when
    session.flush()
    for participation in _seats(session, appointment_id):
        _tell_pathway(session, participation)
    audit.record(session, act, "appointment", appointment_id)


def _seats(session: Session, appointment_id: UUID) -> Sequence[Participation]:
    query = select(Participation).where(Participation.appointment_id == appointment_id)
    return session.exec(query).all()


def _seat(session: Session, appointment: Appointment, person_ids: Sequence[UUID]) -> None:
    """Keep those who stay, invite those who are new, and let the others go."""
    seats = {seat.person_id: seat for seat in _seats(session, appointment.id)}
    for person_id in dict.fromkeys(person_ids):
        if person_id not in seats:
            _invite(session, appointment, person_id)
    to_come = appointment.starts_at > session.info["clock"]()
    for person_id, seat in seats.items():
        if person_id not in person_ids:
            _dismiss(session, seat)
        elif to_come and seat.status in ONLY_PAST:
            seat.status = PLANNED
            session.flush()


def _invite(session: Session, appointment: Appointment, person_id: UUID) -> None:
    pathway = pathways.current(session, person_id)
    seat = Participation(
        appointment_id=appointment.id,
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
    )
    session.add(seat)
    session.flush()
    _tell_pathway(session, seat)


def _dismiss(session: Session, seat: Participation) -> None:
    pathway_id = seat.pathway_id
    session.delete(seat)
    session.flush()
    if pathway_id:
        pathways.appointment_fell(session, pathway_id)


def _tell_pathway(session: Session, seat: Participation) -> None:
    """Let the pathway follow: an appointment that stands is booked, another may be the last."""
    if seat.pathway_id is None:
        return
    appointment = session.get_one(Appointment, seat.appointment_id)
    if seat.status == PLANNED and appointment.deleted_at is None:
        pathways.appointment_booked(session, seat.pathway_id)
    else:
        pathways.appointment_fell(session, seat.pathway_id)


def _municipality(session: Session, person_ids: Sequence[UUID]) -> str:
    """Return the commune, of that day, of the only person expected."""
    if len(person_ids) != 1:
        return ""
    return session.get_one(Person, person_ids[0]).insee_code
