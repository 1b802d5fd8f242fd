"""An appointment on paper for the person expected: a slip, or a card that fits a wallet."""

from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.appointment import card
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import CALLED_OFF
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.appointment_papers import AppointmentPaper
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview

KIND: Final = "rendez_vous"
_CALLED_OFF: Final = (
    "Ce rendez-vous est annulé pour cette personne : ce papier la ferait venir pour rien."
)
_PAST: Final = "Ce rendez-vous est passé : ce papier donne une date qui n’est plus."


class Shape(StrEnum):
    """The paper an appointment is told on."""

    SLIP = "fiche"
    CARD = "carte"


TITLES: Final = {Shape.SLIP: "Fiche de rendez-vous", Shape.CARD: "Carte de rendez-vous"}


def preview(
    session: Session, appointment_id: UUID, person_id: UUID, shape: Shape, at: datetime
) -> PaperPreview:
    """Return the paper as it would be handed out now; nothing is kept."""
    content = _content(session, appointment_id, person_id, at)
    title = f"{TITLES[shape]} pour {content.person_name}"
    appointment = session.get_one(Appointment, appointment_id)
    past = (spaced(_PAST),) if appointment.starts_at <= at else ()
    warnings = (*past, *heads.who_left(session, appointment.adviser_id))
    return issuing.preview(title, content.number, _written(content, shape), warnings)


def issue(
    session: Session, appointment_id: UUID, person_id: UUID, shape: Shape, at: datetime
) -> IssuedDocument:
    """Write the paper and keep it as it is handed out."""
    content = _content(session, appointment_id, person_id, at)
    written = _written(content, shape)
    made = Paper(KIND, content.number, TITLES[shape], written, variant=shape)
    return issuing.keep(session, person_id, made, at)


def _written(content: AppointmentPaper, shape: Shape) -> Document:
    return card.card(content) if shape is Shape.CARD else card.slip(content)


def _content(
    session: Session, appointment_id: UUID, person_id: UUID, at: datetime
) -> AppointmentPaper:
    seat = session.get_one(Participation, (appointment_id, person_id))
    appointment = session.get_one(Appointment, appointment_id)
    if seat.status in CALLED_OFF or appointment.cancelled_on or appointment.deleted_at:
        raise UserError(_CALLED_OFF)
    return AppointmentPaper(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=heads.adviser_card(session, appointment.adviser_id),
        person_name=heads.person(session, person_id).full_name,
        purpose=heads.purpose(appointment),
        appointment=heads.told(appointment),
        issued_on=paris_day(at),
        notice=heads.notice(session, heads.SHORT_NOTICE),
    )
