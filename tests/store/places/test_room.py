import shutil
from pathlib import Path

import pytest
from tests.kept_base import give_keys

from conseil_mobilite.domain.places.notices import LOW, NEEDED, Concern
from conseil_mobilite.services.backups import transferring
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.places import room
from conseil_mobilite.store.places.drives import Drive
from conseil_mobilite.store.places.errors import NoRoomError
from conseil_mobilite.store.places.judging import notices

PHRASE = "trois hérissons traversent la Thiérache"


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, int]:
    """Have every disk say that it has so many bytes left."""
    usage, told = shutil.disk_usage(tmp_path), {"free": NEEDED}
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=told["free"]))
    return told


def test_no_base_is_begun_where_the_disk_has_not_its_room(
    tmp_path: Path, clock: Clock, left: dict[str, int]
) -> None:
    path = tmp_path / "dossiers" / "suivi.base"
    left["free"] = 12_400_000
    with pytest.raises(NoRoomError, match=r"il reste 12.Mo, il en faut 100.Mo") as refused:
        vault.create(path, PHRASE, "Zoé", clock=clock)
    assert refused.value.field == "base_place"
    assert list(tmp_path.iterdir()) == []
    left["free"] = NEEDED
    vault.create(path, PHRASE, "Zoé", clock=clock).close()


def test_a_base_that_is_there_opens_whatever_room_is_left(
    tmp_path: Path, clock: Clock, left: dict[str, int]
) -> None:
    vault.create(tmp_path / "b.base", PHRASE, "Zoé", clock=clock).close()
    left["free"] = 0
    vault.open_with_passphrase(tmp_path / "b.base", PHRASE, clock=clock).close()


def test_no_transfer_is_begun_without_room_on_its_drive(
    store: Store, tmp_path: Path, left: dict[str, int]
) -> None:
    give_keys(store)
    left["free"] = NEEDED - 1
    with pytest.raises(NoRoomError, match="usb"):
        transferring.prepare(store, tmp_path / "usb", lambda _done, _total: None)
    assert on_shelf(store.path) == ()


@pytest.mark.parametrize(("free", "told"), [(LOW, False), (LOW - 1, True), (0, True)])
def test_little_room_is_told_long_before_it_lacks(
    tmp_path: Path,
    left: dict[str, int],
    free: int,
    told: bool,  # noqa: FBT001
) -> None:
    left["free"] = free
    noticed = notices(tmp_path / "b.base", lambda _folder: Drive("ext4"))
    assert [each.concern for each in noticed] == [Concern.LITTLE_ROOM] * told


def test_the_room_of_a_folder_to_come_is_that_of_its_disk(tmp_path: Path) -> None:
    assert room.free_room(tmp_path / "un" / "deux")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a disk that the system makes up")
def test_a_disk_without_a_size_is_not_said_to_be_full() -> None:
    assert room.free_room(Path("/proc/absent")) is None
