"""Damage what lies in the folder of a base in every way; count what goes unseen or is written over.

    python -m tests.campaigns.damaged_files --files 200
    python -m tests.campaigns.damaged_files --files 50 --unsafe trusting
    python -m tests.campaigns.damaged_files --files 50 --unsafe recreating

Each damaged copy is opened as the window does, checked and read. The exit status is 0 where each
was refused with a sentence or found unsound, no error came out uncaught, each file kept each of its
bytes, and the last backup, restored, holds all it held. One exception: after a crash, SQLite brings
waiting writes into the base before it meets damage deep inside; such a base counts as found unsound
though its bytes changed. A program that trusts the file of recent writes, or makes a new base of
one that does not open, must fail.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pytest
from tests import cheap_guesses
from tests.campaigns.answering import NOW, answer, begin, look
from tests.campaigns.damages import CLOSED, CRASHED, Scene, settle_lock

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.gui.shell.closed.causes import cause_of, explained
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store import database, vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.recent_writes import recent_writes

ANSWERS = 40
KEPT_IN_BACKUP = 30
PHRASE = "trois hérissons traversent la Thiérache"
Opener: TypeAlias = Callable[[Path], Store]


@dataclass
class Tally:
    files: int = 0
    refused: int = 0
    found_unsound: int = 0
    harmless: int = 0
    unseen: int = 0
    uncaught: int = 0
    written_over: int = 0
    without_way_back: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def passed(self) -> bool:
        bad = self.unseen + self.uncaught + self.written_over + self.without_way_back
        return self.files > 0 and not bad

    def __str__(self) -> str:
        return (
            f"damaged files: {self.files}; refused with a sentence: {self.refused}; opened and "
            f"found unsound: {self.found_unsound}; opened with all of it: {self.harmless}; "
            f"unseen: {self.unseen}; uncaught errors: {self.uncaught}; "
            f"written over: {self.written_over}; without a way back: "
            f"{self.without_way_back}" + (f"; at fault: {dict(self.faults)}" if self.faults else "")
        )


@dataclass(frozen=True)
class Ground:
    """The folders that each case copies: a base that was closed, and one whose program died."""

    closed: Path
    crashed: Path
    name: str
    scene: Scene

    @classmethod
    def make(cls, folder: Path) -> "Ground":
        other = _other_base(folder / "other")
        home = folder / "home"
        store = vault.create(home / "suivi.base", PHRASE, "Zoé", clock=_now)
        assessment = store.run(begin)
        for number in range(1, KEPT_IN_BACKUP + 1):
            answer(store, assessment, number)
        stale = recent_writes(store.path).read_bytes()
        making.make(store.path, store.key, Reason.DAILY, at=NOW)
        store.close()
        store = Store.open(store.path, store.key, clock=_now)
        for number in range(KEPT_IN_BACKUP + 1, ANSWERS + 1):
            answer(store, assessment, number)
        shutil.copytree(home, folder / "crashed")
        store.close()
        scene = Scene(store.path, store.key, other, stale)
        return cls(home, folder / "crashed", store.path.name, scene)

    def copied(self, source: Path, folder: Path) -> Scene:
        shutil.copytree(source, folder)
        base = folder / self.name
        settle_lock(base)
        return Scene(base, self.scene.key, self.scene.other, self.scene.stale)


def campaign(folder: Path, files: int, seed: int, opener: Opener | None = None) -> Tally:
    ground, chance, tally = Ground.make(folder), random.Random(seed), Tally()  # noqa: S311 — bytes
    cases = [(ground.closed, *each) for each in CLOSED]
    cases += [(ground.crashed, *each) for each in CRASHED]
    for number in range(files):
        source, name, damage = cases[number % len(cases)]
        scene = ground.copied(source, folder / str(number))
        damage(scene, chance)
        _judge(tally, Case(scene.base, name, source == ground.crashed), opener or opened)
        shutil.rmtree(folder / str(number))
    return tally


@dataclass(frozen=True)
class Case:
    base: Path
    name: str
    crashed: bool

    def files(self) -> dict[str, bytes]:
        """Read what must keep each of its bytes."""
        return {path.name: _bytes(path) for path in (self.base, *self._beside()) if _there(path)}

    def kept_aside(self) -> set[bytes]:
        found = (self.base.parent / "mises-de-cote").rglob("*")
        return {_bytes(path) for path in found if _there(path)}

    def _beside(self) -> tuple[Path, Path]:
        return slots_path(self.base), recent_writes(self.base)


def opened(path: Path) -> Store:
    """Open as the window does."""
    return vault.open_with_passphrase(path, PHRASE, clock=_now)


def recreating(path: Path) -> Store:
    """Do as no program should: a base that does not open makes room for a new one."""
    try:
        return opened(path)
    except StoreError:
        shutil.rmtree(path.parent)
        return vault.create(path, PHRASE, "Zoé", clock=_now)


def _judge(tally: Tally, case: Case, opener: Opener) -> None:
    before = case.files()
    tally.files += 1
    outcome = _outcome(tally, case, opener)
    setattr(tally, outcome, getattr(tally, outcome) + 1)
    kept = case.files() == before or (outcome != "refused" and case.crashed)
    tally.written_over += not kept
    back = outcome not in {"refused", "found_unsound"} or _restored(case, case.files())
    tally.without_way_back += not back
    if outcome in {"unseen", "uncaught"} or not kept or not back:
        tally.faults[case.name] += 1


def _outcome(tally: Tally, case: Case, opener: Opener) -> str:
    try:
        store = opener(case.base)
        try:
            left = look(store)
        except StoreError:  # its recent writes were brought in before the damage was met
            return "found_unsound"
        finally:
            store.close()
    except StoreError as error:
        told = explained(error) == str(error) and cause_of(error).ways
        return "refused" if told else "uncaught"
    except Exception as error:  # noqa: BLE001 — whatever comes out uncaught is what we count
        tally.faults[type(error).__name__] += 1
        return "uncaught"
    if not left.sound:
        return "found_unsound"
    whole = left.numbers == frozenset(range(1, ANSWERS + 1))
    return "harmless" if whole else "unseen"


def _restored(case: Case, damaged: dict[str, bytes]) -> bool:
    """Restore the last backup as the window does; tell whether all is there, and what was aside."""
    if not on_shelf(case.base):
        return False
    chosen = unlock(on_shelf(case.base)[0], PHRASE)
    store = restoring.restore_closed(case.base, chosen, clock=_now, step=lambda _done, _all: None)
    left = look(store)
    store.close()
    whole = left.sound and left.numbers == frozenset(range(1, KEPT_IN_BACKUP + 1))
    return whole and set(damaged.values()) <= case.kept_aside()


def _other_base(folder: Path) -> Path:
    """Make a base of somebody else, with recent writes that wait beside it."""
    store = vault.create(folder / "autre.base", "Douze brebis sous la pluie fine", "N", clock=_now)
    answer(store, store.run(begin), 1)
    shutil.copytree(folder, folder.with_name("of somebody else"))
    store.close()
    return folder.with_name("of somebody else") / "autre.base"


def _there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _bytes(path: Path) -> bytes:
    """Tell a folder by what is in it, and a link by where it leads."""
    if path.is_symlink():
        return str(path.readlink()).encode()
    if path.is_dir():
        return b"".join(each.read_bytes() for each in sorted(path.iterdir()) if each.is_file())
    return path.read_bytes()


def _now() -> datetime:
    return NOW


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["trusting", "recreating"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        cheap_guesses.spare(patch)  # they are not the subject
        if asked.unsafe == "trusting":
            trust(patch)
        opener = recreating if asked.unsafe == "recreating" else opened
        tally = campaign(Path(folder), asked.files, asked.seed, opener)
    print(tally)
    return 0 if tally.passed else 1


def trust(patch: pytest.MonkeyPatch) -> None:
    """Let SQLite replay whatever lies beside a base, as most programs do."""
    patch.setattr(database, "check_recent_writes", lambda _base, _key, _left: None)


if __name__ == "__main__":
    sys.exit(main())
