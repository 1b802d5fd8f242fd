"""The seats of an appointment: who is expected, and the pathway that follows each."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import ONLY_PAST, PLANNED
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.standing import back_to_active


def seats(session: Session, appointment_id: UUID) -> Sequence[Participation]:
    query = select(Participation).where(Participation.appointment_id == appointment_id)
    return session.exec(query).all()


def seat_people(session: Session, appointment: Appointment, person_ids: Sequence[UUID]) -> None:
    """Keep those who stay, invite those who are new, and let the others go.

    Whoever is in the recycle bin is not seen, hence not let go.
    """
    taken = {seat.person_id: seat for seat in seats(session, appointment.id)}
    for person_id in dict.fromkeys(person_ids):
        if person_id not in taken:
            _invite(session, appointment, person_id)
    to_come = appointment.starts_at > session.info["clock"]()
    for person_id, seat in taken.items():
        if person_id not in person_ids:
            _dismiss(session, seat)
        elif to_come and seat.status in ONLY_PAST:
            give_status(session, seat, PLANNED)


def give_status(session: Session, seat: Participation, status: str) -> None:
    seat.status = status
    session.flush()
    tell_pathway(session, seat)


def tell_pathway(session: Session, seat: Participation) -> None:
    """Let the pathway follow: an appointment that stands is booked, another may be the last."""
    if seat.pathway_id is None:
        return
    appointment = session.get_one(Appointment, seat.appointment_id)
    stands = appointment.deleted_at is None and appointment.cancelled_on is None
    if seat.status == PLANNED and stands:
        pathways.appointment_booked(session, seat.pathway_id)
    else:
        pathways.appointment_fell(session, seat.pathway_id)


def _invite(session: Session, appointment: Appointment, person_id: UUID) -> None:
    pathway = pathways.current(session, person_id)
    seat = Participation(
        appointment_id=appointment.id,
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
    )
    session.add(seat)
    session.flush()
    back_to_active(session, person_id)
    tell_pathway(session, seat)


def _dismiss(session: Session, seat: Participation) -> None:
    if session.get_one(Person, seat.person_id).deleted_at is not None:
        return
    pathway_id = seat.pathway_id
    session.delete(seat)
    session.flush()
    if pathway_id:
        pathways.appointment_fell(session, pathway_id)
