"""F10: a keychain in every bad state; count what does not open by passphrase or by kit.

    python -m tests.campaigns.keychain_faults --faults 200

Each fault meets the same base as the program does: the keychain is asked first, then the passphrase
or the code of the kit is typed. It passes where the base opens with all that it held, whose files
the fault left byte for byte, with no other base beside. `--unsafe` shows what the harness says of a
program that founds a base anew where its keychain fails it.
"""

import argparse
import base64
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from uuid import uuid4

import keyring
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.keychain import Answer, Keychain, find_keychain

PHRASE = "Girafe-Tilleul-47-Cargo"
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HELD = "held since the beginning"
PATIENCE = 0.05
LONGEST = 60  # seconds, of a keychain that hangs until it is let go
BASE = "suivi.base"

Opening = Callable[[Path, Keychain], Store | None]


def now() -> datetime:
    return NOW


def as_kept(kept: str | None) -> str | None:
    return kept


@dataclass
class Faulty:
    """A keychain that keeps what it is given, then answers as it is told."""

    entries: dict[str, str] = field(default_factory=dict)
    raising: Exception | None = None
    answer: Callable[[str | None], str | None] = as_kept
    hanging: Event | None = None

    def get_password(self, _service: str, username: str, /) -> str | None:
        self._misbehave()
        return self.answer(self.entries.get(username))

    def set_password(self, _service: str, username: str, password: str, /) -> None:
        self._misbehave()
        self.entries[username] = password

    def delete_password(self, _service: str, username: str, /) -> None:
        self._misbehave()
        self.entries.pop(username, None)

    def _misbehave(self) -> None:
        if self.hanging is not None:
            self.hanging.wait(LONGEST)
        if self.raising is not None:
            raise self.raising


class PlainFile(KeyringBackend):
    """What `keyrings.alt` is: it keeps secrets in clear, without a word."""

    priority = 9

    def __init__(self) -> None:
        """Need nothing."""

    def get_password(self, service: str, username: str) -> str | None:
        raise AssertionError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError(service, username, len(password))


Fault = Callable[[Faulty, random.Random], Keychain]


def absent(_drawer: Faulty, _chance: random.Random) -> Keychain:
    return Keychain(None)


def locked(drawer: Faulty, _chance: random.Random) -> Keychain:
    drawer.raising = KeyringLocked()
    return Keychain(drawer)


def failing(drawer: Faulty, chance: random.Random) -> Keychain:
    faults = (InitError(), NoKeyringError(), OSError("D-Bus"), RuntimeError(), KeyError("entry"))
    drawer.raising = chance.choice(faults)
    return Keychain(drawer)


def wrong_secret(drawer: Faulty, chance: random.Random) -> Keychain:
    drawer.answer = lambda _kept: base64.b64encode(chance.randbytes(32)).decode()
    return Keychain(drawer)


def nonsense(drawer: Faulty, chance: random.Random) -> Keychain:
    words = ("", " ", "é" * 44, "=" * 44, "A" * 43, "\0" * 44, "A" * 100_000)
    drawer.answer = lambda _kept: chance.choice(words)
    return Keychain(drawer)


def lost(drawer: Faulty, _chance: random.Random) -> Keychain:
    drawer.entries.clear()
    return Keychain(drawer)


def slow(drawer: Faulty, _chance: random.Random) -> Keychain:
    drawer.hanging = Event()
    return Keychain(drawer, PATIENCE)


def another(_drawer: Faulty, _chance: random.Random) -> Keychain:
    return Keychain(Faulty())


def in_clear(_drawer: Faulty, _chance: random.Random) -> Keychain:
    """Be one that keyring would use, and that is not trusted: ours are known by their class."""
    former = keyring.get_keyring()
    keyring.set_keyring(PlainFile())
    try:
        return find_keychain()
    finally:
        keyring.set_keyring(former)


FAULTS: tuple[Fault, ...] = (
    absent,
    locked,
    failing,
    wrong_secret,
    nonsense,
    lost,
    slow,
    another,
    in_clear,
)


@dataclass
class Tally:
    met: Counter[str] = field(default_factory=Counter)
    by_phrase: int = 0
    by_kit: int = 0
    by_keychain: int = 0
    lost: int = 0
    changed: int = 0
    founded: int = 0
    uncaught: int = 0

    @property
    def passed(self) -> bool:
        opened = self.by_phrase + self.by_kit
        bad = self.by_keychain + self.lost + self.changed + self.founded + self.uncaught
        return opened == self.met.total() > 0 and not bad

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.met.items()))
        return (
            f"keychain faults: {self.met.total()} ({kinds}); opened by passphrase: "
            f"{self.by_phrase}, by kit: {self.by_kit}; let in by a faulty keychain: "
            f"{self.by_keychain}; lost: {self.lost}; files changed: {self.changed}; bases founded "
            f"in their place: {self.founded}; uncaught errors: {self.uncaught}"
        )


def as_the_program(path: Path, keychain: Keychain) -> Store | None:
    """Ask the keychain; nothing where the passphrase has to be asked."""
    try:
        return vault.open_with_keychain(path, keychain, clock=now)
    except StoreError:
        return None


def founding_anew(path: Path, keychain: Keychain) -> Store | None:
    """Do what must never be done: where the keychain fails, begin with an empty base."""
    store = as_the_program(path, keychain)
    if store is None:
        for file in path.parent.iterdir():
            file.unlink()
        store = vault.create(path, PHRASE, "Zoé", clock=now, adviser=uuid4())
    return store


def campaign(folder: Path, faults: int, seed: int, opening: Opening = as_the_program) -> Tally:
    """Meet so many faults, each kind in turn, on a copy of one base."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - chance, not security
    drawer, code = Faulty(), slot_changes.new_recovery_code()
    original = _made(folder / "original", drawer, code)
    for number in range(faults):
        fault = FAULTS[number % len(FAULTS)]
        tally.met[fault.__name__] += 1
        path = _copied(original, folder / str(number))
        keychain = Faulty(dict(drawer.entries))
        _meet(path, fault(keychain, chance), code if number % 2 else None, opening, tally)
        if keychain.hanging is not None:
            keychain.hanging.set()
    return tally


def _meet(
    path: Path, keychain: Keychain, code: RecoveryCode | None, opening: Opening, tally: Tally
) -> None:
    before = _bytes(path)
    try:
        store = opening(path, keychain)
    except Exception:  # noqa: BLE001 - counted, whatever it is
        tally.uncaught += 1
        return
    if store is not None:
        tally.by_keychain += 1
        _look(store, tally)
        return
    tally.changed += _bytes(path) != before
    _enter(path, code, tally)


def _enter(path: Path, code: RecoveryCode | None, tally: Tally) -> None:
    """Type the passphrase, or the code of the kit."""
    try:
        if code is None:
            store = vault.open_with_passphrase(path, PHRASE, clock=now)
        else:
            store = vault.open_with_recovery(path, code, clock=now)
    except StoreError:
        tally.lost += 1
        return
    if _look(store, tally):
        tally.by_phrase += code is None
        tally.by_kit += code is not None


def _look(store: Store, tally: Tally) -> bool:
    """Tell whether the base holds what it held; another one was founded in its place else."""
    with_all = store.read(settings.value, "mark") == HELD
    tally.founded += not with_all
    store.close()
    return with_all


def _made(folder: Path, drawer: Faulty, code: RecoveryCode) -> Path:
    path = folder / BASE
    store = vault.create(path, PHRASE, "Zoé", clock=now, adviser=uuid4())
    store.run(settings.put, "mark", HELD)
    if slot_changes.add_keychain(store, Keychain(drawer), "Zoé") is not Answer.KEPT:
        raise AssertionError("the keychain keeps nothing before any fault")
    slot_changes.add_recovery(store, code, "7KQ2")
    store.close()
    vault.open_with_keychain(path, Keychain(drawer), clock=now).close()  # it does open, untouched
    return path


def _copied(original: Path, folder: Path) -> Path:
    folder.mkdir()
    for file in original.parent.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
            (folder / file.name).chmod(0o600)
    return folder / original.name


def _bytes(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    opening = founding_anew if asked.unsafe else as_the_program
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.faults, asked.seed, opening)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
