import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.kept_base import AT, PHRASE, add_person, first_names, let_in, unwatched

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.places.notices import NEEDED
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.access import advisers, ways
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.contents import told
from conseil_mobilite.store.backups.errors import DamagedBackupError
from conseil_mobilite.store.backups.opening import (
    Unlocked,
    WrongBackupPassphraseError,
    unlock,
)
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.erasures_file import write_erasures
from conseil_mobilite.store.errors import ExistingBaseError, WrongPassphraseError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.cipher import connect_immutable
from conseil_mobilite.store.keys.key_slots import Owner
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path, write_slots
from conseil_mobilite.store.places.errors import NoRoomError

HIS = "des hérissons gris traversent la grande forêt givrée"


def of_yesterday(store: Store) -> Backup:
    """Back the base up, then let somebody come."""
    made = making.make(store.path, store.key, Reason.DAILY, at=AT - timedelta(days=1))
    store.run(add_person, "Ali")
    return made


@contextmanager
def restored(store: Store, chosen: Unlocked) -> Iterator[Store]:
    with closing(restoring.restore(store, chosen, unwatched)) as back:
        yield back


def test_a_backup_takes_the_place_of_the_base_and_the_base_is_a_backup(kept: Store) -> None:
    made = of_yesterday(kept)
    with restored(kept, unlock(made, PHRASE)) as back:
        assert back.path == kept.path
        assert back.read(first_names) == ["Zoé"]
        assert back.adviser == kept.adviser
    before, _yesterday = on_shelf(kept.path)
    assert (before.reason, before.people) == (Reason.BEFORE_RESTORING, 2)
    vault.open_with_passphrase(kept.path, PHRASE, clock=kept.now).close()


@pytest.mark.long
def test_what_a_restoring_replaced_can_be_restored(kept: Store) -> None:
    made = of_yesterday(kept)
    with restored(kept, unlock(made, PHRASE)) as back:
        newest = on_shelf(kept.path)[0]
        with restored(back, unlock(newest, PHRASE)) as again:
            assert again.read(first_names) == ["Ali", "Zoé"]


@pytest.mark.long
def test_nothing_is_left_beside_the_restored_base(kept: Store) -> None:
    made = of_yesterday(kept)
    with restored(kept, unlock(made, PHRASE)):
        pass
    left = {each.name for each in kept.path.parent.iterdir()}
    base = kept.path.name
    assert left == {base, f"{base}.cles", f"{base}.verrou", "sauvegardes"}


def test_a_person_erased_since_stays_erased(kept: Store) -> None:
    made = of_yesterday(kept)
    (zoe,) = kept.read(lambda s: [p.id for p in s.exec(select(Person)) if p.first_name == "Zoé"])
    line = Erasure(id=uuid4(), person_id=zoe, manner="effacement", ground="duree", done_at=AT)
    write_erasures(kept.path, [line])
    with restored(kept, unlock(made, PHRASE)) as back:
        assert back.read(first_names) == []
        assert [each.person_id for each in back.read(lambda s: list(s.exec(select(Erasure))))] == [
            zoe
        ]


def test_a_damaged_backup_is_named_and_replaces_nothing(kept: Store) -> None:
    made = of_yesterday(kept)
    unlocked = unlock(made, PHRASE)
    damaged = bytearray(made.base.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    made.base.write_bytes(damaged)
    with pytest.raises(DamagedBackupError, match=made.folder.name):
        restoring.restore(kept, unlocked, unwatched)
    assert kept.read(first_names) == ["Ali", "Zoé"]
    assert not kept.path.with_name(f".{kept.path.name}.preparation").exists()


def test_a_backup_that_lost_its_base_is_named(kept: Store) -> None:
    made = of_yesterday(kept)
    made.base.unlink()
    (left,) = on_shelf(kept.path)
    with pytest.raises(DamagedBackupError, match="manque"):
        unlock(left, PHRASE)


def test_another_passphrase_is_said_before_anything_is_touched(kept: Store) -> None:
    made = of_yesterday(kept)
    with pytest.raises(WrongBackupPassphraseError, match="le jour où elle a été faite"):
        unlock(made, "une autre phrase que celle-là")


def test_the_code_of_the_recovery_kit_opens_a_backup(kept: Store) -> None:
    code = slot_changes.new_recovery_code()
    slot_changes.add_recovery(kept, code, "Fiche du 12 mars")
    made = of_yesterday(kept)
    assert unlock(made, code.written.lower()).key == kept.key
    with pytest.raises(WrongBackupPassphraseError):
        unlock(made, slot_changes.new_recovery_code().written)


def test_a_backup_opens_beside_as_another_base(kept: Store, tmp_path: Path, clock: Clock) -> None:
    made = of_yesterday(kept)
    target = tmp_path / "à côté" / "hier.sqlite"
    chosen = unlock(made, PHRASE)
    restoring.restore_beside(target, chosen, (), clock=clock, step=unwatched)
    with closing(vault.open_with_passphrase(target, PHRASE, clock=clock)) as beside:
        assert beside.read(first_names) == ["Zoé"]
    assert kept.read(first_names) == ["Ali", "Zoé"]
    with pytest.raises(ExistingBaseError):
        restoring.restore_beside(target, chosen, (), clock=clock, step=unwatched)


def test_a_disk_without_room_takes_no_other_base_and_still_takes_the_own_one_back(
    kept: Store, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = of_yesterday(kept)
    kept.close()
    chosen, target = unlock(made, PHRASE), tmp_path / "à côté" / "hier.sqlite"
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=NEEDED - 1))
    with pytest.raises(NoRoomError):
        restoring.restore_beside(target, chosen, (), clock=clock, step=unwatched)
    with pytest.raises(NoRoomError):
        restoring.restore_closed(target, chosen, clock=clock, step=unwatched)
    assert not target.parent.exists()
    kept.path.unlink()
    restoring.restore_closed(kept.path, chosen, clock=clock, step=unwatched).close()


def test_a_base_that_cannot_be_opened_is_kept_aside_byte_for_byte(
    kept: Store, clock: Clock
) -> None:
    made = of_yesterday(kept)
    kept.close()
    kept.path.write_bytes(b"\x01" * 5000)
    chosen = unlock(made, PHRASE)
    with closing(restoring.restore_closed(kept.path, chosen, clock=clock, step=unwatched)) as back:
        assert back.read(first_names) == ["Zoé"]
    (aside,) = (kept.path.parent / "mises-de-cote").iterdir()
    assert (aside / kept.path.name).read_bytes() == b"\x01" * 5000


def test_a_lost_base_comes_back_from_another_folder(
    kept: Store, tmp_path: Path, clock: Clock
) -> None:
    made = of_yesterday(kept)
    elsewhere = tmp_path / "nouveau poste" / "conseil-mobilite.sqlite"
    chosen = unlock(made, PHRASE)
    restoring.restore_closed(elsewhere, chosen, clock=clock, step=unwatched).close()
    assert {each.name for each in elsewhere.parent.iterdir()} == {
        elsewhere.name,
        slots_path(elsewhere).name,
        f"{elsewhere.name}.verrou",
    }
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    assert slots_path(elsewhere).read_bytes() == slots_path(made.base).read_bytes()


@pytest.mark.long
def test_the_backup_itself_stays_as_it_was(kept: Store) -> None:
    made = of_yesterday(kept)
    before = {file.name: file.read_bytes() for file in made.folder.iterdir()}
    with restored(kept, unlock(made, PHRASE)):
        pass
    assert {file.name: file.read_bytes() for file in made.folder.iterdir()} == before
    with closing(connect_immutable(made.base, kept.key)) as copy:
        assert told(copy).rows["person"] == 1


def test_who_left_since_does_not_come_back_with_a_backup(kept: Store) -> None:
    karim = kept.run(_join)
    slots, owner = read_slots(kept.path), Owner("Karim", karim, AT)
    write_slots(kept.path, slots.with_passphrase(kept.key, HIS, owner))
    made = of_yesterday(kept)
    ways.dismiss(Access(kept, Keychain(None)), karim)
    with restored(kept, unlock(made, PHRASE)) as back:
        assert back.read(advisers.gone) == {karim}
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(kept.path, HIS, clock=kept.now)


def test_a_role_lost_since_does_not_come_back_with_a_backup(kept: Store) -> None:
    karim, founder = kept.run(_join), kept.adviser
    assert founder is not None
    let_in(kept, HIS, "Karim", karim)
    kept.run(advisers.change_role, karim, MANAGER)
    made = of_yesterday(kept)
    kept.run(advisers.change_role, karim, ADVISER)

    with restored(kept, unlock(made, HIS)) as back:
        assert back.adviser == karim
        assert back.read(advisers.roles) == {founder: MANAGER, karim: ADVISER}


def test_the_responsable_of_today_is_that_of_an_older_base_where_she_is_in_it(kept: Store) -> None:
    karim, founder = kept.run(_join), kept.adviser
    assert founder is not None

    kept.run(advisers.keep_roles, {karim: MANAGER})
    assert kept.read(advisers.roles) == {founder: MANAGER, karim: MANAGER}
    kept.run(advisers.keep_roles, {karim: ADVISER, founder: ADVISER, uuid4(): MANAGER})
    assert kept.read(advisers.roles) == {founder: MANAGER, karim: MANAGER}


def test_a_backup_keeps_its_only_responsable_and_who_opens_it(kept: Store) -> None:
    karim, founder = kept.run(_join), kept.adviser
    assert founder is not None
    assert kept.run(advisers.keep_gone, {founder, karim}, founder) == {karim}
    assert kept.run(advisers.keep_gone, {founder}, karim) == frozenset()


def _join(session: Session) -> UUID:
    body = session.exec(select(Adviser)).first()
    assert body is not None
    adviser = Adviser(organisation_id=body.organisation_id, first_name="Karim", last_name="Moreau")
    session.add(adviser)
    session.flush()
    return adviser.id
