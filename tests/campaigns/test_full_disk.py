"""A disk with no room left: the cause is said, what was kept is intact, and work goes on after."""

import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlmodel import Session, func, select

from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.health import check
from conseil_mobilite.store.keys.slots_file import slots_path

if sys.platform == "win32":
    pytest.skip("The limits of file sizes are those of POSIX systems", allow_module_level=True)
else:
    import resource

PHRASE = "trois hérissons traversent la Thiérache"


@contextmanager
def no_file_larger_than(size: int) -> Generator[None]:
    """Refuse any byte beyond a size, as a full disk does: the sweep stops each write midway."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def write(session: Session, key: str) -> None:
    session.add(Setting(key=key, value="x" * 20_000))


def count(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Setting)).one()


def test_a_save_stopped_at_any_byte_is_told_undone_and_can_be_done_again(store: Store) -> None:
    store.run(write, "before")
    size = store.path.with_name(f"{store.path.name}-wal").stat().st_size
    refused = 0
    for room in range(0, 20_000, 900):
        with no_file_larger_than(size + room), pytest.raises(StoreError) as caught:
            store.run(write, "a")
        assert "Rien n’a été perdu de ce qui était déjà enregistré" in str(caught.value)
        assert store.read(count) == store.run(count) == 1
        refused += 1
    assert refused == 23
    store.run(write, "a")
    assert store.read(count) == 2
    assert check(store).sound


def test_closing_without_room_loses_nothing(store: Store, clock: Clock) -> None:
    for number in range(5):
        store.run(write, str(number))
    with no_file_larger_than(store.path.stat().st_size):
        store.close()
    again = Store.open(store.path, store.key, clock=clock)
    assert again.read(count) == 5
    assert check(again).sound
    again.close()


@pytest.mark.parametrize("room", [0, 100, 3_000, 50_000, 300_000])
def test_a_creation_without_room_leaves_nothing(tmp_path: Path, clock: Clock, room: int) -> None:
    path = tmp_path / "suivi.base"
    with no_file_larger_than(room), pytest.raises(StoreError):
        vault.create(path, PHRASE, "Zoé", clock=clock)
    assert not path.exists()
    assert not slots_path(path).exists()
    vault.create(path, PHRASE, "Zoé", clock=clock).close()


def test_a_passphrase_changed_without_room_is_not_changed(tmp_path: Path, clock: Clock) -> None:
    store = vault.create(tmp_path / "suivi.base", PHRASE, "Zoé", clock=clock)
    before = slots_path(store.path).read_bytes()
    with no_file_larger_than(100), pytest.raises(StoreError):
        vault.change_passphrase(store, PHRASE, "Douze brebis sous la pluie fine du Nord")
    assert slots_path(store.path).read_bytes() == before
    assert not list(tmp_path.glob(".*"))
    store.close()


_ON_A_SMALL_DISK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.health import check
from conseil_mobilite.store.saving_errors import FullDiskError

def write(session, key):
    session.add(Setting(key=key, value="x" * 20_000))

disk, key = Path(sys.argv[1]), DataKey.new()
ballast = disk / "ballast"
ballast.write_bytes(bytes(2_000_000))
make_base(disk / "suivi.base", key)
store = Store.open(disk / "suivi.base", key, clock=lambda: datetime(2027, 3, 12, tzinfo=UTC))
kept = 0
try:
    for number in range(1000):
        store.run(write, str(number))
        kept += 1
except FullDiskError as error:
    print(error)
ballast.unlink()
store.run(write, "after")
assert kept and check(store).rows["setting"] == kept + 1 and check(store).sound
store.close()
"""


def test_a_disk_really_full_is_said_full_and_serves_again_once_there_is_room(
    tmp_path: Path,
) -> None:
    unshare = shutil.which("unshare")
    mount = f"mount -t tmpfs -o size=4m tmpfs '{tmp_path}'"
    alone = [str(unshare), "--map-root-user", "--mount", "sh", "-c"]
    if not unshare or subprocess.run([*alone, mount], check=False).returncode:  # noqa: S603 — ours
        pytest.skip("needs the right to mount a small disk (unshare)")
    done = subprocess.run(  # noqa: S603 — our own program
        [*alone, f'{mount} && "$0" -c "$1" "$2"', sys.executable, _ON_A_SMALL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Le disque est plein")
