"""The letter that invites a person to one appointment: shown, then issued once and frozen."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.letters import convocation as paper
from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.statuses import CALLED_OFF
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.convocation import LETTER, Convocation
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.store.reference.reference import code_lists

NAME: Final = "Lettre d’invitation"
CANCELLED: Final = (
    "Ce rendez-vous est annulé pour cette personne : cette lettre la ferait venir pour rien. "
    "Fixez un autre rendez-vous, puis écrivez la lettre."
)
PAST: Final = "Ce rendez-vous est passé : la lettre inviterait à une date qui n’est plus."
NO_ADDRESS: Final = (
    "L’adresse de la personne n’est pas connue : la lettre ne porte que son nom. Remettez-la en "
    "main propre, ou complétez l’adresse dans son dossier."
)
NO_CONTACT: Final = (
    "Cette personne a demandé à ne pas être contactée : voyez avec elle avant d’envoyer la lettre."
)


def prepare(session: Session, appointment_id: UUID, person_id: UUID, at: datetime) -> Convocation:
    """Return what the letter says, with the number it would take.

    UserError where the appointment is called off, for her or for everybody.
    """
    seat = session.get_one(Participation, (appointment_id, person_id))
    appointment = session.get_one(Appointment, appointment_id)
    if seat.status in CALLED_OFF or appointment.cancelled_on or appointment.deleted_at:
        raise UserError(CANCELLED)
    person, texts = heads.person(session, person_id), paper_texts.texts(session)
    return Convocation(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session, texts),
        adviser=heads.adviser_card(session, appointment.adviser_id),
        person_name=person.full_name,
        address=_address(person),
        issued_on=paris_day(at),
        purpose=heads.purpose(appointment),
        appointment=heads.told(appointment),
        notice=heads.notice(session, heads.SHORT_NOTICE, texts),
        texts=texts,
    )


def preview(session: Session, appointment_id: UUID, person_id: UUID, at: datetime) -> PaperPreview:
    """Return the letter as it would leave now, with what to know first; nothing is kept."""
    letter = prepare(session, appointment_id, person_id, at)
    left = heads.who_left(session, session.get_one(Appointment, appointment_id).adviser_id)
    warnings = (*_warnings(session, appointment_id, person_id, at), *left)
    title = f"{NAME} pour {letter.person_name}"
    return issuing.preview(title, letter.number, paper.document(letter), warnings)


def issue(session: Session, appointment_id: UUID, person_id: UUID, at: datetime) -> IssuedDocument:
    """Write the letter and keep it as it leaves, in the documents of the person."""
    letter = prepare(session, appointment_id, person_id, at)
    made = Paper(LETTER, letter.number, NAME, paper.document(letter))
    return issuing.keep(session, person_id, made, at)


def _address(person: Person) -> tuple[str, ...]:
    """Return her postal address; none where the town is not known, for it would not arrive."""
    town = f"{person.postcode} {person.municipality_name}".strip()
    if not person.municipality_name:
        return ()
    return tuple(filter(None, (person.address, town)))


def _warnings(session: Session, appointment_id: UUID, person_id: UUID, at: datetime) -> list[str]:
    person = session.get_one(Person, person_id)
    preference = person.contact_preference
    preferences = code_lists()["contact_preferences"]
    told = {
        PAST: session.get_one(Appointment, appointment_id).starts_at <= at,
        NO_CONTACT: preference in preferences and preferences[preference].flag("forbids_contact"),
        NO_ADDRESS: not _address(person),
    }
    return [warning for warning, true in told.items() if true]
