from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, delete, select, update

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.journal.changes import JOURNAL
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.restoring import ParentGoneError
from conseil_mobilite.store.journal.rows import from_text, to_text

NOON = datetime(2027, 3, 12, 11, 0, tzinfo=UTC)


def act(session: Session) -> UUID:
    identifier: UUID = session.info["act"]
    return identifier


def register(session: Session) -> UUID:
    person = Person(
        file_number="2027-0001",
        last_name="Nguyễn",
        first_name="Zoé",
        registered_on=date(2027, 3, 1),
    )
    person.search_text = search_text(person, ["+33612345678"])
    session.add(person)
    session.flush()
    session.add(ContactPoint(person_id=person.id, kind="phone", value="+33612345678"))
    return person.id


def open_pathway(session: Session, person: UUID) -> tuple[UUID, UUID]:
    """Give the person all that may hang on her: each kind of reference is there."""
    pathway = Pathway(person_id=person, opened_on=date(2027, 3, 2))
    session.add(pathway)
    session.flush()
    first = Assessment(pathway_id=pathway.id, grid_version="1", started_at=NOON)
    session.add(first)
    session.flush()
    second = Assessment(
        pathway_id=pathway.id,
        grid_version="1",
        started_at=NOON,
        validated_on=NOON.date(),
        corrects_id=first.id,
    )
    session.add(second)
    appointment = Appointment(kind="bilan", starts_at=NOON, duration_minutes=45, uid="a@b")
    session.add(appointment)
    session.flush()
    session.add(
        Participation(appointment_id=appointment.id, person_id=person, pathway_id=pathway.id)
    )
    session.add(Answer(assessment_id=first.id, question="Q1", codes="AUCUN", answered_at=NOON))
    session.add(Answer(assessment_id=second.id, question="Q1", codes="OUI", answered_at=NOON))
    session.flush()
    return pathway.id, first.id


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    connection = session.connection()
    return {
        name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
        for name, table in JOURNALLED.items()
    }


def test_each_row_of_an_act_is_kept_before_and_after(store: Store) -> None:
    person = store.run(register)

    def move(session: Session) -> UUID:
        session.get_one(Person, person).municipality_name = "Hirson"
        return act(session)

    identifier = store.run(move)
    with store.transaction() as session:
        changes = session.exec(select(Change).order_by(col(Change.number))).all()
        assert [(change.table_name, change.kind) for change in changes] == [
            ("person", "insert"),
            ("contact_point", "insert"),
            ("person", "update"),
        ]
        last = changes[-1]
        assert (last.act_id, last.adviser_id, last.row_key) == (
            identifier,
            store.adviser,
            str(person),
        )
        assert from_text(last.before) == {"id": person, "municipality_name": ""}
        assert from_text(last.after) == {"id": person, "municipality_name": "Hirson"}


def test_undoing_a_change_restores_the_row_exactly(store: Store) -> None:
    person = store.run(register)
    before = store.run(everything)

    def spoil(session: Session) -> UUID:
        row = session.get_one(Person, person)
        row.last_name, row.birth_date, row.deleted_at = "X", date(1990, 2, 28), NOON
        session.flush()
        row.last_name = "Y"
        return act(session)

    identifier = store.run(spoil)
    assert store.run(everything) != before
    store.run(journal.undo, identifier)
    assert store.run(everything) == before


def test_undoing_a_registration_leaves_no_row(store: Store) -> None:
    before = store.run(everything)
    identifier = store.run(lambda session: (register(session), act(session))[1])
    store.run(journal.undo, identifier)
    assert store.run(everything) == before


def test_undoing_a_deletion_restores_all_that_went_with_it(store: Store) -> None:
    person = store.run(register)
    store.run(open_pathway, person)
    before = store.run(everything)

    def remove(session: Session) -> UUID:
        session.delete(session.get_one(Person, person))
        return act(session)

    identifier = store.run(remove)
    emptied = store.run(everything)
    assert (emptied["answer"], emptied["participation"]) == ([], [])
    store.run(journal.undo, identifier)
    assert store.run(everything) == before


def test_a_row_that_survives_a_deletion_finds_its_link_again(store: Store) -> None:
    person = store.run(register)
    pathway, _ = store.run(open_pathway, person)
    before = store.run(everything)

    def remove(session: Session) -> UUID:
        session.delete(session.get_one(Pathway, pathway))
        return act(session)

    identifier = store.run(remove)
    kept = store.run(lambda session: session.exec(select(Participation)).one())
    assert kept.pathway_id is None
    store.run(journal.undo, identifier)
    assert store.run(everything) == before


def test_undoing_the_undoing_does_the_act_again(store: Store) -> None:
    person = store.run(register)

    def remove(session: Session) -> UUID:
        session.delete(session.get_one(Person, person))
        return act(session)

    before = store.run(everything)
    deletion = store.run(remove)
    after = store.run(everything)
    undoing = store.run(journal.undo, deletion)
    assert store.run(everything) == before
    redoing = store.run(journal.undo, undoing)
    assert store.run(everything) == after
    store.run(journal.undo, redoing)
    assert store.run(everything) == before


def rename(session: Session, person: UUID, name: str) -> UUID:
    session.get_one(Person, person).last_name = name
    return act(session)


def test_a_row_changed_since_is_left_as_it_is_and_said(store: Store) -> None:
    person = store.run(register)
    first = store.run(rename, person, "X")
    store.run(rename, person, "Y")
    before = store.run(everything)
    with pytest.raises(journal.ChangedSinceError):
        store.run(journal.undo, first)
    assert store.run(everything) == before


def test_a_row_changed_unseen_is_left_as_it_is_and_said(store: Store) -> None:
    person = store.run(register)
    first = store.run(rename, person, "X")
    with store.transaction() as session:
        session.info[JOURNAL] = False
        session.exec(update(Person).values(last_name="Z"))
    with pytest.raises(journal.ChangedSinceError):
        store.run(journal.undo, first)
    assert store.run(lambda session: session.get_one(Person, person).last_name) == "Z"


def test_a_person_who_has_since_a_pathway_cannot_be_unmade(store: Store) -> None:
    identifier, person = store.run(lambda session: (act(session), register(session)))
    store.run(open_pathway, person)
    before = store.run(everything)
    with pytest.raises(journal.ChangedSinceError):
        store.run(journal.undo, identifier)
    assert store.run(everything) == before


def test_a_row_is_not_restored_without_its_parent(store: Store) -> None:
    person = store.run(register)
    pathway, first = store.run(open_pathway, person)

    def remove_answer(session: Session) -> UUID:
        session.delete(session.get_one(Answer, (first, "Q1")))
        return act(session)

    identifier = store.run(remove_answer)
    store.run(lambda session: session.delete(session.get_one(Pathway, pathway)))
    with pytest.raises(ParentGoneError):
        store.run(journal.undo, identifier)


def test_an_unknown_act_has_nothing_to_undo(store: Store) -> None:
    with pytest.raises(journal.NothingToUndoError):
        store.run(journal.undo, uuid4())


def test_a_document_handed_out_stays(store: Store) -> None:
    person = store.run(register)

    def issue(session: Session) -> UUID:
        session.add(
            IssuedDocument(
                person_id=person,
                kind="fiche",
                number="F-1",
                title="Fiche",
                issued_at=NOON,
                content=b"%PDF" * 1000,
                sha256="0" * 64,
            )
        )
        session.add(Note(person_id=person, written_at=NOON, text="remise"))
        return act(session)

    store.run(journal.undo, store.run(issue))
    with store.transaction() as session:
        assert session.exec(select(Note)).all() == []
        assert session.exec(select(IssuedDocument)).one().content == b"%PDF" * 1000


def test_a_change_of_many_rows_at_once_is_refused_rather_than_unseen(store: Store) -> None:
    store.run(register)
    with pytest.raises(RuntimeError, match="person"):
        store.run(lambda session: session.exec(delete(Person)))


def test_nothing_is_kept_where_the_journal_is_off(store: Store) -> None:
    with store.transaction() as session:
        session.info[JOURNAL] = False
        register(session)
    assert store.run(lambda session: session.exec(select(Change)).all()) == []


def test_what_is_derived_is_no_act_of_its_own(store: Store) -> None:
    person = store.run(register)

    def derive(session: Session) -> UUID:
        session.get_one(Person, person).search_text = " nguyen zoe"
        return act(session)

    derived = store.run(derive)

    acts = set(store.run(lambda session: session.exec(select(Change.act_id)).all()))
    assert len(acts) == 1
    assert derived not in acts


def test_an_entity_of_an_earlier_transaction_is_compared_with_the_base(store: Store) -> None:
    person = store.run(register)
    stale = store.run(lambda session: session.get_one(Person, person))
    store.run(rename, person, "X")
    stale.first_name = "Ana"

    def save(session: Session) -> UUID:
        session.add(stale)
        return act(session)

    identifier = store.run(save)
    store.run(journal.undo, identifier)
    row = store.run(lambda session: session.get_one(Person, person))
    assert (row.first_name, row.last_name) == ("Zoé", "X")


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -5, "«\u00a0Œuf\u00a0»\n", UUID(int=9), date(1900, 2, 28), NOON, b"\x00\xff"],
)
def test_every_kind_of_value_comes_back_from_its_text(value: object) -> None:
    back = from_text(to_text({"a": value}))
    assert back == {"a": value}
    assert type(back["a"]) is type(value)


def test_the_journal_covers_a_person_s_whole_file_and_nothing_else() -> None:
    assert {"person", "answer", "goal", "participation", "privacy_notice"} <= JOURNALLED.keys()
    assert JOURNALLED.keys().isdisjoint(
        {"change", "audit_entry", "audit_seal", "setting", "organisation", "adviser"}
    )


def test_the_journal_is_encrypted_with_the_rest(store: Store) -> None:
    store.run(register)
    store.close()
    content = Path(store.path).read_bytes()
    assert "Nguyễn".encode() not in content
