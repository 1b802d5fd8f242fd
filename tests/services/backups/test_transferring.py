"""A base is taken to another computer: again, in part, by the wrong way, without room."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session, select
from tests.kept_base import PHRASE, add_person, first_names, unwatched

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.backups import aside, restoring, transferring
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import copying
from conseil_mobilite.store.backups.errors import DamagedBackupError
from conseil_mobilite.store.backups.opening import WrongBackupPassphraseError, unlock
from conseil_mobilite.store.backups.shelf import Backup, found_in
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import ExistingBaseError, StoreError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.places.errors import NoRoomError


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    folder = tmp_path / "clé"
    folder.mkdir()
    return folder


def acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.act)))


def taken(store: Store, backup: Backup, base: Path, typed: str = PHRASE) -> list[str]:
    chosen = unlock(backup, typed)
    with closing(restoring.restore_closed(base, chosen, clock=store.now, step=unwatched)) as there:
        return there.read(first_names)


def test_the_second_transfer_to_a_drive_leaves_the_first_and_comes_first(
    kept: Store, drive: Path, tmp_path: Path
) -> None:
    transferring.prepare(kept, drive, unwatched)
    kept.run(add_person, "Ali")
    second = transferring.prepare(kept, drive, unwatched)

    newest, first = found_in(drive)
    assert newest == second
    assert all((each.folder / transferring.READ_ME).is_file() for each in (newest, first))
    assert taken(kept, newest, tmp_path / "neuf" / "a.base") == ["Ali", "Zoé"]
    assert taken(kept, first, tmp_path / "neuf" / "b.base") == ["Zoé"]


def test_a_base_that_is_there_already_is_set_aside_as_it_is(
    kept: Store, drive: Path, tmp_path: Path
) -> None:
    copy = transferring.prepare(kept, drive, unwatched)
    there = tmp_path / "neuf" / "suivi.base"
    assert taken(kept, copy, there) == ["Zoé"]
    with closing(vault.open_with_passphrase(there, PHRASE, clock=kept.now)) as store:
        store.run(add_person, "Ali")
    before = there.read_bytes(), slots_path(there).read_bytes()

    with pytest.raises(ExistingBaseError):
        restoring.restore_beside(there, unlock(copy, PHRASE), (), clock=kept.now, step=unwatched)
    assert (there.read_bytes(), slots_path(there).read_bytes()) == before
    assert taken(kept, copy, there) == ["Zoé"]
    (kept_aside,) = (there.parent / aside.ASIDE).rglob(there.name)
    assert (kept_aside.read_bytes(), slots_path(kept_aside).read_bytes()) == before


def test_a_transfer_of_which_a_part_was_copied_says_what_is_missing(
    kept: Store, drive: Path, tmp_path: Path
) -> None:
    copy = transferring.prepare(kept, drive, unwatched)
    files = sorted(each.name for each in copy.folder.iterdir())
    for count in range(len(files)):
        half = tmp_path / str(count) / copy.folder.name
        half.mkdir(parents=True)
        for name in files[:count]:
            shutil.copy(copy.folder / name, half / name)
        for chosen in (half, half.parent):
            (found,) = found_in(chosen)
            assert found.fault or files[count] == transferring.READ_ME
    cut = tmp_path / "coupé" / copy.folder.name
    shutil.copytree(copy.folder, cut)
    cut_base = cut / copy.base.name
    cut_base.write_bytes(cut_base.read_bytes()[:-4096])
    assert "n’a pas sa taille" in found_in(cut)[0].fault
    cut_base.write_bytes(copy.base.read_bytes()[:-4096] + bytes(4096))
    with pytest.raises(DamagedBackupError, match="abîmé"):
        taken(kept, found_in(cut)[0], tmp_path / "neuf" / "suivi.base")
    assert not vault.exists(tmp_path / "neuf" / "suivi.base")


def test_the_kit_of_another_base_opens_none(kept: Store, drive: Path, tmp_path: Path) -> None:
    code = slot_changes.new_recovery_code()
    slot_changes.add_recovery(kept, code, "K7QF")
    copy = transferring.prepare(kept, drive, unwatched)
    with pytest.raises(WrongBackupPassphraseError):
        unlock(copy, slot_changes.new_recovery_code().written)
    assert taken(kept, copy, tmp_path / "neuf" / "suivi.base", code.written) == ["Zoé"]


def test_where_the_words_beside_it_find_no_room_there_is_no_transfer(
    kept: Store, drive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _content: bytes) -> None:
        raise NoRoomError(path)

    monkeypatch.setattr(copying, "write_atomically", refuse)
    with pytest.raises(StoreError):
        transferring.prepare(kept, drive, unwatched)
    assert list(drive.iterdir()) == []
    assert kept.read(acts)[-1] == "base.transfer"
