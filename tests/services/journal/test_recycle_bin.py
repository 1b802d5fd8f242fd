"""The recycle bin tells what was deleted, where and by whom, and puts it back."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess, Vehicle
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.journal import recycle_bin, undoing
from conseil_mobilite.services.journal.recycle_bin import BinEntry
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.journal.changes import JOURNAL
from conseil_mobilite.store.journal.restoring import ParentGoneError

DAY = date(2027, 3, 12)


@pytest.fixture
def person(store: Store) -> UUID:
    made = Person(file_number="1", last_name="Nguyễn", first_name="Zoé", registered_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


@pytest.fixture
def pathway(store: Store, person: UUID) -> UUID:
    return store.run(pathways.open_pathway, person, DAY).id


@pytest.fixture
def action(store: Store, pathway: UUID) -> UUID:
    return store.run(actions.plan, pathway, NewAction("vae", wording="Passer le code"), DAY).id


def _told(store: Store, at: datetime = NOW) -> list[BinEntry]:
    def read(session: Session) -> list[BinEntry]:
        session.info["clock"] = lambda: at
        return recycle_bin.entries(session)

    return store.run(read)


def _words(store: Store) -> list[str]:
    return [entry.words.replace("\u00a0", " ") for entry in _told(store)]


@pytest.mark.usefixtures("action")
def test_where_nothing_was_deleted_the_bin_is_empty(store: Store) -> None:
    assert _told(store) == []


def test_a_deletion_is_told_with_whose_file_it_was_in_who_did_it_and_when(
    store: Store, action: UUID
) -> None:
    store.run(actions.delete, action)

    (entry,) = _told(store)
    assert entry.words.replace("\u00a0", " ") == "Action « Passer le code »"
    assert (entry.whose, entry.who, entry.at) == ("Zoé Nguyễn", "Nadia Lefèvre", NOW)


def test_the_latest_comes_first(store: Store, person: UUID, action: UUID) -> None:
    def delete_earlier(session: Session) -> None:
        session.info["clock"] = lambda: NOW - timedelta(days=2)
        actions.delete(session, action)

    store.run(delete_earlier)
    store.run(people.put_in_bin, person)

    assert _words(store) == ["Dossier", "Action « Passer le code »"]


def test_each_kind_that_stays_marked_is_put_back(store: Store, person: UUID, action: UUID) -> None:
    note = uuid4()
    store.run(notes.write, note, person, "À rappeler")
    new = NewAppointment("suivi", NOW + timedelta(days=1), 45, (person,))
    appointment = store.run(appointments.book, new).id
    pathway = store.run(lambda session: session.exec(select(Pathway)).one())
    assert pathway.state == "rdv_fixe"
    store.run(notes.delete, note)
    store.run(actions.delete, action)
    store.run(appointments.delete, appointment)
    store.run(people.put_in_bin, person)

    found = _told(store)
    assert len(found) == 4
    for entry in found:
        store.run(recycle_bin.put_back, entry)

    assert _told(store) == []
    with store.transaction() as session:
        assert session.get_one(Person, person).deleted_at is None
        assert session.get_one(Action, action).deleted_at is None
        assert session.get_one(Note, note).deleted_at is None
        assert session.get_one(Appointment, appointment).deleted_at is None
        assert session.exec(select(Pathway)).one().state == "rdv_fixe"


def test_what_the_journal_did_not_see_is_put_back_too(store: Store, action: UUID) -> None:
    with store.transaction() as session:
        session.info[JOURNAL] = False
        actions.delete(session, action)

    (entry,) = _told(store)
    assert (entry.act, entry.who) == (None, "")
    store.run(recycle_bin.put_back, entry)

    assert store.run(lambda session: session.get_one(Action, action).deleted_at) is None


def test_what_moved_on_since_is_put_back_as_it_may_be(store: Store, person: UUID) -> None:
    store.run(pathways.open_pathway, person, DAY)
    new = NewAppointment("suivi", NOW + timedelta(days=1), 45, (person,))
    appointment = store.run(appointments.book, new).id
    store.run(appointments.delete, appointment)
    store.run(appointments.book, new)

    (entry,) = _told(store)
    store.run(recycle_bin.put_back, entry)

    row = store.run(lambda session: session.get_one(Appointment, appointment))
    assert row.deleted_at is None


def test_what_was_taken_away_comes_back_with_all_that_hung_on_it(
    store: Store, person: UUID
) -> None:
    process = LicenceProcess(person_id=person, noted_on=DAY)
    store.run(lambda session: session.add(process))
    exam = LicenceExam(process_id=process.id, kind="code", held_on=DAY)
    store.run(lambda session: session.add(exam))
    store.run(lambda session: session.delete(session.get_one(LicenceProcess, process.id)))

    (entry,) = _told(store)
    assert entry.words.startswith("Permis en préparation")
    store.run(recycle_bin.put_back, entry)

    assert store.run(lambda session: session.get(LicenceExam, exam.id)) is not None
    assert _told(store) == []


def test_several_rows_of_one_act_are_one_entry(store: Store, person: UUID) -> None:
    cars = [Vehicle(person_id=person, kind="voiture", noted_on=DAY) for _ in range(2)]
    store.run(lambda session: session.add_all(cars))

    def sweep(session: Session) -> None:
        for vehicle in session.exec(select(Vehicle)).all():
            session.delete(vehicle)

    store.run(sweep)

    assert _words(store) == ["2 véhicules"]


def test_what_was_replaced_or_taken_back_by_an_undo_is_no_deletion(
    store: Store, person: UUID
) -> None:
    store.run(people.correct, person, {"phones": ["0612345678"]})
    store.run(people.correct, person, {"phones": ["0698765432"]})
    store.run(undoing.undo_last, person)

    assert _told(store) == []
    phones = store.run(lambda session: session.exec(select(ContactPoint.value)).all())
    assert phones == ["+33612345678"]


def test_a_deletion_undone_leaves_the_bin_and_one_done_again_comes_back(
    store: Store, person: UUID
) -> None:
    car = Vehicle(person_id=person, kind="voiture", name="Clio", noted_on=DAY)
    store.run(lambda session: session.add(car))
    store.run(lambda session: session.delete(session.get_one(Vehicle, car.id)))
    assert len(_told(store)) == 1

    store.run(undoing.undo_last, person)
    assert _told(store) == []
    store.run(undoing.redo_last, person)
    (entry,) = _told(store)
    store.run(recycle_bin.put_back, entry)

    assert store.run(lambda session: session.get(Vehicle, car.id)) is not None
    assert _told(store) == []


def test_after_thirty_days_an_entry_is_no_longer_shown(store: Store, action: UUID) -> None:
    line = FundingLine(action_id=action, funder_kind="region")
    store.run(lambda session: session.add(line))
    store.run(lambda session: session.delete(session.get_one(FundingLine, line.id)))
    store.run(actions.delete, action)

    assert len(_told(store, NOW + timedelta(days=30))) == 2
    assert _told(store, NOW + timedelta(days=30, seconds=1)) == []


def test_what_cannot_come_back_says_why(store: Store, pathway: UUID, action: UUID) -> None:
    line = FundingLine(action_id=action, funder_kind="region")
    store.run(lambda session: session.add(line))
    store.run(lambda session: session.delete(session.get_one(FundingLine, line.id)))
    (entry,) = _told(store)
    store.run(lambda session: session.delete(session.get_one(Pathway, pathway)))

    with pytest.raises(ParentGoneError, match="remettez-le d’abord"):
        store.run(recycle_bin.put_back, entry)


def test_what_is_back_already_is_said(store: Store, action: UUID) -> None:
    store.run(actions.delete, action)
    (entry,) = _told(store)
    store.run(actions.restore, action)

    with pytest.raises(UserError, match="déjà"):
        store.run(recycle_bin.put_back, entry)


def test_a_reply_taken_out_of_an_assessment_validated_since_stays_out(
    store: Store, pathway: UUID
) -> None:
    made = Assessment(pathway_id=pathway, grid_version="CM-2026.1", started_at=NOW)
    store.run(lambda session: session.add(made))
    reply = Answer(assessment_id=made.id, question="V04", state="refus", answered_at=NOW)
    store.run(lambda session: session.add(reply))
    store.run(lambda session: session.delete(session.get_one(Answer, (made.id, "V04"))))
    (entry,) = _told(store)

    def validate(session: Session) -> None:
        session.get_one(Assessment, made.id).validated_on = DAY

    store.run(validate)

    with pytest.raises(journal.FinalActError, match="Corriger"):
        store.run(recycle_bin.put_back, entry)


def test_a_private_note_is_told_to_its_author_only(store: Store, person: UUID) -> None:
    note = uuid4()
    store.run(notes.write, note, person, "Pour moi")
    store.run(notes.set_private, note, private=True)
    store.run(notes.delete, note)

    assert len(_told(store)) == 1
    store.adviser = uuid4()
    assert _told(store) == []
