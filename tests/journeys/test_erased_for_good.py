"""Somebody who was erased stays erased: killed in between, restored from anywhere, base lost."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.kept_base import AT, PHRASE, add_person, give_keys

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.backups import restoring, transferring
from conseil_mobilite.services.retention import departing, register_file
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.copying import copy_to
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside

KILLED: Final = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from uuid import UUID
from sqlalchemy import event
from sqlalchemy.engine import Engine
from conseil_mobilite.services.retention import departing, register_file
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

def die(*_nothing):
    os.kill(os.getpid(), signal.SIGKILL)

base, key, adviser, who, at, when = sys.argv[1:]
secret = bytes.fromhex(key)
store = Store.open(
    Path(base),
    DataKey(secret[:32], secret[32:]),
    clock=lambda: datetime.fromisoformat(at),
    adviser=UUID(adviser),
)
if when == "before":
    event.listen(Engine, "commit", die)
register_file.settle = die
departing.let_one_go(store, UUID(who), "demande", erase=True)
"""
"""Erases, and is killed just before its transaction is kept, or just after."""


@pytest.fixture
def kept(store: Store) -> Store:
    give_keys(store)
    store.run(add_person, "Ali")
    return store


@pytest.fixture
def zoe(kept: Store) -> UUID:
    return kept.run(add_person, "Zoé")


@pytest.fixture
def made(kept: Store, zoe: UUID) -> Backup:
    """Back the base up while she is in it."""
    assert kept.read(lambda session: session.get(Person, zoe))
    return making.make(kept.path, kept.key, Reason.DAILY, at=AT - timedelta(days=1))


def names(session: Session) -> list[str]:
    return sorted(person.first_name for person in session.exec(select(Person)))


def unwatched(_done: int, _total: int) -> None:
    pass


def erase(store: Store, who: UUID) -> None:
    departing.let_one_go(store, who, departing.ASKED_FOR, erase=True)


def of_the_shelf(made: Backup, _folder: Path) -> Backup:
    return made


def of_the_second_place(made: Backup, folder: Path) -> Backup:
    return copy_to(made, folder, unwatched)


@pytest.fixture(params=[of_the_shelf, of_the_second_place], ids=["shelf", "second place"])
def chosen(
    request: pytest.FixtureRequest, made: Backup, tmp_path_factory: pytest.TempPathFactory
) -> Backup:
    take: Callable[[Backup, Path], Backup] = request.param
    return take(made, tmp_path_factory.mktemp("clé USB"))


def test_an_older_backup_is_made_to_forget(kept: Store, zoe: UUID, chosen: Backup) -> None:
    erase(kept, zoe)
    with closing(restoring.restore(kept, unlock(chosen, PHRASE), unwatched)) as back:
        assert back.read(names) == ["Ali"]


def test_so_it_is_where_only_the_register_beside_the_base_is_left(
    kept: Store, zoe: UUID, chosen: Backup
) -> None:
    erase(kept, zoe)
    kept.close()
    kept.path.unlink()
    unlocked = unlock(chosen, PHRASE)
    with closing(
        restoring.restore_closed(kept.path, unlocked, clock=kept.now, step=unwatched)
    ) as back:
        assert back.read(names) == ["Ali"]
        assert [each.person_id for each in lines_beside(back.path)[0]] == [zoe]


def test_a_transfer_from_before_is_made_to_forget(
    kept: Store, zoe: UUID, tmp_path_factory: pytest.TempPathFactory
) -> None:
    package = transferring.prepare(kept, tmp_path_factory.mktemp("clé USB"), unwatched)
    erase(kept, zoe)
    kept.close()
    kept.path.write_bytes(b"\x01" * 5000)
    unlocked = unlock(package, PHRASE)
    with closing(
        restoring.restore_closed(kept.path, unlocked, clock=kept.now, step=unwatched)
    ) as back:
        assert back.read(names) == ["Ali"]


def test_on_a_new_computer_the_newer_backups_of_the_drive_say_who_left(
    kept: Store, zoe: UUID, made: Backup, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drive, elsewhere = tmp_path_factory.mktemp("clé USB"), tmp_path_factory.mktemp("poste")
    older = copy_to(made, drive, unwatched)
    erase(kept, zoe)
    copy_to(making.make(kept.path, kept.key, Reason.DAILY, at=AT), drive, unwatched)
    base = elsewhere / "suivi.base"
    unlocked = unlock(older, PHRASE)
    with closing(restoring.restore_closed(base, unlocked, clock=kept.now, step=unwatched)) as back:
        assert back.read(names) == ["Ali"]


def test_an_older_file_put_back_by_hand_is_made_to_forget_when_it_opens(
    kept: Store, zoe: UUID
) -> None:
    kept.checkpoint()
    before = kept.path.with_name("copie")
    shutil.copyfile(kept.path, before)
    erase(kept, zoe)
    kept.close()
    before.rename(kept.path)
    with closing(_reopened(kept)) as back:
        assert back.read(names) == ["Ali"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize(("when", "left"), [("before", ["Ali", "Zoé"]), ("after", ["Ali"])])
def test_killed_around_its_end_the_register_says_what_was_done(
    kept: Store, zoe: UUID, made: Backup, when: str, left: list[str]
) -> None:
    kept.close()
    key = (kept.key.key + kept.key.salt).hex()
    arguments = [str(kept.path), key, str(kept.adviser), str(zoe), AT.isoformat(), when]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)  # noqa: S603
    assert done.returncode == -signal.SIGKILL
    standing, awaiting = lines_beside(kept.path)
    assert (standing, [each.person_id for each in awaiting]) == ((), [zoe])

    with closing(_reopened(kept)) as back:
        assert back.read(names) == left
        standing, awaiting = lines_beside(kept.path)
        assert (awaiting, [each.person_id for each in standing]) == (
            (),
            [] if "Zoé" in left else [zoe],
        )
        with closing(restoring.restore(back, unlock(made, PHRASE), unwatched)) as older:
            assert older.read(names) == left


def _reopened(store: Store) -> Store:
    """Open the base again, as the window and the terminal do."""
    again = Store.open(store.path, store.key, clock=store.now, adviser=store.adviser)
    register_file.reconcile(again)
    return again
