"""After a departure nothing of the person is in any page of the base, in none of its corners."""

import random
from uuid import UUID

import pytest
from sqlmodel import Session
from tests.campaigns.canaries.words import STEM, decrypted, found_in
from tests.services import supported

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.retention import departing, register_file, sweeping
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.saving_errors import FullDiskError

_ROWS = 900


def crowd(session: Session) -> UUID:
    """Let rows grow between others, as notes do, then delete those of a name; return who may go.

    Where a page is full rows move to the next one: copies of them stay where they were.
    """
    session.get_one(Adviser, session.info["adviser"]).role = "responsable"
    run, chance = session.connection().exec_driver_sql, random.Random(3)  # noqa: S311 - no secret
    run("CREATE TABLE told (id TEXT PRIMARY KEY, words TEXT)")
    names = {f"{chance.getrandbits(64):016x}": (STEM, "Zoé")[n % 3 > 0] for n in range(_ROWS)}
    for key, name in names.items():
        run("INSERT INTO told VALUES (?, ?)", (key, name * chance.randint(1, 60)))
        grown = chance.choice(list(names))
        longer = names[grown] * chance.randint(1, 200)
        run("UPDATE told SET words = ? WHERE id = ?", (longer, grown))
    run("DELETE FROM told WHERE words LIKE ?", (f"{STEM}%",))
    return supported.person(session, STEM).id


def left_in(store: Store) -> int:
    store.checkpoint()
    return len(found_in(decrypted(store.path, store.key)))


def refuse(store: Store) -> None:
    raise FullDiskError(store.path)


def test_no_copy_of_what_left_stays_between_two_rows(store: Store) -> None:
    who = store.run(crowd)
    assert left_in(store)

    departing.let_one_go(store, who, departing.ASKED_FOR, erase=True)

    assert left_in(store) == 0


def test_what_had_no_room_to_be_swept_is_swept_at_the_next_opening(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = store.run(crowd)
    with monkeypatch.context() as full:
        full.setattr(Store, "rewrite", refuse)
        with pytest.raises(StoreError, match="elles disparaîtront"):
            departing.let_one_go(store, who, departing.ASKED_FOR, erase=True)
    assert left_in(store)

    register_file.reconcile(store)

    assert left_in(store) == 0


def test_the_index_of_names_keeps_no_word_between_its_pages(store: Store) -> None:
    def leave_a_word(session: Session) -> None:
        """Keep, as FTS5 does, the word at which a page of the index began."""
        word = "INSERT INTO person_index_idx (segid, term, pgno) VALUES (9999, ?, 2)"
        session.connection().exec_driver_sql(word, (STEM.encode(),))
        sweeping.owe(session)

    store.run(leave_a_word)
    assert left_in(store)

    sweeping.sweep(store)

    assert left_in(store) == 0


def test_a_base_that_owes_nothing_is_not_written_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    departing.let_one_go(store, store.run(crowd), departing.ASKED_FOR, erase=True)
    monkeypatch.setattr(Store, "rewrite", refuse)

    assert register_file.reconcile(store) == 0
