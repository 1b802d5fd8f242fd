"""Whose file a row belongs to is found by its foreign keys, from any table."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.series.series import AppointmentSeries
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.journal import changes_of

NOON = datetime(2027, 3, 12, 11, 0, tzinfo=UTC)
DAY = date(2027, 3, 12)


def _person(store: Store, number: str) -> UUID:
    made = Person(file_number=number, last_name="X", first_name="Y", registered_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


def _put(session: Session, *rows: object) -> UUID:
    """Put rows in, the ones that others name first, and return the act."""
    for row in rows:
        session.add(row)
        session.flush()
    act: UUID = session.info["act"]
    return act


def _people(store: Store, act: UUID) -> frozenset[UUID]:
    def read(session: Session) -> frozenset[UUID]:
        connection = session.connection()
        return Belonging(connection).people(changes_of(connection, act))

    return store.run(read)


@pytest.fixture
def pathway(store: Store) -> Pathway:
    made = Pathway(person_id=_person(store, "1"), opened_on=DAY)
    store.run(_put, made)
    return made


def test_rows_far_from_the_person_are_hers(store: Store, pathway: Pathway) -> None:
    assessment = Assessment(pathway_id=pathway.id, grid_version="1", started_at=NOON)
    action = Action(pathway_id=pathway.id, kind="vae", wording="A", created_on=DAY)
    process = LicenceProcess(person_id=pathway.person_id, noted_on=DAY)
    budget = MobilityBudget(person_id=pathway.person_id, noted_on=DAY)
    store.run(_put, assessment, action, process, budget)
    for row in (
        Answer(assessment_id=assessment.id, question="V04", answered_at=NOON),
        FundingLine(action_id=action.id, funder_kind="region"),
        LicenceExam(process_id=process.id, kind="code", held_on=DAY),
        BudgetLine(budget_id=budget.id, scenario="aujourdhui", kind="carburant"),
    ):
        assert _people(store, store.run(_put, row)) == {pathway.person_id}


def test_a_column_changed_says_whose_row_it_is(store: Store, pathway: Pathway) -> None:
    action = Action(pathway_id=pathway.id, kind="vae", wording="A", created_on=DAY)
    store.run(_put, action)

    def change(session: Session) -> UUID:
        session.get_one(Action, action.id).note = "à voir"
        act: UUID = session.info["act"]
        return act

    assert _people(store, store.run(change)) == {pathway.person_id}


def test_rows_deleted_since_still_say_whose_they_were(store: Store, pathway: Pathway) -> None:
    action = Action(pathway_id=pathway.id, kind="vae", wording="A", created_on=DAY)
    store.run(_put, action)
    act = store.run(_put, FundingLine(action_id=action.id, funder_kind="region"))
    store.run(lambda session: session.delete(session.get_one(Pathway, pathway.id)))

    assert _people(store, act) == {pathway.person_id}


def test_an_appointment_is_of_all_who_took_part_even_those_who_left(store: Store) -> None:
    first, second = _person(store, "1"), _person(store, "2")
    made = Appointment(kind="suivi", starts_at=NOON, duration_minutes=45, uid="a@b")
    store.run(
        _put,
        made,
        Participation(appointment_id=made.id, person_id=first),
        Participation(appointment_id=made.id, person_id=second),
    )

    def move(session: Session) -> UUID:
        session.get_one(Appointment, made.id).place = "Hirson"
        act: UUID = session.info["act"]
        return act

    moved = store.run(move)
    store.run(lambda session: session.delete(session.get_one(Participation, (made.id, second))))

    assert _people(store, moved) == {first, second}


def test_the_rule_of_a_series_is_in_the_files_of_those_who_come(store: Store) -> None:
    guest = _person(store, "1")
    series = AppointmentSeries(
        rule="FREQ=WEEKLY;COUNT=3", starts_at=NOON, duration_minutes=60, uid="s@conseil-mobilite"
    )
    meeting = Appointment(
        kind="atelier", starts_at=NOON, duration_minutes=60, uid="a@conseil-mobilite"
    )
    meeting.series_id = series.id
    seat = Participation(appointment_id=meeting.id, person_id=guest)
    store.run(_put, series, meeting, seat)

    def end_sooner(session: Session) -> UUID:
        session.get_one(AppointmentSeries, series.id).rule = "FREQ=WEEKLY;COUNT=2"
        act: UUID = session.info["act"]
        return act

    assert _people(store, store.run(end_sooner)) == {guest}


def test_a_basin_is_in_nobody_s_file(store: Store) -> None:
    act = store.run(_put, MobilityBasin(code="thierache", name="Thiérache"))

    assert _people(store, act) == frozenset()
