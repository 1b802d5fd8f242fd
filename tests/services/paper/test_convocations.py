"""The letter that invites a person to an appointment, from her file and the diary."""

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select
from tests.documents.conftest import Reading

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import convocations, issuing
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson

ON = date(2027, 3, 9)
AT = datetime(2027, 3, 9, 8, 0, tzinfo=UTC)
STARTS = datetime(2027, 3, 16, 13, 30, tzinfo=UTC)


@pytest.fixture
def amina(session: Session) -> Person:
    person = people.welcome(session, NewPerson("Haddad", "Amina"), people.Origin(), ON)
    person.address, person.postcode = "12 rue des Tisserands", "02500"
    person.municipality_name = "Hirson"
    session.flush()
    return person


@pytest.fixture
def meeting(session: Session, amina: Person) -> Appointment:
    new = NewAppointment("diagnostic", STARTS, 90, (amina.id,), place="Mairie", room="Salle 2")
    return appointments.book(session, new)


def test_it_says_where_when_how_long_and_that_one_is_free(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    shown = convocations.preview(session, meeting.id, amina.id, AT)

    text = Reading(shown.pdf).text
    for told in (
        "Amina Haddad 12 rue des Tisserands 02500 Hirson",
        "Mardi 16 mars 2027 à 14 h 30",
        "pendant 1 h 30",
        "Faire le point sur vos déplacements",
        "Mairie, Salle 2",
        "Ce rendez-vous est gratuit, et vous êtes libre de venir.",
        "Ce n’est pas grave.",
        "garde vos informations",
    ):
        assert told in text
    assert (shown.title, shown.warnings) == ("Lettre d’invitation pour Amina Haddad", ())
    assert issuing.of_person(session, amina.id) == []


def test_issued_it_is_kept_as_it_leaves(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    shown = convocations.preview(session, meeting.id, amina.id, AT)

    kept = convocations.issue(session, meeting.id, amina.id, AT)

    assert (kept.kind, kept.number, kept.content) == ("convocation", "2027-00001", shown.pdf)
    assert kept.sha256 == hashlib.sha256(kept.content).hexdigest()
    assert kept.twin == shown.html
    acts = session.exec(select(AuditEntry.act)).all()
    assert acts.count("document.issue") == 1


def test_it_is_in_the_words_of_the_body(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    paper_texts.put(session, "convocation.ouverture", "{conseiller} vous attend {date} à {heure}.")
    paper_texts.put(session, "convocation.apporter", "Vos clés\nVotre casque")

    text = Reading(convocations.preview(session, meeting.id, amina.id, AT).pdf).text

    assert "Nadia Lefèvre vous attend mardi 16 mars 2027 à 14 h 30." in text
    assert "Vos clés" in text
    assert "Votre carte de bus" not in text


@pytest.mark.parametrize("how", ["for her", "for all"])
def test_a_cancelled_appointment_has_no_letter(
    session: Session, amina: Person, meeting: Appointment, how: str
) -> None:
    if how == "for her":
        appointments.set_status(session, meeting.id, amina.id, "excused", AT)
    else:
        appointments.cancel(session, meeting.id, "revoked")

    with pytest.raises(UserError, match="annulé"):
        convocations.preview(session, meeting.id, amina.id, AT)
    with pytest.raises(UserError, match="Fixez un autre rendez-vous"):
        convocations.issue(session, meeting.id, amina.id, AT)

    assert issuing.of_person(session, amina.id) == []


def test_of_a_workshop_it_names_her_alone(session: Session, amina: Person) -> None:
    awa = people.welcome(session, NewPerson("Keïta", "Awa"), people.Origin(), ON)
    new = NewAppointment("atelier", STARTS, 120, (amina.id, awa.id), title="Lire un plan")
    workshop = appointments.book(session, new)

    text = Reading(convocations.preview(session, workshop.id, awa.id, AT).pdf).text

    assert "Lire un plan" in text
    assert "Awa Keïta" in text
    assert "Haddad" not in text


def test_what_to_know_before_it_leaves_is_said(
    session: Session, amina: Person, meeting: Appointment
) -> None:
    amina.municipality_name = ""
    amina.contact_preference = "NE_PAS_CONTACTER"
    session.flush()

    shown = convocations.preview(session, meeting.id, amina.id, STARTS + timedelta(days=1))

    assert shown.warnings == (convocations.PAST, convocations.NO_CONTACT, convocations.NO_ADDRESS)
    assert "12 rue des Tisserands" not in Reading(shown.pdf).text


def test_a_call_needs_no_place_and_asks_to_bring_nothing_along(
    session: Session, amina: Person
) -> None:
    new = NewAppointment("telephone", STARTS, 20, (amina.id,), modality="TELEPHONE")
    call = appointments.book(session, new)

    text = Reading(convocations.preview(session, call.id, amina.id, AT).pdf).text

    assert "Par téléphone : nous vous appelons." in text
    assert "À apporter" not in text
    assert "Venez quand même" not in text
