"""Undo where rows meet: one row changed twice, links set to nothing, places that are unique."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.pathway.action import Action, FundingLine, Goal
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.situation import SituationTopic
from conseil_mobilite.services.assessment import assessments
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.journal.journalled import JOURNALLED

NOON = datetime(2027, 3, 12, 11, 0, tzinfo=UTC)
DAY = date(2027, 3, 12)


@pytest.fixture
def person(store: Store) -> UUID:
    def register(session: Session) -> UUID:
        made = Person(file_number="1", last_name="Nguyễn", first_name="Zoé", registered_on=DAY)
        session.add(made)
        return made.id

    return store.run(register)


@pytest.fixture
def pathway(store: Store, person: UUID) -> UUID:
    return store.run(_put, Pathway(person_id=person, opened_on=DAY))


@pytest.fixture
def action(store: Store, pathway: UUID) -> UUID:
    goal = store.run(_put, Goal(pathway_id=pathway, label="Travailler"))
    return store.run(
        _put,
        Action(pathway_id=pathway, goal_id=goal, kind="vae", wording="Essayer", created_on=DAY),
    )


@pytest.fixture
def assessment(store: Store, pathway: UUID) -> UUID:
    made = Assessment(pathway_id=pathway, grid_version="CM-2026.1", started_at=NOON)
    return store.run(_put, made)


def _put(session: Session, row: SQLModel) -> UUID:
    session.add(row)
    session.flush()
    identity: UUID = row.model_dump()["id"]
    return identity


def _everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    connection = session.connection()
    return {
        name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
        for name, table in JOURNALLED.items()
    }


def _done(store: Store, do: Callable[[Session], object]) -> UUID:
    """Do an act and return it."""
    with store.transaction() as session:
        do(session)
        act: UUID = session.info["act"]
    return act


def _changed(store: Store, action: UUID, **fields: object) -> UUID:
    def change(session: Session) -> None:
        session.get_one(Action, action).sqlmodel_update(fields)

    return _done(store, change)


def test_the_act_says_which_one_it_takes_back(store: Store, action: UUID) -> None:
    act = _changed(store, action, note="à voir")

    undoing = store.run(journal.undo, act)

    with store.transaction() as session:
        rows = session.exec(select(Change).where(Change.act_id == undoing)).all()
        assert [row.undoes for row in rows] == [act]
        assert {row.undoes for row in session.exec(select(Change)) if row.act_id != undoing} == {
            None
        }


def test_two_fields_of_one_row_are_undone_apart_in_any_order(store: Store, action: UUID) -> None:
    first = _changed(store, action, due_on=DAY)
    _changed(store, action, note="à voir")

    store.run(journal.undo, first)

    row = store.run(lambda session: session.get_one(Action, action))
    assert (row.due_on, row.note) == (None, "à voir")


def test_acts_on_one_field_are_undone_one_after_the_other(store: Store, action: UUID) -> None:
    start = store.run(_everything)
    acts = [_changed(store, action, note=note) for note in ("a", "ab", "abc")]

    for act in reversed(acts):
        store.run(journal.undo, act)

    assert store.run(_everything) == start


def test_a_row_changed_several_times_in_one_act_goes_back_to_the_first_value(
    store: Store, action: UUID
) -> None:
    start = store.run(_everything)

    def change(session: Session) -> None:
        row = session.get_one(Action, action)
        for note in ("a", "b", "c"):
            row.note, row.position = note, row.position + 1
            session.flush()

    act = _done(store, change)
    after = store.run(_everything)
    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    store.run(journal.undo, undoing)
    assert store.run(_everything) == after


def test_a_row_made_changed_and_deleted_in_one_act_leaves_nothing_to_undo(
    store: Store, action: UUID
) -> None:
    def come_and_go(session: Session) -> None:
        line = FundingLine(action_id=action, funder_kind="region")
        session.add(line)
        session.flush()
        session.delete(line)

    act = _done(store, come_and_go)

    with pytest.raises(journal.NothingToUndoError):
        store.run(journal.undo, act)


def test_a_row_taken_away_and_put_again_in_one_flush_is_a_change_of_it(
    store: Store, person: UUID
) -> None:
    topic = SituationTopic(person_id=person, topic="velos", state="aucun", noted_on=DAY)
    store.run(lambda session: session.add(topic))
    start = store.run(_everything)

    def replace(session: Session) -> None:
        session.delete(session.get_one(SituationTopic, (person, "velos")))
        session.add(SituationTopic(person_id=person, topic="velos", state="refus", noted_on=DAY))

    act = _done(store, replace)
    after = store.run(_everything)
    assert after != start
    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    store.run(journal.undo, undoing)
    assert store.run(_everything) == after


def test_a_link_set_to_nothing_by_a_deletion_is_set_again_and_taken_off_again(
    store: Store, action: UUID
) -> None:
    start = store.run(_everything)

    def remove_goal(session: Session) -> None:
        session.delete(session.exec(select(Goal)).one())

    act = _done(store, remove_goal)
    after = store.run(_everything)
    assert store.run(lambda session: session.get_one(Action, action).goal_id) is None
    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    redoing = store.run(journal.undo, undoing)
    assert store.run(_everything) == after
    store.run(journal.undo, redoing)
    assert store.run(_everything) == start


def test_a_link_moved_in_the_flush_that_deletes_what_it_named_is_kept_moved(
    store: Store, pathway: UUID, action: UUID
) -> None:
    other = store.run(_put, Goal(pathway_id=pathway, label="Se soigner"))
    start = store.run(_everything)

    def replace_goal(session: Session) -> None:
        row = session.get_one(Action, action)
        session.delete(session.get_one(Goal, row.goal_id))
        row.goal_id = other

    act = _done(store, replace_goal)
    assert store.run(lambda session: session.get_one(Action, action).goal_id) == other
    store.run(journal.undo, act)
    assert store.run(_everything) == start


def test_a_seat_of_a_composite_key_comes_and_goes_with_its_appointment(
    store: Store, person: UUID, pathway: UUID
) -> None:
    start = store.run(_everything)

    def book(session: Session) -> None:
        made = Appointment(kind="suivi", starts_at=NOON, duration_minutes=45, uid="a@b")
        session.add(made)
        session.flush()
        session.add(Participation(appointment_id=made.id, person_id=person, pathway_id=pathway))

    act = _done(store, book)
    after = store.run(_everything)
    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    store.run(journal.undo, undoing)
    assert store.run(_everything) == after


def test_the_one_open_pathway_is_closed_before_another_is_opened_again(
    store: Store, person: UUID, pathway: UUID
) -> None:
    start = store.run(_everything)

    def change_pathway(session: Session) -> None:
        former = session.get_one(Pathway, pathway)
        former.ended_on, former.end_reason = DAY, "relais"
        session.flush()
        session.add(Pathway(person_id=person, opened_on=DAY))

    act = _done(store, change_pathway)
    after = store.run(_everything)
    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    store.run(journal.undo, undoing)
    assert store.run(_everything) == after


def test_a_pathway_is_not_opened_again_beside_another(
    store: Store, person: UUID, pathway: UUID
) -> None:
    def close(session: Session) -> None:
        former = session.get_one(Pathway, pathway)
        former.ended_on, former.end_reason = DAY, "relais"

    act = _done(store, close)
    store.run(_put, Pathway(person_id=person, opened_on=DAY))
    before = store.run(_everything)

    with pytest.raises(journal.ChangedSinceError):
        store.run(journal.undo, act)

    assert store.run(_everything) == before


def test_a_row_that_serves_elsewhere_is_not_unmade_nor_what_serves_it(
    store: Store, pathway: UUID
) -> None:
    made = Goal(pathway_id=pathway, label="Travailler")
    act = _done(store, lambda session: session.add(made))
    store.run(
        _put,
        Action(pathway_id=pathway, goal_id=made.id, kind="vae", wording="Essayer", created_on=DAY),
    )
    before = store.run(_everything)

    with pytest.raises(journal.ChangedSinceError):
        store.run(journal.undo, act)

    assert store.run(_everything) == before


def test_a_refused_undo_leaves_the_transaction_usable(store: Store, action: UUID) -> None:
    first = _changed(store, action, note="a")
    _changed(store, action, note="b")

    with store.transaction() as session:
        with pytest.raises(journal.ChangedSinceError):
            journal.undo(session, first)
        session.get_one(Action, action).papers = "Carte d’identité"

    row = store.run(lambda session: session.get_one(Action, action))
    assert (row.note, row.papers) == ("b", "Carte d’identité")


def test_where_the_adviser_stopped_is_no_act(store: Store, assessment: UUID) -> None:
    act = _done(store, lambda session: assessments.pause(session, assessment, "V04", 12))

    with pytest.raises(journal.NothingToUndoError):
        store.run(journal.undo, act)
    row = store.run(lambda session: session.get_one(Assessment, assessment))
    assert (row.last_question, row.duration_minutes) == ("V04", 12)


def _answered(store: Store, assessment: UUID, question: str = "V04") -> UUID:
    def answer(session: Session) -> None:
        session.add(
            Answer(assessment_id=assessment, question=question, text="oui", answered_at=NOON)
        )
        session.get_one(Assessment, assessment).last_question = question

    return _done(store, answer)


def test_where_the_adviser_stopped_goes_back_with_the_act(store: Store, assessment: UUID) -> None:
    start = store.run(_everything)
    act = _answered(store, assessment)
    after = store.run(_everything)

    undoing = store.run(journal.undo, act)
    assert store.run(_everything) == start
    store.run(journal.undo, undoing)
    assert store.run(_everything) == after


def test_where_the_adviser_stopped_since_stays_and_never_prevents_an_undo(
    store: Store, assessment: UUID
) -> None:
    act = _answered(store, assessment)
    store.run(assessments.pause, assessment, "H02", 30)

    undoing = store.run(journal.undo, act)

    row = store.run(lambda session: session.get_one(Assessment, assessment))
    assert (row.last_question, row.duration_minutes) == ("H02", 30)
    assert store.run(lambda session: session.exec(select(Answer)).all()) == []
    store.run(journal.undo, undoing)
    row = store.run(lambda session: session.get_one(Assessment, assessment))
    assert (row.last_question, row.duration_minutes) == ("H02", 30)


def test_an_assessment_unmade_comes_back_as_far_as_it_had_gone(store: Store, pathway: UUID) -> None:
    made = Assessment(pathway_id=pathway, grid_version="CM-2026.1", started_at=NOON)
    act = _done(store, lambda session: session.add(made))
    store.run(assessments.pause, made.id, "H02", 30)

    undoing = store.run(journal.undo, act)
    assert store.run(lambda session: session.get(Assessment, made.id)) is None
    store.run(journal.undo, undoing)

    row = store.run(lambda session: session.get_one(Assessment, made.id))
    assert (row.last_question, row.duration_minutes) == ("H02", 30)


def test_what_came_before_a_validation_is_not_undone_and_what_came_after_is(
    store: Store, assessment: UUID
) -> None:
    before = _answered(store, assessment)

    def validate(session: Session) -> None:
        session.get_one(Assessment, assessment).validated_on = DAY

    validation = _done(store, validate)
    for act in (before, validation):
        with pytest.raises(journal.FinalActError, match="Corriger"):
            store.run(journal.undo, act)
    since = _answered(store, assessment, "H02")
    store.run(journal.undo, since)

    rows = store.run(lambda session: session.exec(select(Answer)).all())
    assert [row.question for row in rows] == ["V04"]
