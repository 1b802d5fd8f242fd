"""What became of a damaged base: refused, found unsound, unseen, written over, or lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.campaigns.bases.answering import look
from tests.campaigns.damaged_files.ground import ANSWERS, KEPT_IN_BACKUP, PHRASE, now

from conseil_mobilite.gui.shell.closed.causes import cause_of, explained
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.recent_writes import recent_writes

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


def judge(tally: Tally, case: Case, opener: Opener) -> None:
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
    store = restoring.restore_closed(case.base, chosen, clock=now, step=lambda _done, _all: None)
    left = look(store)
    store.close()
    whole = left.sound and left.numbers == frozenset(range(1, KEPT_IN_BACKUP + 1))
    return whole and set(damaged.values()) <= case.kept_aside()


def _there(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _bytes(path: Path) -> bytes:
    """Tell a folder by what is in it, and a link by where it leads."""
    if path.is_symlink():
        return str(path.readlink()).encode()
    if path.is_dir():
        return b"".join(each.read_bytes() for each in sorted(path.iterdir()) if each.is_file())
    return path.read_bytes()
