"""The diary: appointments with one person or several, and what became of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from conseil_mobilite.domain.appointment import Appointment, Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.identity import refuse_nir
from conseil_mobilite.domain.organisation import Organisation
from conseil_mobilite.services import pathways
from conseil_mobilite.store import audit
from conseil_mobilite.store.reference import code_lists

PLANNED: Final = "unknown"
ATTENDED: Final = "seen"
NO_SHOW: Final = "noshow"
FALLEN: Final = frozenset({"excused", "revoked", NO_SHOW})
ONLY_PAST: Final = frozenset({ATTENDED, NO_SHOW})
LONGEST_MINUTES: Final = 12 * 60


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """What the adviser typed. `starts_at` is aware; a workshop may count people without names."""

    kind: str
    starts_at: datetime
    duration_minutes: int
    person_ids: tuple[UUID, ...] = ()
    modality: str = "PHYSIQUE"
    place: str = ""
    directions: str = ""
    title: str = ""
    adviser_id: UUID | None = None
    unnamed_participants: int = 0


def book(session: Session, new: NewAppointment) -> Appointment:
    """Put an appointment in the diary, past ones included; the pathways concerned follow."""
    _check(new)
    body = session.exec(select(Organisation.name)).first()
    appointment = Appointment(
        adviser_id=new.adviser_id or session.info["adviser"],
        kind=new.kind,
        modality=new.modality,
        title=new.title.strip(),
        starts_at=new.starts_at,
        duration_minutes=new.duration_minutes,
        place=new.place.strip(),
        directions=new.directions.strip(),
        organisation_name=body or "",
        unnamed_participants=new.unnamed_participants,
        uid=f"{uuid4()}@conseil-mobilite",
    )
    session.add(appointment)
    session.flush()
    for person_id in new.person_ids:
        pathway = pathways.current(session, person_id)
        session.add(
            Participation(
                appointment_id=appointment.id,
                person_id=person_id,
                pathway_id=pathway.id if pathway else None,
            )
        )
        session.flush()
        if pathway:
            pathways.appointment_booked(session, pathway)
    audit.record(session, "appointment.book", "appointment", appointment.id)
    return appointment


def change(session: Session, appointment_id: UUID, new: NewAppointment) -> Appointment:
    """Move or correct an appointment; who takes part does not change here."""
    _check(new)
    appointment = session.get_one(Appointment, appointment_id)
    appointment.kind = new.kind
    appointment.modality = new.modality
    appointment.title = new.title.strip()
    appointment.starts_at = new.starts_at
    appointment.duration_minutes = new.duration_minutes
    appointment.place = new.place.strip()
    appointment.directions = new.directions.strip()
    appointment.unnamed_participants = new.unnamed_participants
    appointment.sequence += 1
    session.flush()
    audit.record(session, "appointment.change", "appointment", appointment.id)
    return appointment


def set_status(
    session: Session, appointment_id: UUID, person_id: UUID, status: str, at: datetime
) -> None:
    """Say what became of the appointment for one person (list `appointment_statuses`)."""
    appointment = session.get_one(Appointment, appointment_id)
    if status in ONLY_PAST and appointment.starts_at > at:
        raise UserError(
            "Ce rendez-vous n’a pas encore eu lieu : vous pourrez dire ensuite si la personne"
            " est venue.",
            "status",
        )
    participation = session.get_one(Participation, (appointment_id, person_id))
    participation.status = status
    session.flush()
    if status in FALLEN and participation.pathway_id:
        pathways.appointment_fell(session, participation.pathway_id)
    audit.record(session, "appointment.status", "appointment", appointment_id)


def delete(session: Session, appointment_id: UUID) -> None:
    """Move an appointment to the recycle bin."""
    _set_deleted(session, appointment_id, session.info["clock"](), "appointment.delete")


def restore(session: Session, appointment_id: UUID) -> None:
    _set_deleted(session, appointment_id, None, "appointment.restore")


def conflicts(
    session: Session, new: NewAppointment, besides: UUID | None = None
) -> tuple[Appointment, ...]:
    """Return what the same adviser or the same people already have at that time.

    To be shown before saving, never a reason to refuse. `besides` is the appointment being moved.
    """
    ends_at = new.starts_at + timedelta(minutes=new.duration_minutes)
    earliest = new.starts_at - timedelta(minutes=LONGEST_MINUTES)
    concerned = select(Participation.appointment_id).where(
        col(Participation.person_id).in_(new.person_ids), Participation.status == PLANNED
    )
    query = (
        select(Appointment)
        .where(
            col(Appointment.starts_at).between(earliest, ends_at),
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
            (col(Appointment.adviser_id) == (new.adviser_id or session.info["adviser"]))
            | col(Appointment.id).in_(concerned),
        )
        .order_by(col(Appointment.starts_at))
    )
    return tuple(
        other
        for other in session.exec(query)
        if other.id != besides and other.starts_at < ends_at and _end(other) > new.starts_at
    )


def _end(appointment: Appointment) -> datetime:
    return appointment.starts_at + timedelta(minutes=appointment.duration_minutes)


def _check(new: NewAppointment) -> None:
    if new.kind not in code_lists()["appointment_kinds"]:
        raise UserError("Choisissez le type de rendez-vous.", "kind")
    if not 0 < new.duration_minutes <= LONGEST_MINUTES:
        raise UserError("La durée doit être comprise entre 1 minute et 12 heures.", "duration")
    if new.unnamed_participants < 0:
        raise UserError("Le nombre de participants ne peut pas être négatif.", "participants")
    if not new.person_ids and not new.unnamed_participants and not new.title.strip():
        raise UserError("Choisissez une personne, ou donnez un titre au rendez-vous.", "person")
    for field, text in (("place", new.place), ("title", new.title)):
        refuse_nir(text, field)


def _set_deleted(session: Session, appointment_id: UUID, when: datetime | None, act: str) -> None:
    session.get_one(Appointment, appointment_id).deleted_at = when
    session.flush()
    audit.record(session, act, "appointment", appointment_id)
