import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session
from tests.kept_base import AT, PHRASE, unwatched

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.backups.rotation import DAYS
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.backups import keeping, places, restoring
from conseil_mobilite.services.organisation import roles
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store


@pytest.fixture
def drive(kept: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Choose a folder out of the way, as a drive is, for the second place."""
    folder = tmp_path_factory.mktemp("clé USB")
    return kept.run(places.choose, folder, kept.path)


def test_a_backup_is_copied_to_the_second_place_and_read_there(kept: Store, drive: Path) -> None:
    made = keeping.back_up(kept, Reason.ASKED, unwatched)
    assert made.copied
    (copy,) = kept.read(keeping.elsewhere)
    assert copy.folder == drive / made.backup.folder.name
    assert copy.files == made.backup.files
    assert [each.fault for each in keeping.examine(kept, (copy, made.backup), unwatched)] == [
        "",
        "",
    ]


def test_a_drive_that_is_away_is_no_fault(kept: Store, drive: Path) -> None:
    shutil.rmtree(drive)
    made = keeping.back_up(kept, Reason.DAILY, unwatched)
    assert (made.copied, made.trouble) == (False, "")
    assert not drive.exists()
    assert not kept.read(keeping.state, kept.path).within_reach
    assert kept.read(keeping.elsewhere) == ()


def test_a_second_place_that_refuses_is_told_and_the_backup_stays(kept: Store, drive: Path) -> None:
    made = keeping.back_up(kept, Reason.DAILY, only_here(drive))
    assert not made.copied
    assert "ne peut pas servir" in made.trouble
    assert on_shelf(kept.path) == (made.backup,)


def test_a_base_restored_beside_makes_none_of_the_first_one_go_from_a_drive_they_share(
    kept: Store, drive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keeping.back_up(kept, Reason.DAILY, unwatched).backup
    beside, chosen = tmp_path / "à côté" / "hier.base", unlock(first, PHRASE)
    restoring.restore_beside(beside, chosen, (), clock=kept.now, step=unwatched)

    with closing(vault.open_with_passphrase(beside, PHRASE, clock=kept.now)) as other:
        other.run(places.choose, drive.parent, beside)
        for days in range(1, DAYS + 2):
            monkeypatch.setattr(other, "_clock", lambda days=days: AT + timedelta(days=days))
            assert keeping.back_up(other, Reason.DAILY, unwatched).copied

    assert (drive / first.folder.name).is_dir()
    assert len(kept.read(keeping.elsewhere)) <= 1 + DAYS + 2


def only_here(drive: Path) -> Callable[[int, int], None]:
    """Spoil what was just written on a drive, before it is read again."""

    def step(_done: int, _total: int) -> None:
        for written in drive.glob(".*/test.base"):
            written.write_bytes(b"spoiled")

    return step


def test_the_state_follows_the_last_sound_backup(kept: Store, drive: Path) -> None:
    first = kept.read(keeping.state, kept.path)
    assert (first.last, first.place) == (None, str(drive.parent))
    made = keeping.back_up(kept, Reason.ASKED, unwatched)
    made.backup.base.write_bytes(b"")
    assert kept.read(keeping.state, kept.path).damaged == 1
    assert not keeping.made_today(kept.path, AT)


def test_a_damaged_backup_is_named_and_remembered(kept: Store) -> None:
    made = [keeping.back_up(kept, Reason.ASKED, unwatched).backup for _ in range(3)]
    flipped = bytearray(made[1].base.read_bytes())
    flipped[4000] ^= 8
    made[1].base.write_bytes(flipped)
    found = keeping.examine(kept, on_shelf(kept.path), unwatched)
    assert [each.backup.folder for each in found if each.fault] == [made[1].folder]
    assert [each.sound for each in on_shelf(kept.path)] == [True, False, True]


@pytest.mark.long
def test_a_damaged_backup_makes_no_good_one_go(kept: Store) -> None:
    now = [AT]
    kept._clock = lambda: now[0]  # noqa: SLF001 - days go by
    for _ in range(8):
        keeping.back_up(kept, Reason.DAILY, unwatched)
        now[0] += timedelta(days=1)
    eight = on_shelf(kept.path)
    for backup in eight[:3]:
        flipped = bytearray(backup.base.read_bytes())
        flipped[4000] ^= 8
        backup.base.write_bytes(flipped)
    now[0] += timedelta(days=1)
    keeping.back_up(kept, Reason.DAILY, unwatched)
    assert {each.folder for each in eight} <= {each.folder for each in on_shelf(kept.path)}


def test_only_the_one_in_charge_chooses_the_second_place(kept: Store, tmp_path: Path) -> None:
    kept.run(lend, roles.ADVISER)
    with pytest.raises(UserError, match="responsable"):
        kept.run(places.choose, tmp_path, kept.path)


def lend(session: Session, role: str) -> None:
    adviser = session.get(Adviser, session.info["adviser"])
    assert adviser is not None
    adviser.role = role
    session.add(adviser)


def test_the_folder_of_the_base_is_no_second_place(kept: Store) -> None:
    inside = kept.path.parent / "copies"
    inside.mkdir()
    for folder in (kept.path.parent, inside):
        with pytest.raises(UserError, match="emporterait les deux"):
            kept.run(places.choose, folder, kept.path)


def test_a_backup_of_tomorrow_tells_nothing_of_today(kept: Store) -> None:
    made = keeping.back_up(kept, Reason.DAILY, unwatched).backup
    assert kept.read(keeping.state, kept.path).last == made.at
    kept._clock = lambda: AT - timedelta(days=400)  # noqa: SLF001 - the clock was put right
    assert kept.read(keeping.state, kept.path).last is None
    assert replace(made, fault="") in on_shelf(kept.path)
