import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from conseil_mobilite.store import errors, vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.keychain import Answer, Keychain, find_keychain, new_secret
from conseil_mobilite.store.keys.slots_file import read_slots

PHRASE = "trois hérissons traversent la Thiérache"
BASE, SLOT = UUID(int=1), UUID(int=2)


@dataclass
class Drawer:
    """A keychain that keeps what it is given, unless told to misbehave."""

    entries: dict[tuple[str, str], str] = field(default_factory=dict)
    raising: Exception | None = None
    forgetful: bool = False

    def get_password(self, service: str, username: str, /) -> str | None:
        self._misbehave()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._misbehave()
        if not self.forgetful:
            self.entries[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        self._misbehave()
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _misbehave(self) -> None:
        if self.raising:
            raise self.raising


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Store:
    return vault.create(tmp_path / "suivi.base", PHRASE, "Zoé", clock=clock, adviser=UUID(int=5))


def test_a_base_opens_with_what_the_keychain_keeps(opened: Store, clock: Clock) -> None:
    drawer = Drawer()
    assert slot_changes.add_keychain(opened, Keychain(drawer), "Ce poste") is Answer.KEPT
    opened.close()
    store = vault.open_with_keychain(opened.path, Keychain(drawer), clock=clock)
    assert store.adviser == UUID(int=5)
    store.close()


def test_the_keychain_never_holds_the_key_of_the_base(opened: Store) -> None:
    drawer = Drawer()
    slot_changes.add_keychain(opened, Keychain(drawer), "Ce poste")
    (secret,) = drawer.entries.values()
    assert len(secret) == 44
    assert opened.key.key.hex() not in secret
    opened.close()


@pytest.mark.parametrize(
    ("drawer", "answer"),
    [
        (None, Answer.NO_KEYCHAIN),
        (Drawer(forgetful=True), Answer.FAILING),
        (Drawer(raising=KeyringLocked()), Answer.LOCKED),
        (Drawer(raising=InitError()), Answer.FAILING),
        (Drawer(raising=OSError("D-Bus")), Answer.FAILING),
    ],
)
def test_a_keychain_that_does_not_keep_leaves_the_slots_alone(
    opened: Store, drawer: Drawer | None, answer: Answer
) -> None:
    before = read_slots(opened.path)
    assert slot_changes.add_keychain(opened, Keychain(drawer), "Ce poste") is answer
    assert read_slots(opened.path) == before
    opened.close()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (KeyringLocked(), errors.UnavailableKeychainError),
        (OSError("D-Bus"), errors.UnavailableKeychainError),
        (None, errors.MissingKeychainEntryError),
    ],
)
def test_a_keychain_that_does_not_answer_leads_to_the_passphrase(
    opened: Store, clock: Clock, fault: Exception | None, error: type[errors.StoreError]
) -> None:
    slot_changes.add_keychain(opened, Keychain(Drawer()), "Ce poste")
    opened.close()
    with pytest.raises(error, match="phrase secrète"):
        vault.open_with_keychain(opened.path, Keychain(Drawer(raising=fault)), clock=clock)
    vault.open_with_passphrase(opened.path, PHRASE, clock=clock).close()


@pytest.mark.parametrize("entry", ["", "pas du base64 !", "AAAA", "A" * 44])
def test_a_wrong_secret_is_no_secret(opened: Store, clock: Clock, entry: str) -> None:
    drawer = Drawer()
    slot_changes.add_keychain(opened, Keychain(drawer), "Ce poste")
    opened.close()
    drawer.entries = dict.fromkeys(drawer.entries, entry)
    with pytest.raises(errors.MissingKeychainEntryError):
        vault.open_with_keychain(opened.path, Keychain(drawer), clock=clock)


def test_the_keychain_is_forgotten_with_its_slot(opened: Store) -> None:
    drawer = Drawer()
    slot_changes.add_keychain(opened, Keychain(drawer), "Ce poste")
    (slot,) = read_slots(opened.path).of_kind(SlotKind.KEYCHAIN)
    slot_changes.remove_slot(opened, slot.id, Keychain(drawer))
    assert (drawer.entries, len(read_slots(opened.path).slots)) == ({}, 1)
    assert Keychain(drawer).forget(BASE, SLOT) is Answer.NO_ENTRY
    opened.close()


@pytest.mark.parametrize("backend", ["fail", "null", "libsecret", "nowhere"])
def test_no_other_keychain_is_trusted(monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{backend}.Keyring")
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    assert find_keychain() == Keychain(None)


_REAL = """
from uuid import UUID
from conseil_mobilite.store.keys.keychain import Answer, find_keychain, new_secret
keychain, base, slot, secret = find_keychain(), UUID(int=1), UUID(int=2), new_secret()
assert type(keychain.backend).__module__ == "keyring.backends.SecretService", keychain
assert keychain.secret(base, slot) is Answer.NO_ENTRY
assert keychain.keep(base, slot, secret) is Answer.KEPT
assert find_keychain().secret(base, slot) == secret
assert keychain.secret(base, UUID(int=3)) is Answer.NO_ENTRY
assert keychain.forget(base, slot) is Answer.NO_ENTRY
assert keychain.secret(base, slot) is Answer.NO_ENTRY
print("kept")
"""


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="needs Debian's gnome-keyring and dbus-run-session",
)
def test_a_real_secret_service_keeps_a_secret(own_home: Path) -> None:
    (own_home / "runtime_dir").mkdir(mode=0o700)
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS"}
    }
    unlock = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    session = ["/usr/bin/env", "dbus-run-session", "--", "sh", "-c"]
    done = subprocess.run(  # noqa: S603 — our own program
        [*session, f'{unlock}; "$0" -c "$1"', sys.executable, _REAL],
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.stdout.endswith("kept\n"), done.stderr


def test_each_secret_is_new() -> None:
    assert new_secret() != new_secret()
