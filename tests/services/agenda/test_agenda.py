"""What the agenda and the page of a person read in one go."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import agenda, appointments, meetings
from conseil_mobilite.services.agenda.agenda import ASSESSING, FOLLOWING, TEACHING
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import contacts, notes

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
MONDAY = date(2027, 3, 8)


Book = Callable[..., Appointment]


@pytest.fixture
def book(session: Session, awa: Person) -> Book:
    def make(hours: float, kind: str = "suivi", minutes: int = 60) -> Appointment:
        at = AT + timedelta(hours=hours)
        return appointments.book(session, NewAppointment(kind, at, minutes, (awa.id,)))

    return make


def test_hours_are_counted_by_family_without_what_fell(
    session: Session, awa: Person, book: Book
) -> None:
    book(1, "diagnostic", 90)
    book(3, "bilan_final", 60)
    book(-20, "atelier", 120)
    book(-24, "suivi", 45)
    fell = book(2, "restitution", 60)
    appointments.set_status(session, fell.id, awa.id, "excused", AT)
    book(24 * 7, "diagnostic", 90)

    shown = agenda.picture(session, MONDAY, 7, AT, session.info["adviser"])

    assert shown.minutes == {ASSESSING: 150, TEACHING: 120, FOLLOWING: 45}
    assert len(shown.entries) == 5


def test_what_waits_is_shown_whatever_the_week_but_not_for_ever(
    session: Session, book: Book
) -> None:
    recent, older = book(-3), book(-24 * 20)
    book(-24 * 90)

    shown = agenda.picture(session, date(2027, 6, 7), 7, AT)

    assert shown.entries == ()
    assert [each.appointment for each in shown.waiting] == [recent, older]


def test_a_kind_nobody_knows_yet_follows_a_pathway() -> None:
    assert agenda.family("suivi_post_sortie") == FOLLOWING
    assert agenda.family("nouveau") == FOLLOWING


def test_a_person_has_what_comes_by_hour_and_what_is_past_the_latest_first(
    session: Session, awa: Person, book: Book
) -> None:
    later, soon, under_way = book(30), book(2), book(-0.5)
    old, recent = book(-50), book(-3)
    notes.write(session, uuid4(), awa.id, "Bonjour.")
    contacts.record(session, awa.id, "telephone", "joint", AT)

    shown = meetings.of_person(session, awa.id, AT)

    assert shown.name == "Awa Benmansour"
    assert [each.appointment for each in shown.coming] == [under_way, soon, later]
    assert [each.appointment for each in shown.past] == [recent, old]
    assert (len(shown.notes), len(shown.attempts)) == (1, 1)


def test_several_advisers_are_read_together_with_what_takes_them(session: Session) -> None:
    me = session.get_one(Adviser, session.info["adviser"])
    yann, claire = (
        Adviser(organisation_id=me.organisation_id, first_name=first, last_name=last)
        for first, last in (("Yann", "Le Goff"), ("Claire", "Danton"))
    )
    session.add_all([yann, claire])
    session.flush()
    for each in (me, yann, claire):
        new = NewAppointment("suivi", AT, 60, title="Visite", adviser_id=each.id)
        appointments.book(session, new)
        away = Unavailability(
            adviser_id=each.id, kind="absence", starts_at=AT, ends_at=AT + timedelta(hours=2)
        )
        session.add(away)
    closure = Unavailability(kind="fermeture", starts_at=AT, ends_at=AT + timedelta(hours=1))
    session.add(closure)
    session.flush()

    two = agenda.picture(session, MONDAY, 7, AT, (me.id, yann.id))
    everybody = agenda.picture(session, MONDAY, 7, AT)

    assert {each.appointment.adviser_id for each in two.entries} == {me.id, yann.id}
    assert {each.adviser_id for each in two.unavailable} == {me.id, yann.id, None}
    assert len(everybody.entries) == 3
    assert len(everybody.unavailable) == 4
    assert (two.slots, everybody.slots) == ((), ())
