import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.kept_base import AT, give_keys

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.places.notices import Concern
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.shelf import shelf_of
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.places.drives import Drive
from conseil_mobilite.store.places.errors import OpenFolderError
from conseil_mobilite.store.places.judging import notices, refuse_to_begin
from conseil_mobilite.store.places.others import Others
from conseil_mobilite.store.places.sharing import others_may

if sys.platform == "win32":
    pytest.skip("Modes are those of POSIX systems", allow_module_level=True)

PHRASE = "trois hérissons traversent la Thiérache"


@pytest.fixture
def within_reach() -> Iterator[Path]:
    """Make a folder that others may go to: those of the other tests are closed from above."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        if others_may(folder.resolve()) is not Others.WRITE:
            pytest.skip("the folder of temporary files is closed to others")
        yield folder


def test_no_base_is_begun_where_others_may_write(within_reach: Path) -> None:
    with pytest.raises(OpenFolderError, match=r"modifier.*réservé à votre compte") as refused:
        refuse_to_begin(within_reach / "suivi.base")
    assert refused.value.field == "base_place"


def test_a_folder_that_the_program_makes_is_closed_to_others(
    within_reach: Path, clock: Clock
) -> None:
    within_reach.chmod(0o755)
    path = within_reach / "dossiers" / "suivi.base"
    vault.create(path, PHRASE, "Zoé", clock=clock).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert notices(path, lambda _folder: Drive("ext4")) == ()


@pytest.mark.parametrize(
    ("mode", "concern"), [(0o777, Concern.WRITABLE), (0o755, Concern.READABLE)]
)
def test_a_base_that_is_there_opens_and_its_place_is_noticed(
    within_reach: Path, clock: Clock, mode: int, concern: Concern
) -> None:
    within_reach.chmod(0o755)
    path = within_reach / "dossiers" / "suivi.base"
    vault.create(path, PHRASE, "Zoé", clock=clock).close()
    path.parent.chmod(mode)
    vault.open_with_passphrase(path, PHRASE, clock=clock).close()
    (noticed,) = notices(path, lambda _folder: Drive("ext4"))
    assert noticed.concern is concern
    assert noticed.pressing is (concern is Concern.WRITABLE)


@pytest.mark.parametrize(
    ("drive", "concerns"),
    [
        (Drive("ext4"), []),
        (Drive("ext4", removable=True), [Concern.REMOVABLE]),
        (Drive("exfat", removable=True), [Concern.REMOVABLE, Concern.UNGUARDED]),
        (Drive("vfat"), [Concern.UNGUARDED]),
    ],
)
def test_the_drive_of_a_base_is_noticed(
    tmp_path: Path, drive: Drive, concerns: list[Concern]
) -> None:
    noticed = notices(tmp_path / "suivi.base", lambda _folder: drive)
    assert [each.concern for each in noticed] == concerns


def test_files_left_open_are_closed_at_opening_and_the_log_says_so_without_a_name(
    store: Store, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    give_keys(store)
    backup = making.make(store.path, store.key, Reason.ASKED, at=AT)
    store.close()
    opened = [store.path, slots_path(store.path), *backup.folder.iterdir()]
    folders = [backup.folder, shelf_of(store.path)]
    for each in (*opened, *folders):
        each.chmod(0o777 if each.is_dir() else 0o644)
    with caplog.at_level(logging.WARNING, "conseil_mobilite"):
        Store.open(store.path, store.key, clock=clock).close()
    assert {each.stat().st_mode & 0o777 for each in opened} == {0o600}
    assert {each.stat().st_mode & 0o777 for each in folders} == {0o700}
    (said,) = caplog.messages
    assert "base 1, clés 1, sauvegardes" in said
    assert store.path.name not in said
    caplog.clear()
    Store.open(store.path, store.key, clock=clock).close()
    assert caplog.messages == []


def test_what_lies_beside_a_base_and_is_not_its_own_stays_as_it_is(
    store: Store, clock: Clock
) -> None:
    store.close()
    other = store.path.with_name("courrier.odt")
    other.touch(mode=0o644)
    other.chmod(0o644)
    Store.open(store.path, store.key, clock=clock).close()
    assert other.stat().st_mode & 0o777 == 0o644
