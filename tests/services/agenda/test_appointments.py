"""Appointments booked, moved, attended or not, and what the pathways make of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session, select
from tests.services.agenda.conftest import Make

from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointment_conflicts, appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.pathway import pathways

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOON = AT + timedelta(days=3)
BEFORE = AT - timedelta(days=3)
NIR = "2 84 05 75 113 042 26"


@pytest.fixture
def pathway(session: Session, awa: Person) -> Pathway:
    return pathways.open_pathway(session, awa.id, date(2027, 1, 4))


def meeting(*people: Person, at: datetime = SOON, minutes: int = 60) -> NewAppointment:
    return NewAppointment("suivi", at, minutes, tuple(person.id for person in people))


def test_an_appointment_keeps_the_place_and_the_body_of_the_time(
    session: Session, awa: Person
) -> None:
    new = replace(meeting(awa), place="  Mairie de  Guise ", directions="Entrée par la cour")

    booked = appointments.book(session, replace(new, room=" Salle  2 ", initiator="USAGER"))

    assert (booked.place, booked.directions) == ("Mairie de Guise", "Entrée par la cour")
    assert (booked.room, booked.initiator, booked.revised_at) == ("Salle 2", "USAGER", AT)
    assert booked.organisation_name == "Mobilité Solidaire de la Thiérache"
    assert booked.insee_code == "02361"
    assert booked.adviser_id == session.info["adviser"]
    assert booked.uid.endswith("@conseil-mobilite")


def test_the_first_appointment_moves_a_pathway_that_waits_for_it(
    session: Session, awa: Person, pathway: Pathway
) -> None:
    booked = appointments.book(session, meeting(awa))

    assert pathway.state == "rdv_fixe"
    (seat,) = session.exec(select(Participation)).all()
    assert (seat.appointment_id, seat.pathway_id) == (booked.id, pathway.id)


@pytest.mark.parametrize("status", ["excused", "revoked"])
def test_a_pathway_waits_again_once_its_last_appointment_fell(
    session: Session, awa: Person, pathway: Pathway, status: str
) -> None:
    first = appointments.book(session, meeting(awa))
    second = appointments.book(session, meeting(awa, at=SOON + HOUR))

    appointments.set_status(session, first.id, awa.id, status, AT)
    assert pathway.state == "rdv_fixe"
    appointments.set_status(session, second.id, awa.id, status, AT)

    assert pathway.state == "a_contacter"


def test_one_who_came_once_is_not_to_contact_again(
    session: Session, awa: Person, pathway: Pathway
) -> None:
    came = appointments.book(session, meeting(awa, at=BEFORE))
    appointments.set_status(session, came.id, awa.id, "seen", AT)
    missed = appointments.book(session, meeting(awa, at=BEFORE + HOUR))

    appointments.set_status(session, missed.id, awa.id, "noshow", AT)

    assert pathway.state == "rdv_fixe"


def test_the_bin_takes_an_appointment_away_and_gives_it_back(
    session: Session, awa: Person, pathway: Pathway
) -> None:
    booked = appointments.book(session, meeting(awa))

    appointments.delete(session, booked.id)
    assert pathway.state == "a_contacter"
    assert diary.of_person(session, awa.id, AT) == []
    appointments.restore(session, booked.id)

    assert pathway.state == "rdv_fixe"
    assert [each.appointment for each in diary.of_person(session, awa.id, AT)] == [booked]


@pytest.mark.parametrize("status", ["seen", "noshow"])
def test_nobody_came_or_missed_before_the_hour(session: Session, awa: Person, status: str) -> None:
    booked = appointments.book(session, meeting(awa))

    with pytest.raises(UserError, match="pas encore eu lieu"):
        appointments.set_status(session, booked.id, awa.id, status, AT)


def test_a_status_out_of_the_list_is_refused(session: Session, awa: Person) -> None:
    booked = appointments.book(session, meeting(awa, at=BEFORE))

    with pytest.raises(UserError, match="dans la liste"):
        appointments.set_status(session, booked.id, awa.id, "peut-être", AT)


@pytest.mark.parametrize(
    ("spoil", "field"),
    [
        (lambda new: replace(new, kind=""), "kind"),
        (lambda new: replace(new, modality="PIGEON"), "modality"),
        (lambda new: replace(new, initiator="VOISIN"), "initiator"),
        (lambda new: replace(new, duration_minutes=0), "duration"),
        (lambda new: replace(new, duration_minutes=721), "duration"),
        (lambda new: replace(new, unnamed_participants=-1), "participants"),
        (lambda new: replace(new, unnamed_participants=501), "participants"),
        (lambda new: replace(new, person_ids=()), "person"),
        (lambda new: replace(new, place=NIR), "place"),
        (lambda new: replace(new, directions=NIR), "directions"),
        (lambda new: replace(new, room=NIR), "room"),
        (lambda new: replace(new, title="a" * 161), "title"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(
    session: Session, awa: Person, spoil: Callable[[NewAppointment], NewAppointment], field: str
) -> None:
    booked = appointments.book(session, meeting(awa))
    new = spoil(meeting(awa))

    with pytest.raises(UserError) as refused:
        appointments.book(session, new)
    assert refused.value.field == field
    with pytest.raises(UserError) as refused:
        appointments.change(session, booked.id, new)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "alone",
    [
        NewAppointment("suivi", SOON, 60, title="Réunion d’équipe"),
        NewAppointment("atelier", SOON, 60, unnamed_participants=8),
    ],
)
def test_a_title_or_a_number_may_stand_for_a_person(
    session: Session, alone: NewAppointment
) -> None:
    booked = appointments.book(session, alone)

    assert diary.one(session, booked.id, AT) is not None


def test_a_moved_appointment_counts_its_versions_and_is_planned_again(
    session: Session, awa: Person
) -> None:
    booked = appointments.book(session, meeting(awa, at=BEFORE))
    appointments.set_status(session, booked.id, awa.id, "noshow", AT)

    appointments.change(session, booked.id, meeting(awa, at=SOON, minutes=45))

    (entry,) = diary.of_person(session, awa.id, AT)
    assert (booked.sequence, booked.duration_minutes) == (1, 45)
    assert booked.revised_at == AT
    assert entry.people[0].status == "unknown"


def test_people_join_and_leave_a_workshop_without_touching_the_others(
    session: Session, make: Make
) -> None:
    one, two, three = (make(name) for name in ("A", "B", "C"))
    booked = appointments.book(session, meeting(one, two, at=BEFORE))
    appointments.set_status(session, booked.id, one.id, "seen", AT)

    appointments.change(session, booked.id, meeting(one, three, three, at=BEFORE))

    entry = diary.one(session, booked.id, AT)
    assert entry is not None
    assert {(who.person_id, who.status) for who in entry.people} == {
        (one.id, "seen"),
        (three.id, "unknown"),
    }


def test_people_are_named_in_the_order_given(session: Session, make: Make) -> None:
    one, two = make("A"), make("B")

    named = appointment_conflicts.people_named(session, (two.id, one.id, uuid4()))

    assert named == [(two.id, "Awa B"), (one.id, "Awa A")]
