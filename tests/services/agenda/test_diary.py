"""What the agenda reads of the diary."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPICursor, _DBAPIAnyExecuteParams
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import agenda, appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.calendars import calendar_subscription
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.agenda.diary_entry import Attendance
from conseil_mobilite.services.agenda.seats import seats
from conseil_mobilite.services.people import people

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
MONDAY = datetime(2027, 3, 8, tzinfo=UTC)
WEEK = timedelta(days=7)


Book = Callable[..., Appointment]


@pytest.fixture
def book(session: Session, awa: Person) -> Book:
    """Book with Awa, `hours` from now."""

    def make(hours: float, minutes: int = 60) -> Appointment:
        new = NewAppointment("suivi", AT + timedelta(hours=hours), minutes, (awa.id,))
        return appointments.book(session, new)

    return make


def test_a_week_holds_what_begins_in_it_by_hour(session: Session, awa: Person, book: Book) -> None:
    late, early = book(2), book(-30)
    book(24 * 7)
    book(-24 * 7)
    gone = book(1)
    appointments.delete(session, gone.id)

    week = diary.between(session, MONDAY, MONDAY + WEEK, AT)

    assert [entry.appointment for entry in week] == [early, late]
    assert week[0].people == (Attendance(awa.id, "Awa Benmansour", "unknown"),)
    assert week[0].adviser_name == "Nadia Lefèvre"


def test_an_appointment_of_the_bound_belongs_to_the_day_it_begins(
    session: Session, book: Book
) -> None:
    first = book(0)
    book(24)

    found = diary.between(session, AT, AT + timedelta(days=1), AT)

    assert [entry.appointment for entry in found] == [first]


def test_only_the_diary_of_one_adviser_where_asked(session: Session, book: Book) -> None:
    mine = book(1)
    adviser = session.exec(select(Adviser)).one()
    colleague = Adviser(organisation_id=adviser.organisation_id, first_name="S", last_name="R")
    session.add(colleague)
    session.flush()
    hers = book(2)
    hers.adviser_id = colleague.id
    session.flush()

    whole = diary.between(session, AT, AT + WEEK, AT)
    found = diary.between(session, AT, AT + WEEK, AT, adviser.id)

    assert [entry.appointment for entry in whole] == [mine, hers]
    assert [entry.appointment for entry in found] == [mine]


@pytest.mark.parametrize(
    ("hours", "minutes", "begun", "to_complete"),
    [(-2, 60, True, True), (-1, 60, True, True), (-0.5, 60, True, False), (1, 60, False, False)],
)
def test_one_may_say_who_came_from_the_hour_on_and_must_after_it(
    session: Session, book: Book, hours: float, minutes: int, *, begun: bool, to_complete: bool
) -> None:
    booked = book(hours, minutes)

    entry = diary.one(session, booked.id, AT)

    assert entry is not None
    assert (entry.begun, entry.to_complete) == (begun, to_complete)


def test_what_is_to_complete_is_listed_the_latest_first(
    session: Session, awa: Person, book: Book
) -> None:
    older, newer = book(-50), book(-2)
    answered = book(-10)
    appointments.set_status(session, answered.id, awa.id, "seen", AT)
    book(3)
    book(-24 * 60)

    waiting = diary.to_complete(session, AT - timedelta(days=30), AT)

    assert [entry.appointment for entry in waiting] == [newer, older]


def test_the_next_appointment_is_the_first_planned_to_come(
    session: Session, awa: Person, book: Book
) -> None:
    book(-1)
    cancelled, following = book(1), book(2)
    book(30)
    appointments.set_status(session, cancelled.id, awa.id, "excused", AT)

    found = diary.next_for(session, awa.id, AT)

    assert found is not None
    assert found.appointment == following


@pytest.mark.parametrize("many", [1, 2])
def test_the_diary_of_some_advisers_is_found_by_adviser_and_instant(
    session: Session, many: int
) -> None:
    plans: list[str] = []
    connection = session.connection()

    @event.listens_for(connection, "before_cursor_execute")
    def explain(
        _connection: Connection,
        cursor: DBAPICursor,
        statement: str,
        values: _DBAPIAnyExecuteParams,
        *_rest: object,
    ) -> None:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        plans.append("\n".join(str(row[3]) for row in cursor.fetchall()))

    diary.between(session, MONDAY, MONDAY + WEEK, AT, [uuid4() for _ in range(many)])
    event.remove(connection, "before_cursor_execute", explain)

    found = "ix_appointment_adviser_starts (adviser_id=? AND starts_at>? AND starts_at<?)"
    assert plans[0].count(found) == 2, plans


def test_somebody_in_the_bin_is_expected_no_more_and_again_once_back(
    session: Session, awa: Person, book: Book
) -> None:
    other = Person(
        file_number="2", last_name="Petit", first_name="Zoé", registered_on=date(2026, 1, 5)
    )
    session.add(other)
    session.flush()
    me = session.info["adviser"]
    alone, at = book(66), AT + timedelta(hours=2)
    both = appointments.book(session, NewAppointment("atelier", at, 60, (awa.id, other.id)))
    free = agenda.picture(session, date(2027, 3, 8), 7, AT, me).slots

    people.put_in_bin(session, awa.id)

    week = diary.between(session, MONDAY, MONDAY + 2 * WEEK, AT)
    assert [[who.name for who in entry.people] for entry in week] == [["Zoé Petit"]]
    assert agenda.picture(session, date(2027, 3, 8), 7, AT, me).slots != free
    shown = calendar_subscription.calendar(session, Wording()).events
    assert [event.uid for event in shown if not event.cancelled] == [both.uid]
    hers = diary.of_person(session, awa.id, AT)
    assert [awa.id in {who.person_id for who in entry.people} for entry in hers] == [True, True]

    appointments.change(session, both.id, NewAppointment("atelier", at, 90, (other.id,)))
    people.restore(session, awa.id)

    assert {seat.person_id for seat in seats(session, both.id)} == {awa.id, other.id}
    again = diary.between(session, MONDAY, MONDAY + 2 * WEEK, AT)
    assert [entry.appointment.id for entry in again] == [both.id, alone.id]
