"""Notes, kept as they are typed, and who may read them."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.agenda.notes.notes import Draft
from conseil_mobilite.services.pathway import pathways

ON = date(2027, 3, 12)


@pytest.fixture
def person(session: Session) -> Person:
    made = Person(file_number="1", last_name="Sylla", first_name="Mamadou", registered_on=ON)
    session.add(made)
    session.flush()
    return made


@pytest.fixture
def note(session: Session, person: Person) -> UUID:
    identifier = uuid4()
    notes.write(session, identifier, person.id, "Arrivé à pied.")
    return identifier


def texts(session: Session, person: Person) -> list[str]:
    return [each.note.text for each in notes.of_person(session, person.id)]


def become_somebody_else(session: Session) -> None:
    adviser = session.exec(select(Adviser)).one()
    other = Adviser(organisation_id=adviser.organisation_id, first_name="Samia", last_name="Roy")
    session.add(other)
    session.flush()
    session.info["adviser"] = other.id


def test_a_note_follows_the_typing_and_is_told_once(
    session: Session, person: Person, note: UUID
) -> None:
    notes.write(session, note, person.id, "Arrivé à pied.\nVeut passer le permis.")

    assert texts(session, person) == ["Arrivé à pied.\nVeut passer le permis."]
    assert session.exec(select(AuditEntry.act)).all() == ["note.write"]


def test_a_note_belongs_to_the_open_pathway(session: Session, person: Person) -> None:
    pathway = pathways.open_pathway(session, person.id, ON)

    written = notes.write(session, uuid4(), person.id, "Premier échange.")

    assert written.pathway_id == pathway.id
    assert written.author_id == session.info["adviser"]


def test_a_note_emptied_again_is_not_listed(session: Session, person: Person, note: UUID) -> None:
    notes.write(session, note, person.id, "")

    assert texts(session, person) == []


def test_a_private_note_is_read_by_its_author_only(
    session: Session, person: Person, note: UUID
) -> None:
    notes.set_private(session, note, private=True)
    assert texts(session, person) == ["Arrivé à pied."]

    become_somebody_else(session)

    assert texts(session, person) == []


def test_a_colleague_reads_a_note_and_cannot_touch_it(
    session: Session, person: Person, note: UUID
) -> None:
    become_somebody_else(session)

    (read,) = notes.of_person(session, person.id)
    assert (read.author, read.mine) == ("Nadia Lefèvre", False)
    for touch in (
        lambda: notes.write(session, note, person.id, "Autre chose."),
        lambda: notes.set_private(session, note, private=True),
        lambda: notes.delete(session, note),
    ):
        with pytest.raises(UserError, match="par une autre personne"):
            touch()
    assert texts(session, person) == ["Arrivé à pied."]


def test_a_deleted_note_comes_back(session: Session, person: Person, note: UUID) -> None:
    notes.delete(session, note)
    assert texts(session, person) == []

    notes.restore(session, note)

    assert texts(session, person) == ["Arrivé à pied."]


def test_deleting_a_note_not_begun_or_gone_already_changes_nothing(
    session: Session, note: UUID
) -> None:
    assert not notes.delete(session, uuid4())
    assert notes.delete(session, note)

    assert not notes.delete(session, note)

    acts = session.exec(select(AuditEntry.act)).all()
    assert list(acts) == ["note.write", "note.delete"]


def test_a_late_draft_does_not_bring_a_deleted_note_back(
    session: Session, person: Person, note: UUID
) -> None:
    notes.delete(session, note)

    notes.keep(session, note, person.id, Draft("Arrivé à pied, trempé."))

    assert texts(session, person) == []


@pytest.mark.parametrize("text", ["Numéro 2 84 05 75 113 042 26", "a" * 20_001])
def test_what_may_not_be_kept_is_refused_and_the_older_words_stay(
    session: Session, person: Person, note: UUID, text: str
) -> None:
    with pytest.raises(UserError) as refused:
        notes.write(session, note, person.id, text)

    assert refused.value.field == "text"
    assert texts(session, person) == ["Arrivé à pied."]


def test_notes_of_somebody_else_are_not_listed(session: Session, note: UUID) -> None:
    other = Person(file_number="2", last_name="Keïta", first_name="Awa", registered_on=ON)
    session.add(other)
    session.flush()

    notes.write(session, uuid4(), other.id, "Une autre histoire.")

    assert [each.note.id for each in notes.of_person(session, other.id)] != [note]
    assert texts(session, other) == ["Une autre histoire."]


@pytest.mark.parametrize(
    ("typed", "kept", "why"),
    [
        (
            "Numéro 2 84 05 75 113 042 26, à vérifier",
            "Numéro [numéro retiré], à vérifier",
            "retiré",
        ),
        ("a" * 20_001, "a" * 20_000, "dépasse"),
    ],
)
def test_a_refusal_costs_no_other_word(
    session: Session, person: Person, note: UUID, typed: str, kept: str, why: str
) -> None:
    answer = notes.keep(session, note, person.id, notes.Draft(typed))

    assert texts(session, person) == [kept]
    assert answer.note is not None
    assert answer.refused
    assert why in answer.refused or why in kept


def test_a_note_may_be_private_before_its_first_word(session: Session, person: Person) -> None:
    identifier = uuid4()
    notes.set_private(session, identifier, private=True)  # nothing is begun yet

    notes.keep(session, identifier, person.id, notes.Draft("Entre nous.", private=True))

    become_somebody_else(session)
    assert texts(session, person) == []


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_blanks_are_no_note(session: Session, person: Person, text: str) -> None:
    assert notes.keep(session, uuid4(), person.id, notes.Draft(text)).note is None
    assert session.exec(select(AuditEntry.act)).all() == []
