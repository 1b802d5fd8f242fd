"""People given to another adviser, and all taken back at once."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.people import people, people_search, person_changes, reassigning
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.reassigning import Portfolio
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def colleague(session: Session) -> UUID:
    return add_colleague(session)


@pytest.fixture
def awa(session: Session) -> UUID:
    return welcome(session, "Roy")


def add_colleague(session: Session, *, active: bool = True) -> UUID:
    body = session.exec(select(Organisation.id)).one()
    made = Adviser(organisation_id=body, first_name="Karim", last_name="Lahlou", active=active)
    session.add(made)
    session.flush()
    return made.id


def welcome(session: Session, name: str) -> UUID:
    return people.welcome(session, NewPerson(name, "Awa"), Origin(), ON).id


def book(
    session: Session, at: datetime, *who: UUID, adviser: UUID | None = None, unnamed: int = 0
) -> Appointment:
    new = NewAppointment(
        "suivi", at, 45, person_ids=who, adviser_id=adviser, unnamed_participants=unnamed
    )
    return appointments.book(session, new)


def followed_by(session: Session, person: UUID) -> tuple[UUID | None, UUID | None]:
    pathway = session.exec(select(Pathway).where(Pathway.person_id == person)).one()
    return session.get_one(Person, person).adviser_id, pathway.adviser_id


def test_person_open_pathway_and_coming_appointments_follow(
    session: Session, awa: UUID, colleague: UUID
) -> None:
    at = session.info["clock"]()
    other = welcome(session, "Sy")
    coming = book(session, at + 2 * DAY, awa)
    past = book(session, at - 2 * DAY, awa)

    moved = reassigning.reassign(session, [awa], colleague, at, appointments=True)

    assert moved == Portfolio(1, 1, 1)
    assert followed_by(session, awa) == (colleague, colleague)
    assert followed_by(session, other) == (session.info["adviser"],) * 2
    assert (coming.adviser_id, coming.sequence, coming.revised_at) == (colleague, 1, at)
    assert (past.adviser_id, past.sequence) == (session.info["adviser"], 0)


def test_appointments_stay_unless_it_is_asked(session: Session, awa: UUID, colleague: UUID) -> None:
    at = session.info["clock"]()
    coming = book(session, at + 2 * DAY, awa)

    moved = reassigning.reassign(session, [awa], colleague, at, appointments=False)

    assert moved == Portfolio(1, 1, 0)
    assert coming.adviser_id == session.info["adviser"]


def test_what_others_lead_or_share_stays_theirs(
    session: Session, awa: UUID, colleague: UUID
) -> None:
    at, third = session.info["clock"](), add_colleague(session)
    shared = book(session, at + DAY, awa, welcome(session, "Sy"))
    counted = book(session, at + DAY, awa, unnamed=5)
    theirs = book(session, at + DAY, awa, adviser=third)
    called_off = book(session, at + DAY, awa)
    called_off.cancelled_on = ON
    binned = book(session, at + DAY, awa)
    appointments.delete(session, binned.id)

    assert reassigning.weigh(session, [awa], at) == Portfolio(1, 1, 0)
    moved = reassigning.reassign(session, [awa], colleague, at, appointments=True)

    assert moved == Portfolio(1, 1, 0)
    kept = (shared, counted, called_off, binned)
    assert {each.adviser_id for each in kept} == {session.info["adviser"]}
    assert theirs.adviser_id == third


def test_a_closed_pathway_keeps_who_led_it(session: Session, awa: UUID, colleague: UUID) -> None:
    pathway = session.exec(select(Pathway)).one()
    pathway.ended_on, pathway.end_reason, pathway.state = ON, "abandon", "sorti"
    session.flush()
    at = session.info["clock"]()

    moved = reassigning.reassign(session, [awa], colleague, at, appointments=True)

    assert moved == Portfolio(1, 0, 0)
    assert pathway.adviser_id == session.info["adviser"]


def test_people_in_the_bin_are_left_where_they_are(
    session: Session, awa: UUID, colleague: UUID
) -> None:
    at = session.info["clock"]()
    book(session, at + DAY, awa)
    people.put_in_bin(session, awa)

    assert reassigning.weigh(session, [awa], at).people == 0
    with pytest.raises(UserError):
        reassigning.reassign(session, [awa], colleague, at, appointments=True)

    assert session.get_one(Person, awa).adviser_id == session.info["adviser"]


def test_what_is_announced_is_what_moves(session: Session, awa: UUID, colleague: UUID) -> None:
    at, third = session.info["clock"](), add_colleague(session)
    binned = welcome(session, "Sy")
    person_changes.put_in_bin(session, binned)
    for adviser in (session.info["adviser"], third):
        book(session, at + DAY, awa, adviser=adviser)

    announced = reassigning.weigh(session, [awa, binned], at)

    moved = reassigning.reassign(session, [awa, binned], colleague, at, appointments=True)
    assert announced == moved == Portfolio(1, 1, 1)


@pytest.mark.parametrize("whom", ["nobody", "gone", "same"])
def test_a_choice_that_changes_nothing_or_cannot_be_is_said(
    session: Session, awa: UUID, whom: str
) -> None:
    chosen = {
        "nobody": None,
        "gone": add_colleague(session, active=False),
        "same": session.info["adviser"],
    }[whom]

    with pytest.raises(UserError) as refused:
        reassigning.reassign(session, [awa], chosen, session.info["clock"](), appointments=True)

    assert refused.value.field == "adviser_id"


def test_one_undo_takes_all_back_and_each_file_tells_it(store: Store) -> None:
    with store.transaction() as session:
        everybody = [welcome(session, f"Roy {letter}") for letter in "abc"]
        to, at = add_colleague(session), session.info["clock"]()
        for person in everybody:
            book(session, at + DAY, person)
    with store.transaction() as session:
        reassigning.reassign(session, everybody, to, at, appointments=True)
        act = session.info["act"]
    with store.transaction() as session:
        told = [undoing.last_steps(session, person)[0].words for person in everybody]
        trail = [entry.act for entry in session.exec(select(AuditEntry))]
    assert set(told) == {"3\xa0personnes réattribuées"}
    assert trail.count("person.reassign") == 3

    step = store.run(undoing.undo_act, act)

    assert step.words == "3\xa0personnes réattribuées"
    with store.transaction() as session:
        mine = store.adviser
        assert {followed_by(session, person) for person in everybody} == {(mine, mine)}
        left = session.exec(select(Appointment.adviser_id, Appointment.sequence)).all()
        assert {adviser for adviser, _sequence in left} == {mine}


def test_more_people_than_one_query_names_are_moved(session: Session, colleague: UUID) -> None:
    crowd = [
        Person(file_number=f"{rank}", last_name="X", first_name="Y", registered_on=ON)
        for rank in range(reassigning.AT_ONCE + 3)
    ]
    session.add_all(crowd)
    session.flush()
    ids = [person.id for person in crowd]

    moved = reassigning.reassign(
        session, ids, colleague, session.info["clock"](), appointments=False
    )

    assert moved.people == len(ids)
    assert {person.adviser_id for person in crowd} == {colleague}


def test_everybody_the_filters_let_through_is_named_beyond_the_page(session: Session) -> None:
    found = {welcome(session, f"Martin {letter}") for letter in "abcde"}
    welcome(session, "Zidane")
    query = PeopleQuery(session.info["clock"](), text="martin", limit=2)

    named = people_search.identities(session, query)

    assert set(named) == found
    assert len(named) == len(found)
