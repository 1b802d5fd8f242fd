import shutil
from contextlib import closing
from datetime import timedelta

import pytest
from tests.kept_base import AT, add_person, give_keys

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.contents import told
from conseil_mobilite.store.backups.errors import UnsoundBackupError
from conseil_mobilite.store.backups.manifest import NAME
from conseil_mobilite.store.backups.shelf import on_shelf, shelf_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import connect_immutable
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.places import room
from conseil_mobilite.store.places.errors import NoRoomError


@pytest.fixture
def kept(store: Store) -> Store:
    """Open a base with its keys and one person in it."""
    give_keys(store)
    store.run(add_person, "Zoé")
    return store


class Cancelled(Exception):  # noqa: N818 - as the window gives long work up
    pass


def test_an_open_base_is_copied_with_what_was_just_saved(kept: Store) -> None:
    backup = making.make(kept.path, kept.key, Reason.ASKED, at=AT)
    assert backup.sound
    assert (backup.people, backup.at, backup.reason) == (1, AT, Reason.ASKED)
    assert on_shelf(kept.path) == (backup,)
    with closing(connect_immutable(backup.base, kept.key)) as copy:
        assert sum(told(copy).rows.values()) == backup.rows


def test_a_backup_is_for_its_owner_alone_and_leaves_no_draft(kept: Store) -> None:
    backup = making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    assert backup.folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in backup.folder.iterdir()} == {0o600}
    assert [each.name for each in shelf_of(kept.path).iterdir()] == ["20270312-133000-du_jour"]


def test_a_backup_says_nothing_of_a_person_in_clear(kept: Store) -> None:
    backup = making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    written = b"".join(file.read_bytes() for file in backup.folder.iterdir())
    assert "Œil".encode() not in written
    assert b"SQLite format 3" not in written
    assert b"Lef\xc3\xa8vre" not in written


def test_a_backup_of_every_reason_is_found_again_by_its_name(kept: Store) -> None:
    made = [making.make(kept.path, kept.key, reason, at=AT) for reason in Reason]
    assert on_shelf(kept.path) == tuple(reversed(made))
    assert len({each.folder.name.split("-")[2] for each in made}) == len(Reason)


def test_two_backups_of_one_second_are_two(kept: Store) -> None:
    made = [making.make(kept.path, kept.key, Reason.ASKED, at=AT) for _ in range(2)]
    assert [each.number for each in made] == [1, 2]
    assert on_shelf(kept.path) == tuple(reversed(made))


def test_a_backup_given_up_is_none(kept: Store) -> None:
    def give_up(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        making.make(kept.path, kept.key, Reason.ASKED, at=AT, step=give_up)
    assert not list(shelf_of(kept.path).iterdir())


def test_a_damaged_base_gives_no_backup_and_stays_as_it_was(kept: Store) -> None:
    making.make(kept.path, kept.key, Reason.ASKED, at=AT)
    kept.close()
    damaged = bytearray(kept.path.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    kept.path.write_bytes(damaged)
    with pytest.raises(UnsoundBackupError):
        making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    assert kept.path.read_bytes() == damaged
    assert [each.reason for each in on_shelf(kept.path)] == [Reason.ASKED]


def test_a_disk_without_room_is_told_before_anything_is_written(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(kept.path.parent)
    free = room.size_on_disk(kept.path) * 2 - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=free))
    with pytest.raises(NoRoomError, match="il en faut"):
        making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    assert not list(shelf_of(kept.path).iterdir())


def test_a_shelf_tells_what_is_wrong_with_a_backup_and_never_raises(kept: Store) -> None:
    made = [
        making.make(kept.path, kept.key, Reason.DAILY, at=AT + timedelta(days=day))
        for day in range(4)
    ]
    (made[0].folder / NAME).write_text("{}", encoding="utf-8")
    slots_path(made[1].base).unlink()
    with made[2].base.open("ab") as file:
        file.write(b"x")
    sound, longer, without_keys, without_manifest = on_shelf(kept.path)
    assert sound == made[3]
    assert longer.fault == "le fichier test.base n’a pas sa taille"
    assert without_keys.fault == "le fichier test.base.cles manque"
    assert without_manifest.fault == "son manifeste manque ou est abîmé"
    assert without_manifest.at == AT
    assert without_manifest.base.name == "test.base"


def test_one_folder_tells_the_backups_of_two_bases_apart(kept: Store) -> None:
    making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    assert on_shelf(kept.path.with_name("autre.base")) == ()
    assert on_shelf(kept.path.parent / "absent" / "test.base") == ()


def test_a_manifest_is_read_to_the_byte(kept: Store) -> None:
    backup = making.make(kept.path, kept.key, Reason.DAILY, at=AT)
    manifest = backup.folder / NAME
    written = manifest.read_bytes()
    for spoiled in (written.replace(b'30:00Z"', b'30:00z"'), written + b" ", b"{}", b""):
        manifest.write_bytes(spoiled)
        assert [each.sound for each in on_shelf(kept.path)] == [False]
    manifest.write_bytes(written)
    assert on_shelf(kept.path) == (backup,)
