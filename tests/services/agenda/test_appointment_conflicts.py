"""What shares the time of an appointment: said, never refused. It is 12 March 2027, 14 h 30."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlmodel import Session, select
from tests.services import supported
from tests.services.agenda.conftest import Make

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments, availability
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_conflicts import (
    Conflict,
    ConflictKind,
    conflicts,
)

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOON = datetime(2027, 3, 16, 13, 30, tzinfo=UTC)
"""A Tuesday, at 14 h 30."""


@pytest.fixture
def colleague(session: Session) -> UUID:
    return supported.colleague(session, session.exec(select(Adviser)).one()).id


def meeting(*people: Person, at: datetime = SOON, minutes: int = 60) -> NewAppointment:
    return NewAppointment("suivi", at, minutes, tuple(person.id for person in people))


def met(found: tuple[Conflict, ...]) -> set[tuple[str, UUID]]:
    return {(each.kind, each.entry.appointment.id) for each in found if each.entry is not None}


def test_the_adviser_is_taken_and_the_person_is_elsewhere(
    session: Session, make: Make, awa: Person, colleague: UUID
) -> None:
    other = make("Sylla")
    mine = appointments.book(session, meeting(other))
    hers = appointments.book(session, replace(meeting(awa), adviser_id=colleague))
    appointments.book(session, replace(meeting(other), adviser_id=colleague))
    appointments.book(session, meeting(other, at=SOON + HOUR))
    appointments.book(session, meeting(other, at=SOON - HOUR))
    binned = appointments.book(session, meeting(other))
    appointments.delete(session, binned.id)
    fell = appointments.book(session, meeting(other))
    appointments.set_status(session, fell.id, other.id, "excused", AT)
    gone = appointments.book(session, meeting(other))
    appointments.cancel(session, gone.id, "revoked")

    found = conflicts(session, meeting(awa), AT)

    assert met(found) == {("adviser", mine.id), ("person", hers.id)}
    assert [each.words for each in found if each.kind is ConflictKind.PERSON] == ["Awa Benmansour"]
    assert len(found) == 2


def test_an_appointment_is_no_conflict_with_itself(session: Session, awa: Person) -> None:
    booked = appointments.book(session, meeting(awa))
    moved = meeting(awa, at=SOON + timedelta(minutes=30))

    assert conflicts(session, moved, AT, besides=booked.id) == ()
    assert len(conflicts(session, moved, AT)) == 1


def test_a_long_workshop_begun_hours_before_is_a_conflict(session: Session, awa: Person) -> None:
    workshop = appointments.book(session, meeting(awa, at=SOON - 5 * HOUR, minutes=6 * 60))

    assert met(conflicts(session, meeting(awa), AT)) == {("adviser", workshop.id)}


def test_a_room_is_taken_only_at_its_own_place(
    session: Session, make: Make, awa: Person, colleague: UUID
) -> None:
    other = make("Sylla")
    there = replace(meeting(other), adviser_id=colleague, place="Mairie de Guise", room="Salle 2")
    taken = appointments.book(session, there)
    appointments.book(session, replace(there, room="Salle 3"))
    appointments.book(session, replace(there, place="Mairie d’Hirson"))
    appointments.book(session, replace(there, room=""))
    new = replace(meeting(awa), place=" Mairie de  guise", room="salle 2")

    found = conflicts(session, new, AT)

    assert met(found) == {("room", taken.id)}
    assert found[0].words == "Salle 2"
    assert conflicts(session, replace(new, room=""), AT) == ()


def test_a_room_without_a_place_is_one_of_the_body(
    session: Session, make: Make, awa: Person, colleague: UUID
) -> None:
    own = appointments.book(
        session, replace(meeting(make("Sylla")), adviser_id=colleague, room="Salle 1")
    )

    assert met(conflicts(session, replace(meeting(awa), room="Salle 1"), AT)) == {("room", own.id)}


def test_an_absence_of_hers_and_a_closure_are_said_and_not_that_of_a_colleague(
    session: Session, awa: Person, colleague: UUID
) -> None:
    mine, closure, hers, before, after = (
        Unavailability(
            adviser_id=adviser_id, kind=kind, starts_at=SOON + start, ends_at=SOON + start + HOUR
        )
        for adviser_id, kind, start in (
            (session.info["adviser"], "formation", -HOUR / 2),
            (None, "fermeture", HOUR / 2),
            (colleague, "absence", timedelta()),
            (session.info["adviser"], "reunion", -HOUR),
            (session.info["adviser"], "occupe", HOUR),
        )
    )
    session.add_all([mine, closure, hers, before, after])
    session.flush()

    found = conflicts(session, meeting(awa), AT)

    assert [(each.kind, each.away) for each in found] == [
        (ConflictKind.AWAY, mine),
        (ConflictKind.AWAY, closure),
    ]


@pytest.mark.parametrize(
    ("postcode", "at", "words"),
    [
        ("02120", datetime(2027, 3, 29, 8, tzinfo=UTC), "Lundi de Pâques"),
        ("02120", datetime(2027, 3, 26, 9, tzinfo=UTC), ""),
        ("57000", datetime(2027, 3, 26, 9, tzinfo=UTC), "Vendredi saint"),
        ("97400", datetime(2027, 12, 20, 9, tzinfo=UTC), "Abolition de l’esclavage"),
    ],
)
def test_a_holiday_is_that_of_the_departement_of_the_body(
    session: Session, awa: Person, postcode: str, at: datetime, words: str
) -> None:
    session.exec(select(Organisation)).one().postcode = postcode
    session.flush()

    found = conflicts(session, meeting(awa, at=at), AT)

    assert [(each.kind, each.words) for each in found] == (
        [(ConflictKind.HOLIDAY, words)] if words else []
    )


def test_outside_the_hours_of_who_receives(session: Session, awa: Person, colleague: UUID) -> None:
    availability.set_week(session, colleague, {1: ((9 * 60, 12 * 60),)})
    hers = replace(meeting(awa), adviser_id=colleague)

    assert conflicts(session, meeting(awa), AT) == ()
    assert [each.kind for each in conflicts(session, hers, AT)] == [ConflictKind.HOURS]
    saturday = meeting(awa, at=datetime(2027, 3, 20, 9, tzinfo=UTC))
    assert [each.kind for each in conflicts(session, saturday, AT)] == [ConflictKind.HOURS]


@pytest.mark.parametrize("room", ["", "Salle 2"])
def test_each_question_is_answered_by_an_index(session: Session, awa: Person, room: str) -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    def listen(
        _connection: object, _cursor: object, sql: str, values: tuple[str, ...], *_more: object
    ) -> None:
        asked.append((sql, values))

    engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", listen)
    conflicts(session, replace(meeting(awa), room=room), AT)
    event.remove(engine, "before_cursor_execute", listen)

    plans = [_plan(session, *each) for each in asked if "FROM appointment" in each[0]]
    assert [plan for plan in plans if "INDEX ix_appointment" not in plan] == []
    away = [_plan(session, *each) for each in asked if "FROM unavailability" in each[0]]
    assert [plan for plan in away if "SCAN unavailability" in plan] == []
    assert (len(plans), len(away)) == (1, 1)


def _plan(session: Session, sql: str, values: tuple[str, ...]) -> str:
    rows = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    return " / ".join(str(row[3]) for row in rows)


def test_a_room_is_the_same_however_its_accents_are_cast(
    session: Session, make: Make, awa: Person, colleague: UUID
) -> None:
    taken = replace(meeting(make("Sylla")), adviser_id=colleague, place="Mairie d’Étréaupont")
    booked = appointments.book(session, replace(taken, room="SALLE ÉTOILE"))
    new = replace(meeting(awa), place="mairie d’étréaupont", room="salle étoile")

    assert met(conflicts(session, new, AT)) == {("room", booked.id)}


def test_what_a_colleague_noted_of_her_absence_stays_hers(
    session: Session, awa: Person, colleague: UUID
) -> None:
    for whose in (colleague, session.info["adviser"]):
        away = Unavailability(
            adviser_id=whose, kind="absence", words="Hôpital", starts_at=SOON, ends_at=SOON + HOUR
        )
        session.add(away)
    session.flush()

    hers = conflicts(session, replace(meeting(awa), adviser_id=colleague), AT)
    mine = conflicts(session, meeting(awa), AT)

    assert [each.away.words for each in (*hers, *mine) if each.away] == ["", "Hôpital"]
    assert not session.dirty


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("97133", "977"),
        ("97150", "978"),
        ("97122", "971"),
        ("20090", "20"),
        ("67000", "67"),
        ("", ""),
    ],
)
def test_the_departement_is_that_of_the_postcode_and_of_its_island(
    session: Session, postcode: str, code: str
) -> None:
    session.exec(select(Organisation)).one().postcode = postcode
    session.flush()

    assert availability.department(session) == code
