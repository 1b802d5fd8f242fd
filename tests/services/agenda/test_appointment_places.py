"""Where an appointment happens: always kept, with its commune and the body of the time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointment_places, appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_places import UsedPlace

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
NAME = "Mobilité Solidaire de la Thiérache"
OWN = f"{NAME}, 12 rue des Tisserands, 02120 Guise"
TITLED = NewAppointment("suivi", AT, 60, title="Réunion")


@pytest.fixture
def body(session: Session) -> Organisation:
    found = session.exec(select(Organisation)).one()
    found.address, found.postcode, found.town = "12 rue des Tisserands", "02120", "Guise"
    session.flush()
    return found


@pytest.fixture
def awa(session: Session) -> Person:
    made = Person(
        file_number="1",
        last_name="Keïta",
        first_name="Awa",
        insee_code="02381",
        registered_on=date(2026, 1, 5),
    )
    session.add(made)
    session.flush()
    return made


@pytest.mark.parametrize(
    ("modality", "typed", "kept"),
    [
        ("PHYSIQUE", "", OWN),
        ("PHYSIQUE", "Mairie d’Hirson", "Mairie d’Hirson"),
        ("TELEPHONE", "", ""),
        ("VISIO", "", ""),
        ("TELEPHONE", OWN, ""),
        ("VISIO", "Espace public numérique", "Espace public numérique"),
    ],
)
def test_face_to_face_has_a_place_and_a_call_is_nowhere(
    session: Session, body: Organisation, modality: str, typed: str, kept: str
) -> None:
    assert body.name == NAME
    booked = appointments.book(session, replace(TITLED, modality=modality, place=typed))

    assert booked.place == kept
    assert appointments.change(session, booked.id, TITLED).place == OWN


def test_a_body_without_an_address_is_told_by_its_name(session: Session) -> None:
    assert appointments.book(session, TITLED).place == NAME


def test_a_place_typed_stays_when_the_body_moves(session: Session, body: Organisation) -> None:
    booked = appointments.book(session, TITLED)

    body.address, body.name = "1 place d’Armes", "Autre nom"
    session.flush()

    assert (booked.place, booked.organisation_name) == (OWN, NAME)


@pytest.mark.parametrize(
    ("typed", "alone", "commune"),
    [
        ("", True, "02381"),
        ("Mairie d’Hirson", True, "02381"),
        ("", False, "02361"),
        ("Mairie d’Hirson", False, ""),
    ],
)
def test_the_commune_is_that_of_the_only_person_else_of_the_body_where_it_is_held_there(
    session: Session, body: Organisation, awa: Person, typed: str, commune: str, *, alone: bool
) -> None:
    assert body.town == "Guise"
    who = (awa.id,) if alone else ()

    booked = appointments.book(session, replace(TITLED, place=typed, person_ids=who))

    assert booked.insee_code == commune


def test_the_commune_stays_that_of_the_day_unless_the_people_change(
    session: Session, body: Organisation, awa: Person
) -> None:
    assert body.town == "Guise"
    new = replace(TITLED, person_ids=(awa.id,))
    booked = appointments.book(session, new)
    awa.insee_code = "02691"
    session.flush()

    moved = appointments.change(session, booked.id, replace(new, starts_at=AT + timedelta(1)))
    assert moved.insee_code == "02381"
    emptied = appointments.change(session, booked.id, TITLED)

    assert emptied.insee_code == "02361"


def test_places_of_the_last_year_are_proposed_after_the_bodys_own_the_latest_first(
    session: Session, body: Organisation
) -> None:
    assert body.town == "Guise"
    for days, place, room in (
        (-400, "Trop ancien", ""),
        (-30, "Mairie d’Hirson", "Salle 2"),
        (-20, "Mairie d’Hirson", "Salle 1"),
        (-10, "France services", ""),
        (-5, "Mairie d’Hirson", "Salle 2"),
    ):
        at = AT + timedelta(days=days)
        appointments.book(session, replace(TITLED, starts_at=at, place=place, room=room))
    binned = appointments.book(session, replace(TITLED, place="Supprimé"))
    appointments.delete(session, binned.id)
    appointments.book(session, replace(TITLED, modality="TELEPHONE"))

    assert appointment_places.used_lately(session, AT) == [
        UsedPlace(OWN, ""),
        UsedPlace("Mairie d’Hirson", "Salle 2"),
        UsedPlace("France services", ""),
        UsedPlace("Mairie d’Hirson", "Salle 1"),
    ]
