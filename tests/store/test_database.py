import shutil
import stat
import threading
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.errors import GoneError
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import ClosedBaseError
from conseil_mobilite.store.keys.cipher import DataKey, connect_read_only, connect_to_base

ON: Final = date(2027, 3, 12)


def write(session: Session, key: str, value: str = "") -> None:
    session.add(Setting(key=key, value=value))


def keys(session: Session) -> list[str]:
    return list(session.exec(select(Setting.key).order_by(Setting.key)))


def test_what_a_service_writes_is_there_at_the_next_opening(
    empty_base: Path, tmp_path: Path, data_key: DataKey, clock: Clock
) -> None:
    path = tmp_path / "été d’Œuilly #1 %41?.base"
    shutil.copyfile(empty_base, path)
    store = Store.open(path, data_key, clock=clock)
    store.run(write, "a", value="1")
    store.close()
    store = Store.open(path, data_key, clock=clock)
    assert store.read(keys) == ["a"]
    store.close()


def test_an_error_undoes_the_whole_act(store: Store) -> None:
    def write_and_fail(session: Session) -> None:
        write(session, "a")
        session.flush()
        raise KeyError

    with pytest.raises(KeyError):
        store.run(write_and_fail)
    assert store.run(keys) == []


def test_the_reader_sees_what_was_kept_and_cannot_write(store: Store) -> None:
    with store.transaction() as session:
        write(session, "a")
        session.flush()
        assert store.read(keys) == []
    assert store.read(keys) == ["a"]
    with pytest.raises(Exception, match="readonly"):
        store.read(write, "b")
    assert store.read(keys) == ["a"]


def test_threads_take_turns_and_lose_nothing(store: Store) -> None:
    def work(name: str) -> None:
        for number in range(20):
            store.run(write, f"{name}{number:02}")
            store.read(keys)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.read(keys) == [f"{name}{number:02}" for name in "abc" for number in range(20)]


def test_a_session_knows_who_acts_and_the_instant(store: Store, clock: Clock) -> None:
    with store.transaction() as session:
        assert session.info["adviser"] == store.adviser
        assert session.info["clock"]() == clock()
        first = session.info["act"]
    with store.transaction() as session:
        assert session.info["act"] != first


@pytest.mark.usefixtures("hurried_disk")
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("cache_size", -65536),
        ("temp_store", 2),
        ("cipher_log_level", "NONE"),
    ],
)
def test_both_connections_hold_the_settings_of_the_house(
    store: Store, data_key: DataKey, setting: str, value: object
) -> None:
    for connect in (connect_to_base, connect_read_only):
        connection = connect(store.path, data_key)
        assert connection.execute(f"PRAGMA {setting}").fetchone() == (value,)
        connection.close()


def test_files_are_for_their_owner_alone(store: Store) -> None:
    store.run(write, "a")
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.iterdir()}
    assert modes == dict.fromkeys(
        ["test.base", "test.base-wal", "test.base-shm", "test.base.verrou"], 0o600
    )


def test_nothing_written_can_be_read_in_the_files(store: Store) -> None:
    store.run(write, "a", value="Œillet de Thiérache")
    contents = b"".join(file.read_bytes() for file in store.path.parent.iterdir())
    assert "Œillet".encode() not in contents
    assert b"CREATE TABLE" not in contents
    assert not store.path.read_bytes().startswith(b"SQLite format 3")


def test_closing_leaves_one_file_with_everything(store: Store, data_key: DataKey) -> None:
    store.run(write, "a")
    store.close()
    assert sorted(file.name for file in store.path.parent.iterdir()) == [
        "test.base",
        "test.base.verrou",
    ]
    alone = store.path.parent / "ailleurs.base"
    shutil.copyfile(store.path, alone)
    connection = connect_to_base(alone, data_key)
    assert connection.execute("SELECT key FROM setting").fetchall() == [("a",)]
    connection.close()


def test_a_closed_base_refuses_and_stays_closed(store: Store, clock: Clock) -> None:
    store.close()
    store.close()
    for use in (store.run, store.read):
        with pytest.raises(ClosedBaseError):
            use(keys)
    Store.open(store.path, store.key, clock=clock).close()


def test_what_is_no_more_is_told_as_such_whether_read_changed_or_added_to(store: Store) -> None:
    gone = uuid4()

    def read(session: Session) -> Person:
        return session.get_one(Person, gone)

    def add_to(session: Session) -> None:
        session.add(Note(id=uuid4(), person_id=gone, written_at=session.info["clock"]()))
        session.flush()

    for use in (store.run, store.read):
        with pytest.raises(GoneError, match="n’existe plus"):
            use(read)
    with pytest.raises(GoneError, match="n’existe plus"):
        store.run(add_to)


def test_a_deletion_refused_for_what_relies_on_it_is_not_told_as_gone(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.run(lambda session: session.execute(text("DELETE FROM organisation")))


def test_an_error_of_the_program_shows_no_value(store: Store) -> None:
    store.run(write, "a")
    with pytest.raises(Exception, match="UNIQUE") as caught:
        store.run(write, "a", value="Mme Nguyễn")
    assert "Nguyễn" not in str(caught.value)
