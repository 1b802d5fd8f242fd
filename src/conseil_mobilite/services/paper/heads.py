"""What most papers say: who gives them, whom to call, when to come."""

from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import OrganisationLogo
from conseil_mobilite.domain.paper.action_sheet import (
    AdviserCard,
    DataNotice,
    Letterhead,
    Meeting,
    NextAppointment,
    Signing,
)
from conseil_mobilite.domain.paper.letter_texts import PaperTexts
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.store.reference.reference import code_lists

NOTICE: Final = "notice"
SHORT_NOTICE: Final = "notice_courte"
BINNED: Final = (
    "Ce dossier est à la corbeille : aucun papier n’en part, sauf le dossier complet pour la "
    "personne. Sortez-le d’abord de la corbeille."
)
_LEFT: Final = (
    "{name} n’est plus dans votre équipe : ce papier donne votre nom à sa place. Si une autre "
    "personne prend le relais, confiez-lui d’abord le dossier ou le rendez-vous."
)


def letterhead(session: Session, texts: PaperTexts | None = None) -> Letterhead:
    """Return the body as it stands on every paper, with its logo and its foot.

    `texts` are other words than those kept, here and below: those being typed.
    """
    organisation, logo = setup.organisation(session), session.get(OrganisationLogo, 1)
    words = texts or paper_texts.texts(session)
    town = f"{organisation.postcode} {organisation.town}".strip()
    address = ", ".join(filter(None, (organisation.address, town)))
    return Letterhead(
        organisation.name,
        address,
        organisation.phone,
        organisation.opening_hours,
        logo.picture if logo else b"",
        words.say("pied"),
    )


def notice(session: Session, code: str = NOTICE, texts: PaperTexts | None = None) -> DataNotice:
    """Return what the person is told of her data, by the legal basis of the body.

    `code` is NOTICE, or SHORT_NOTICE for a small paper.
    """
    organisation, words = setup.organisation(session), texts or paper_texts.texts(session)
    contact = organisation.data_protection_contact or organisation.email
    return DataNotice(words.say(code), contact, complete=words.uses(code, "contact"))


def signing(
    session: Session, person_name: str, adviser: AdviserCard, texts: PaperTexts | None = None
) -> Signing:
    """Return the names under which a paper is signed."""
    words = texts or paper_texts.texts(session)
    names = (
        words.say("signature.personne", personne=person_name),
        words.say("signature.conseiller", conseiller=adviser.full_name),
    )
    return Signing(names, words.say("signature.libre"))


def person(session: Session, person_id: UUID) -> Person:
    """Return whom a paper is about. UserError for a file in the bin: nothing leaves of it."""
    found = session.get_one(Person, person_id)
    if found.deleted_at is not None:
        raise UserError(BINNED)
    return found


def adviser_card(session: Session, adviser_id: UUID | None) -> AdviserCard:
    """Return the adviser named, else the one at work: nobody is told to call one who left."""
    named, present = _adviser(session, adviser_id), _adviser(session, session.info["adviser"])
    adviser = named if named and named.active else present
    if adviser is None:
        return AdviserCard("")
    return AdviserCard(
        adviser.first_name, adviser.last_name, phone=adviser.phone, email=adviser.email
    )


def who_left(session: Session, adviser_id: UUID | None) -> tuple[str, ...]:
    """Warn that a paper names the adviser at work, because the one it is about left the body."""
    named = _adviser(session, adviser_id)
    if named is None or named.active:
        return ()
    return (spaced(_LEFT.format(name=named.full_name)),)


def _adviser(session: Session, adviser_id: UUID | None) -> Adviser | None:
    return session.get(Adviser, adviser_id) if adviser_id else None


def place_and_room(appointment: Appointment) -> str:
    """« Mairie, Salle 2 »: who is expected must find the door."""
    return ", ".join(filter(None, (appointment.place, appointment.room)))


def purpose(appointment: Appointment) -> str:
    """Say what it is for in the words of the person, or by the title of a workshop."""
    kind = code_lists()["appointment_kinds"][appointment.kind]
    return appointment.title or kind.text("for_person")


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
