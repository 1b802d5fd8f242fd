"""Who came to a workshop, named and unnamed. It is 12 March, 14 h 30."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda import appointments, attendance, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def workshop(session: Session, named: int, unnamed: int, hours: float = -3) -> Appointment:
    guests = tuple(
        people.welcome(session, NewPerson("ABC"[rank], "Awa"), Origin(), date(2027, 1, 4)).id
        for rank in range(named)
    )
    new = NewAppointment(
        "atelier",
        AT + timedelta(hours=hours),
        120,
        guests,
        title="Plan de bus",
        unnamed_participants=unnamed,
    )
    return appointments.book(session, new)


def entry(session: Session, booked: Appointment) -> DiaryEntry:
    found = diary.one(session, booked.id, AT)
    assert found is not None
    return found


def guest(session: Session, booked: Appointment, rank: int) -> UUID:
    return entry(session, booked).people[rank].person_id


@pytest.mark.parametrize(
    ("named", "unnamed", "hours", "to_complete"),
    [(0, 3, -3, True), (0, 3, -1, False), (0, 3, 3, False), (2, 0, -3, True), (0, 0, -3, False)],
)
def test_a_past_workshop_waits_to_be_told_who_came_even_without_a_name(
    session: Session, named: int, unnamed: int, hours: float, *, to_complete: bool
) -> None:
    booked = workshop(session, named, unnamed, hours)

    assert entry(session, booked).to_complete is to_complete
    waiting = diary.to_complete(session, AT - DAY, AT)
    assert [each.appointment.id for each in waiting] == ([booked.id] if to_complete else [])


def test_one_that_was_called_off_waits_for_nothing(session: Session) -> None:
    booked = workshop(session, 0, 3)
    appointments.cancel(session, workshop(session, 0, 3, 3).id, "revoked")
    booked.cancelled_on = AT.date()
    session.flush()

    assert diary.to_complete(session, AT - DAY, AT + DAY) == []


def test_it_waits_until_both_those_named_and_those_counted_are_told(session: Session) -> None:
    booked = workshop(session, 1, 3)

    appointments.set_status(session, booked.id, guest(session, booked, 0), "seen", AT)
    assert entry(session, booked).to_complete
    attendance.count_unnamed(session, booked.id, 0, AT)

    assert not entry(session, booked).to_complete
    attendance.count_unnamed(session, booked.id, None, AT)
    assert entry(session, booked).to_complete


def test_all_came_but_those_of_whom_something_was_said(session: Session) -> None:
    booked = workshop(session, 3, 4)
    absent = guest(session, booked, 1)
    appointments.set_status(session, booked.id, absent, "noshow", AT)
    attendance.count_unnamed(session, booked.id, 2, AT)

    attendance.all_present(session, booked.id, AT)

    told = entry(session, booked)
    assert [who.status for who in told.people] == ["seen", "noshow", "seen"]
    assert told.appointment.unnamed_attended == 2
    assert not told.to_complete


def test_nobody_came_before_the_hour_nor_to_what_was_called_off(session: Session) -> None:
    coming, off = workshop(session, 1, 2, 3), workshop(session, 1, 2, 4)
    appointments.cancel(session, off.id, "revoked")

    with pytest.raises(UserError, match="pas encore eu lieu"):
        attendance.all_present(session, coming.id, AT)
    with pytest.raises(UserError, match="pas encore eu lieu"):
        attendance.count_unnamed(session, coming.id, 2, AT)
    with pytest.raises(UserError, match="annulé"):
        attendance.count_unnamed(session, off.id, 2, AT + DAY)
    with pytest.raises(UserError, match="annulé"):
        attendance.all_present(session, off.id, AT + DAY)


@pytest.mark.parametrize("count", [-1, 501])
def test_a_number_that_cannot_be_is_refused(session: Session, count: int) -> None:
    booked = workshop(session, 0, 3)

    with pytest.raises(UserError, match="de 0 à 500") as refused:
        attendance.count_unnamed(session, booked.id, count, AT)
    assert refused.value.field == "attended"
