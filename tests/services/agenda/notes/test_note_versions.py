"""The versions of a note: what each writing session left, read back from the journal."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.services.watch import Watch

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.agenda.notes import note_versions, notes
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

MORNING = datetime(2027, 3, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Watch:
    return Watch(MORNING)


@pytest.fixture
def note() -> UUID:
    return uuid4()


def type_(store: Store, person: UUID, note: UUID, *texts: str) -> None:
    for text in texts:
        store.run(notes.keep, note, person, notes.Draft(text))


def texts(store: Store, note: UUID) -> list[str]:
    return [each.text for each in store.read(note_versions.of_note, note)]


def become_a_colleague(store: Store) -> None:
    def hire(session: Session) -> UUID:
        present = session.exec(select(Adviser)).first()
        assert present is not None
        other = Adviser(
            organisation_id=present.organisation_id, first_name="Samia", last_name="Roy"
        )
        session.add(other)
        session.flush()
        return other.id

    store.adviser = store.run(hire)


def test_letters_typed_in_one_sitting_are_one_version(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    type_(store, person, note, "Arr", "Arrivé à", "Arrivé à pied.")
    clock.wait(minutes=9)
    type_(store, person, note, "Arrivé à pied. Fatigué.")

    (version,) = store.read(note_versions.of_note, note)

    assert (version.text, version.words) == ("Arrivé à pied. Fatigué.", 4)
    assert version.at == clock.now


@pytest.mark.parametrize("minutes", [11, 24 * 60])
def test_a_pause_or_another_day_makes_another_version(
    store: Store, person: UUID, note: UUID, clock: Watch, minutes: int
) -> None:
    type_(store, person, note, "Premier jet.")
    clock.wait(minutes=minutes)
    type_(store, person, note, "Premier jet, relu.")

    assert texts(store, note) == ["Premier jet, relu.", "Premier jet."]


def test_midnight_in_paris_makes_another_version(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    clock.now = datetime(2027, 3, 12, 22, 58, tzinfo=UTC)
    type_(store, person, note, "Tard.")
    clock.wait(minutes=4)
    type_(store, person, note, "Tard le soir.")

    assert texts(store, note) == ["Tard le soir.", "Tard."]


def test_what_goes_at_once_stays_a_version(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    long = "Elle travaille à Hirson, de nuit, sans bus pour rentrer chez elle le matin."
    type_(store, person, note, long)
    clock.wait(minutes=0.1)
    type_(store, person, note, "", "E", "Effacé par erreur")

    assert texts(store, note) == ["Effacé par erreur", long]


def test_a_version_taken_up_is_a_new_one_and_loses_no_other(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    type_(store, person, note, "Un.")
    clock.wait(minutes=20)
    type_(store, person, note, "Un. Deux.")
    first = store.read(note_versions.of_note, note)[-1]
    clock.wait(minutes=0.5)

    kept = store.run(note_versions.take_up, note, first.number)
    assert kept.text == "Un."
    assert texts(store, note) == ["Un.", "Un. Deux.", "Un."]
    clock.wait(minutes=0.5)
    type_(store, person, note, "Un. Trois.")

    assert texts(store, note) == ["Un. Trois.", "Un.", "Un. Deux.", "Un."]


def test_taking_a_version_up_is_undone(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    type_(store, person, note, "Un.")
    clock.wait(minutes=20)
    type_(store, person, note, "Un. Deux.")
    first = store.read(note_versions.of_note, note)[-1]
    act = uuid4()
    with store.transaction(act) as session:
        note_versions.take_up(session, note, first.number)

    store.run(undoing.undo_act, act)

    assert texts(store, note)[0] == "Un. Deux."


def test_the_present_version_is_not_taken_up_nor_one_that_is_no_more(
    store: Store, person: UUID, note: UUID
) -> None:
    type_(store, person, note, "Un.")
    (version,) = store.read(note_versions.of_note, note)

    with pytest.raises(UserError, match="déjà celle"):
        store.run(note_versions.take_up, note, version.number)
    with pytest.raises(UserError, match="plus là"):
        store.run(note_versions.take_up, note, 999)


def test_a_note_begun_beside_the_journal_keeps_its_first_text(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    def found(session: Session) -> None:
        session.info["journal"] = False
        author = session.info["adviser"]
        session.add(
            Note(id=note, person_id=person, author_id=author, written_at=MORNING, text="Repris.")
        )

    store.run(found)
    clock.wait(minutes=60)
    type_(store, person, note, "Repris. Complété.")

    assert texts(store, note) == ["Repris. Complété.", "Repris."]


def test_a_colleague_reads_the_versions_of_a_shared_note_and_takes_none_up(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    type_(store, person, note, "Un.")
    clock.wait(minutes=20)
    type_(store, person, note, "Un. Deux.")
    become_a_colleague(store)

    versions = store.read(note_versions.of_note, note)

    assert [each.text for each in versions] == ["Un. Deux.", "Un."]
    with pytest.raises(UserError, match="par une autre personne"):
        store.run(note_versions.take_up, note, versions[-1].number)


def test_nobody_else_reads_the_versions_of_a_private_note(
    store: Store, person: UUID, note: UUID
) -> None:
    type_(store, person, note, "Partagé d’abord.")
    store.run(notes.set_private, note, private=True)
    assert texts(store, note) == ["Partagé d’abord."]

    become_a_colleague(store)

    assert texts(store, note) == []


def test_what_a_note_said_while_it_was_private_stays_with_its_author(
    store: Store, person: UUID, note: UUID, clock: Watch
) -> None:
    draft = notes.Draft("Confidence. Rendez-vous mardi.", private=True)
    store.run(notes.keep, note, person, draft)
    clock.wait(minutes=1)
    type_(store, person, note, "Rendez-vous mardi.")
    store.run(notes.set_private, note, private=False)
    assert len(texts(store, note)) == 1  # a sitting, of less than the letters that part versions
    clock.wait(minutes=20)
    type_(store, person, note, "Rendez-vous mardi à 9 h.")

    become_a_colleague(store)

    assert texts(store, note) == ["Rendez-vous mardi à 9 h.", "Rendez-vous mardi."]


def test_private_words_are_a_version_apart_for_their_author(
    store: Store, person: UUID, note: UUID
) -> None:
    store.run(notes.keep, note, person, notes.Draft("Confidence.", private=True))
    store.run(notes.set_private, note, private=False)
    type_(store, person, note, "Tout autre chose.")

    versions = store.read(note_versions.of_note, note)

    told = [(each.text, each.private) for each in versions]
    assert told == [("Tout autre chose.", False), ("Confidence.", True)]


def test_versions_outlive_a_closing_of_the_base(
    tmp_path: Path, store: Store, person: UUID, note: UUID, clock: Watch, data_key: DataKey
) -> None:
    type_(store, person, note, "Un.")
    clock.wait(minutes=20)
    type_(store, person, note, "Un. Deux.")
    adviser = store.adviser
    store.close()

    again = Store.open(tmp_path / "test.base", data_key, clock=clock, adviser=adviser)

    assert texts(again, note) == ["Un. Deux.", "Un."]
    again.close()
