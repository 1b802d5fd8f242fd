import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.kept_base import let_in

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store import errors, vault
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path

PHRASE = "trois hérissons traversent la Thiérache"
ADVISER = UUID(int=5)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def created(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a base that holds one setting, in a folder of its own that did not exist."""
    path = tmp_path_factory.mktemp("created") / "données de l’équipe" / "suivi.base"
    store = vault.create(path, PHRASE, "Zoé", clock=lambda: NOW, adviser=ADVISER)
    store.run(write)
    store.close()
    return path


@pytest.fixture
def base(tmp_path: Path, created: Path) -> Path:
    """Give a closed base of one's own, to open or to spoil."""
    folder = tmp_path / created.parent.name
    shutil.copytree(created.parent, folder)
    return folder / created.name


def write(session: Session) -> None:
    session.add(Setting(key="a", value="1"))


def read(session: Session) -> list[str]:
    return list(session.exec(select(Setting.value)))


def contents(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.name: file.read_bytes() for file in files if file.suffix != ".verrou"}


def test_a_new_base_opens_with_its_passphrase_for_its_adviser(base: Path, clock: Clock) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    assert (store.read(read), store.adviser) == (["1"], ADVISER)
    store.close()


def test_creating_leaves_two_private_files_and_the_lock(created: Path) -> None:
    assert sorted(file.name for file in created.parent.iterdir()) == [
        "suivi.base",
        "suivi.base.cles",
        "suivi.base.verrou",
    ]
    assert {file.stat().st_mode & 0o777 for file in created.parent.iterdir()} == {0o600}
    assert created.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("phrase", ["", "azerty", "Zoé traverse la Thiérache à pied"])
def test_a_weak_passphrase_is_refused_at_its_field(
    tmp_path: Path, clock: Clock, phrase: str
) -> None:
    with pytest.raises(UserError) as caught:
        vault.create(tmp_path / "suivi.base", phrase, "Traverse", clock=clock)
    assert caught.value.field == "passphrase"
    assert list(tmp_path.iterdir()) == []


def test_creating_over_a_file_is_refused_and_touches_nothing(base: Path, clock: Clock) -> None:
    before = contents(base.parent)
    with pytest.raises(errors.ExistingBaseError):
        vault.create(base, PHRASE, "Zoé", clock=clock)
    assert contents(base.parent) == before


def test_creating_beside_the_keys_of_a_lost_base_is_refused(base: Path, clock: Clock) -> None:
    base.unlink()
    before = contents(base.parent)
    with pytest.raises(errors.ExistingBaseError, match=r"suivi\.base\.cles"):
        vault.create(base, PHRASE, "Zoé", clock=clock)
    assert contents(base.parent) == before


def test_two_passphrases_open_each_for_its_adviser(base: Path, clock: Clock) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    let_in(store, "Sept petits mots pour bien ouvrir demain", "Anaïs", UUID(int=6))
    store.close()
    for phrase, adviser in ((PHRASE, 5), ("Sept petits mots pour bien ouvrir demain", 6)):
        store = vault.open_with_passphrase(base, phrase, clock=clock)
        assert store.adviser == UUID(int=adviser)
        store.close()


def test_changing_the_passphrase_leaves_the_base_as_it_is(base: Path, clock: Clock) -> None:
    before = base.read_bytes()
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    with pytest.raises(errors.WrongPassphraseError):
        slot_changes.change_passphrase(store, "fausse", "peu importe")
    with pytest.raises(UserError, match="sept mots"):
        slot_changes.change_passphrase(store, PHRASE, "azerty")
    slot_changes.change_passphrase(store, PHRASE, "Douze brebis sous la pluie fine")
    store.close()
    assert base.read_bytes() == before
    with pytest.raises(errors.WrongPassphraseError):
        vault.open_with_passphrase(base, PHRASE, clock=clock)
    vault.open_with_passphrase(base, "Douze brebis sous la pluie fine", clock=clock).close()


def no_base(base: Path) -> None:
    base.unlink()


def no_slots(base: Path) -> None:
    slots_path(base).unlink()


def damaged_slots(base: Path) -> None:
    slots_path(base).write_bytes(slots_path(base).read_bytes()[:-40])


def other_slots(base: Path) -> None:
    key = DataKey.new()
    base.unlink()
    make_base(base, key)


def flipped_bit(base: Path) -> None:
    content = bytearray(base.read_bytes())
    content[1000] ^= 1
    base.write_bytes(content)


def zeroed_first_page(base: Path) -> None:
    base.write_bytes(bytes(4096) + base.read_bytes()[4096:])


def truncated(base: Path) -> None:
    base.write_bytes(base.read_bytes()[:8192])


def emptied(base: Path) -> None:
    base.write_bytes(b"")


def of_another_program(base: Path) -> None:
    base.write_bytes(b"SQLite format 3\0" + bytes(4080))


def a_document(base: Path) -> None:
    base.write_bytes(b"PK\x03\x04 un tableur")


def a_folder(base: Path) -> None:
    base.unlink()
    base.mkdir()


def newer(base: Path) -> None:
    _execute(base, "UPDATE alembic_version SET version_num = '9999'")


def encrypted_by_another_program(base: Path) -> None:
    _execute(base, "PRAGMA application_id = 7")


def _execute(base: Path, statement: str) -> None:
    opened = read_slots(base).opened_by_passphrase(PHRASE)
    assert opened is not None
    connection = connect_to_base(base, opened.key)
    connection.execute(statement)
    connection.close()


FAULTS: dict[Callable[[Path], None], type[errors.StoreError]] = {
    no_base: errors.MissingBaseError,
    no_slots: errors.MissingSlotsError,
    damaged_slots: errors.DamagedSlotsError,
    other_slots: errors.UnmatchedSlotsError,
    flipped_bit: errors.DamagedBaseError,
    zeroed_first_page: errors.DamagedBaseError,
    truncated: errors.DamagedBaseError,
    emptied: errors.DamagedBaseError,
    of_another_program: errors.ForeignFileError,
    a_document: errors.ForeignFileError,
    a_folder: errors.ForeignFileError,
    encrypted_by_another_program: errors.ForeignFileError,
    newer: errors.NewerBaseError,
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_fault_has_its_own_error_and_leaves_every_file_as_it_was(
    base: Path, clock: Clock, fault: Callable[[Path], None]
) -> None:
    fault(base)
    before = contents(base.parent)
    with pytest.raises(errors.StoreError) as caught:
        vault.open_with_passphrase(base, PHRASE, clock=clock)
    assert type(caught.value) is FAULTS[fault]
    assert contents(base.parent) == before


def test_a_wrong_passphrase_is_said_at_its_field(base: Path, clock: Clock) -> None:
    with pytest.raises(errors.WrongPassphraseError) as caught:
        vault.open_with_passphrase(base, "trois hérissons", clock=clock)
    assert caught.value.field == "passphrase"


def test_every_sentence_is_different_and_typeset(tmp_path: Path) -> None:
    kinds = errors.StoreError.__subclasses__()
    sentences = {str(kind(tmp_path / "suivi.base", "ici")) for kind in kinds}
    assert len(sentences) == len(kinds) >= 18
    for sentence in sentences:
        assert not any(f" {mark}" in sentence for mark in ":;!?»"), sentence
        assert "« " not in sentence
        assert "'" not in sentence
        assert "{" not in sentence


def test_a_folder_that_cannot_be_written_is_named(clock: Clock) -> None:
    with pytest.raises(errors.UnwritableFolderError, match="/proc/conseil"):
        vault.create(Path("/proc/conseil/suivi.base"), PHRASE, "Zoé", clock=clock)


def test_without_any_keychain_the_passphrase_is_asked_for(base: Path, clock: Clock) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    assert slot_changes.add_keychain(store, Keychain(None), "Ce poste") is Answer.NO_KEYCHAIN
    store.close()
    assert len(read_slots(base).slots) == 1
    with pytest.raises(errors.MissingKeychainEntryError):
        vault.open_with_keychain(base, Keychain(None), clock=clock)


def test_a_base_open_elsewhere_names_the_other_program(base: Path, clock: Clock) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=clock)
    with pytest.raises(errors.LockedBaseError, match="12 mars 2027 à 14\u00a0h\u00a030"):
        vault.open_with_passphrase(base, PHRASE, clock=clock)
    store.close()
    vault.open_with_passphrase(base, PHRASE, clock=clock).close()


def test_a_base_moves_with_its_slots(base: Path, tmp_path: Path, clock: Clock) -> None:
    there = tmp_path / "ailleurs"
    there.mkdir()
    shutil.copy(base, there / "autre nom.base")
    shutil.copy(slots_path(base), there / "autre nom.base.cles")
    store = vault.open_with_passphrase(there / "autre nom.base", PHRASE, clock=clock)
    assert store.read(read) == ["1"]
    store.close()


_CREATION = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from conseil_mobilite.store import vault
print("ready", flush=True)
store = vault.create(
    Path(sys.argv[1]), sys.argv[2], "Zoé", clock=lambda: datetime(2027, 3, 12, tzinfo=UTC)
)
store.close()
"""


@pytest.mark.long
@pytest.mark.usefixtures("dear_guesses")
@pytest.mark.skipif(sys.platform == "win32", reason="a kill of POSIX systems")
@pytest.mark.parametrize("delay", [0.0, 0.2, 0.3, 0.4, 0.5])
def test_a_creation_cut_short_leaves_a_whole_base_or_none(
    tmp_path: Path, clock: Clock, delay: float
) -> None:
    path = tmp_path / "suivi.base"
    child = subprocess.Popen(  # noqa: S603 — our own program
        [sys.executable, "-c", _CREATION, str(path), PHRASE], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(delay)  # the instant of the kill is the subject of the test
    child.kill()
    child.communicate()
    if path.exists():
        vault.open_with_passphrase(path, PHRASE, clock=clock).close()
        return
    slots_path(path).unlink(missing_ok=True)
    vault.create(path, PHRASE, "Zoé", clock=clock).close()
    assert not (tmp_path / ".suivi.base.creation").exists()
