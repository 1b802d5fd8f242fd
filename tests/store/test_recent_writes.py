"""What the lock says of the recent writes: a loss is told, and nothing is awaited that may go."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.base_file import make_base, prepare_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import LostWritesError
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.lock import BaseLock, lock_path
from conseil_mobilite.store.recent_writes import recent_writes, set_aside_recent_writes, waiting

if sys.platform == "win32":
    pytest.skip("A program that dies at an instant is forked here", allow_module_level=True)


def write(session: Session, key: str) -> None:
    session.add(Setting(key=key, value="x" * 20_000))


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Setting)).one()


@pytest.fixture(scope="module")
def key() -> DataKey:
    return DataKey.new()


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, key: DataKey) -> Path:
    path = tmp_path_factory.mktemp("closed") / "suivi.base"
    make_base(path, key)
    return path


@pytest.fixture
def base(tmp_path: Path, closed: Path) -> Path:
    """Give a base that its program closed."""
    path = tmp_path / closed.name
    shutil.copyfile(closed, path)
    lock_path(path).touch()
    return path


def dying_after(act: Callable[[], object]) -> None:
    """Do it in a program that stops at once after it, as a kill stops it."""
    child = os.fork()
    if not child:
        try:
            act()
        except BaseException:  # noqa: BLE001 — the test must not go on in the child
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_saved_things_whose_file_went_away_are_told_and_the_base_still_opens(
    base: Path, key: DataKey, clock: Clock
) -> None:
    dying_after(lambda: Store.open(base, key, clock=clock).run(write, "a"))
    recent_writes(base).unlink()
    for _attempt in range(2):
        with pytest.raises(LostWritesError):
            Store.open(base, key, clock=clock)
    set_aside_recent_writes(base, at=clock())
    store = Store.open(base, key, clock=clock)
    assert store.run(count) == 0
    store.close()


def test_a_program_that_died_without_saving_awaits_nothing(
    base: Path, key: DataKey, clock: Clock
) -> None:
    dying_after(lambda: Store.open(base, key, clock=clock).run(count))
    recent_writes(base).unlink(missing_ok=True)
    Store.open(base, key, clock=clock).close()


def test_a_program_that_died_once_all_was_brought_in_awaits_nothing(
    base: Path, key: DataKey, clock: Clock
) -> None:
    def save_and_bring_in() -> None:
        store = Store.open(base, key, clock=clock)
        store.run(write, "a")
        store.checkpoint()

    dying_after(save_and_bring_in)
    recent_writes(base).unlink()
    store = Store.open(base, key, clock=clock)
    assert store.run(count) == 1
    store.close()


def test_an_opening_that_died_over_an_empty_file_awaits_nothing(
    base: Path, key: DataKey, clock: Clock
) -> None:
    def save_read_and_bring_in() -> None:
        store = Store.open(base, key, clock=clock)
        store.run(write, "a")
        store.checkpoint()
        store.run(count)

    def look_and_remove() -> None:
        BaseLock.take(base, since=clock()).accept()
        prepare_base(base, key, at=clock())

    dying_after(save_read_and_bring_in)
    dying_after(look_and_remove)
    assert not recent_writes(base).exists()
    Store.open(base, key, clock=clock).close()


def test_what_a_full_disk_kept_waiting_at_closing_is_its_own_at_the_next_opening(
    base: Path, key: DataKey, clock: Clock
) -> None:
    resource = pytest.importorskip("resource")
    store = Store.open(base, key, clock=clock)
    for number in range(5):
        store.run(write, str(number))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (base.stat().st_size, limits[1]))
    store.close()
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert waiting(base)
    again = Store.open(base, key, clock=clock)
    assert again.run(count) == 5
    again.close()
