"""What most papers say: who gives them, whom to call, when to come."""

from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import OrganisationLogo
from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
    data_notice,
)
from conseil_mobilite.services.organisation import setup


def letterhead(session: Session) -> Letterhead:
    """Return the body as it stands on top of every paper, with its logo."""
    organisation, logo = setup.organisation(session), session.get(OrganisationLogo, 1)
    town = f"{organisation.postcode} {organisation.town}".strip()
    address = ", ".join(filter(None, (organisation.address, town)))
    return Letterhead(
        organisation.name,
        address,
        organisation.phone,
        organisation.opening_hours,
        logo.picture if logo else b"",
    )


def notice(session: Session) -> DataNotice:
    """Return what the person is told of her data, by the legal basis of the body."""
    organisation = setup.organisation(session)
    return data_notice(
        organisation.name,
        public_body=organisation.legal_basis == setup.PUBLIC_BASIS,
        contact=organisation.data_protection_contact or organisation.email,
    )


def adviser_card(session: Session, adviser_id: UUID | None) -> AdviserCard:
    """Return the adviser named, else the one at work."""
    known = adviser_id or session.info["adviser"]
    adviser = session.get(Adviser, known) if known else None
    if adviser is None:
        return AdviserCard("")
    return AdviserCard(
        adviser.first_name, adviser.last_name, phone=adviser.phone, email=adviser.email
    )


def place_and_room(appointment: Appointment) -> str:
    """« Mairie, Salle 2 »: who is expected must find the door."""
    return ", ".join(filter(None, (appointment.place, appointment.room)))


def told(appointment: Appointment) -> NextAppointment:
    """Return an appointment as it is told to the person."""
    return NextAppointment(
        day=paris_day(appointment.starts_at),
        starts_at=paris_time(appointment.starts_at),
        minutes=appointment.duration_minutes,
        meeting=Meeting(appointment.modality),
        place=place_and_room(appointment),
        directions=appointment.directions,
    )
