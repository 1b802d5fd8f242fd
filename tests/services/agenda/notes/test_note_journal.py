"""A note typed without haste takes little of the journal, and is taken back like any typing."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select
from tests.services.watch import Watch

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.services.agenda.notes import note_versions, notes
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store

LETTERS = 1500
PAUSE = 0.4


@pytest.fixture
def clock() -> Watch:
    return Watch(datetime(2027, 3, 12, 9, 0, tzinfo=UTC))


def type_(store: Store, clock: Watch, person: UUID, note: UUID, *texts: str) -> None:
    for text in texts:
        clock.wait(seconds=PAUSE)
        store.run(notes.keep, note, person, notes.Draft(text))


def changes(session: Session, note: UUID) -> list[str]:
    query = select(Change.kind).where(Change.table_name == "note", Change.row_key == str(note))
    return list(session.exec(query.order_by(col(Change.number))))


def weight(session: Session) -> int:
    told = select(Change.before, Change.after)
    return sum(len(before) + len(after) for before, after in session.exec(told))


def text(session: Session, note: UUID) -> str:
    return session.get_one(Note, note).text


def test_a_long_note_takes_a_few_times_its_length(store: Store, clock: Watch, person: UUID) -> None:
    note, words = uuid4(), "Elle prend le car de 7 h 10. " * 60
    before = store.read(weight)

    type_(store, clock, person, note, *(words[:end] for end in range(2, LETTERS, 10)))

    assert store.read(changes, note) == ["insert", "typing"]
    assert store.read(weight) - before < 4 * LETTERS


def test_it_is_taken_back_whole_and_done_again_to_the_letter(
    store: Store, clock: Watch, person: UUID
) -> None:
    note = uuid4()
    type_(store, clock, person, note, "El", "Elle", "Elle vient")

    store.run(undoing.undo_last, person)
    assert store.read(lambda session: session.get(Note, note)) is None
    store.run(undoing.redo_last, person)

    assert store.read(text, note) == "Elle vient"


def test_what_a_pause_of_a_minute_leaves_is_a_step_of_its_own(
    store: Store, clock: Watch, person: UUID
) -> None:
    note = uuid4()
    type_(store, clock, person, note, "Elle", "Elle vient")
    clock.wait(seconds=61)
    type_(store, clock, person, note, "Elle vient lundi")

    store.run(undoing.undo_last, person)

    assert store.read(text, note) == "Elle vient"


def test_letters_typed_and_taken_away_again_are_no_act(
    store: Store, clock: Watch, person: UUID
) -> None:
    note = uuid4()
    type_(store, clock, person, note, "Elle vient")
    before = store.read(changes, note)
    clock.wait(seconds=61)
    type_(store, clock, person, note, "Elle vient b", "Elle vient bi")
    assert len(store.read(changes, note)) == len(before) + 1

    type_(store, clock, person, note, "Elle vient")

    assert store.read(changes, note) == before


def test_what_was_wiped_out_at_once_can_be_read_again(
    store: Store, clock: Watch, person: UUID
) -> None:
    note, long = uuid4(), "Elle veut passer le permis pour prendre un poste à la cantine de Laon."
    type_(store, clock, person, note, "Elle", long[:40], long, "X", "Xavier")

    versions = [each.text for each in store.read(note_versions.of_note, note)]

    assert versions == ["Xavier", long]


def test_a_version_taken_up_is_not_mixed_with_the_typing_around_it(
    store: Store, clock: Watch, person: UUID
) -> None:
    note, long = uuid4(), "Elle veut passer le permis pour prendre un poste à la cantine de Laon."
    type_(store, clock, person, note, "Elle", long, "X", "Xavier")
    old = store.read(note_versions.of_note, note)[-1]
    act = uuid4()
    with store.transaction(act) as session:
        note_versions.take_up(session, note, old.number)
    type_(store, clock, person, note, f"{long} En mai.")

    kinds = store.read(changes, note)
    assert kinds[-2:] == ["update", "typing"]
    assert store.read(text, note) == f"{long} En mai."


def test_after_an_undo_typing_does_not_go_on_with_it(
    store: Store, clock: Watch, person: UUID
) -> None:
    note = uuid4()
    type_(store, clock, person, note, "Elle")
    clock.wait(seconds=61)
    type_(store, clock, person, note, "Elle vient", "Elle vient lundi")
    store.run(undoing.undo_last, person)
    type_(store, clock, person, note, "Elle part")

    store.run(undoing.undo_last, person)
    assert store.read(text, note) == "Elle"
