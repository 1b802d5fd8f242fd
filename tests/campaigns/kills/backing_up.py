"""Killed while the base is backed up: each one told is there, and none listed is half made."""

import shutil
import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC
from pathlib import Path

import pytest
from sqlmodel import Session
from tests.campaigns.kills.subject import (
    BASE,
    CANARY,
    SLOW_STICK,
    Finding,
    Subject,
    Tell,
    cheap,
    now,
)
from tests.kept_base import PHRASE, add_person

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.services.backups import keeping, places
from conseil_mobilite.store import health, vault
from conseil_mobilite.store.backups import drafts
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.backups.verifying import fault_of
from conseil_mobilite.store.database import Store


def prepare(folder: Path) -> None:
    with cheap():
        store = vault.create(folder / "poste" / BASE, PHRASE, "Zoé", clock=now)
    for number in range(40):
        store.run(add_person, f"{CANARY} {number}")
    (folder / "disque").mkdir(mode=0o700)
    store.close()


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    """Back up again and again, here and in a second place, while somebody is registered."""
    with _in_place() if unsafe else nullcontext():
        store = with_a_second_place(folder)
        while True:
            back_up(store, tell)


def opened(folder: Path) -> Store:
    with cheap():
        return vault.open_with_passphrase(folder / "poste" / BASE, PHRASE, clock=now)


def with_a_second_place(folder: Path) -> Store:
    store = opened(folder)
    store.run(_choose, folder / "disque")
    return store


def back_up(store: Store, tell: Tell) -> keeping.Kept:
    """Register somebody, then back up here and in the second place."""
    store.run(add_person, f"{CANARY} {time.monotonic_ns()}")
    kept = keeping.back_up(store, Reason.ASKED, lambda _done, _total: None)
    tell(kept.backup.folder.name)
    return kept


def look(folder: Path, told: Sequence[str]) -> Finding:
    with closing(opened(folder)) as store:
        here, elsewhere = on_shelf(store.path), store.read(keeping.elsewhere)
        found = Finding(lost=[each for each in told if each not in _sound(here)])
        found.corrupt += [
            f"half a backup is listed as good: {each.folder}"
            for each in (*here, *elsewhere)
            if each.sound and fault_of(each, store.key)
        ]
        found.corrupt += [f"listed as damaged: {each.folder}" for each in here if not each.sound]
        if not health.check(store).sound:
            found.corrupt.append("the base is not sound")
        keeping.back_up(store, Reason.ASKED, lambda _done, _total: None)
    return found


def _sound(backups: Sequence[Backup]) -> set[str]:
    return {each.folder.name for each in backups if each.sound}


def _choose(session: Session, drive: Path) -> None:
    # The adviser of this base is nobody: what is proved is what stays of files.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(places, "require_manager", lambda _session: None)
        places.choose(session, drive, drive.parent / "poste" / BASE)


@contextmanager
def _in_place() -> Generator[None]:
    """Write each backup at once under its name, file after file, its manifest first."""

    def begin(shelf: Path) -> Path:
        shelf.mkdir(mode=0o700, exist_ok=True)
        folder = shelf / f"{now().astimezone(UTC):%Y%m%d-%H%M%S}-demandee-{time.monotonic_ns()}"
        folder.mkdir(mode=0o700)
        return folder

    def publish(draft: Path, _name: str) -> Path:
        kept = draft.with_name(f"{draft.name}0")
        shutil.copytree(draft, kept, copy_function=_slowly)
        return kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drafts, "begin", begin)
        patch.setattr(drafts, "publish", publish)
        yield


def _slowly(source: str, target: str) -> None:
    shutil.copyfile(source, target)
    time.sleep(SLOW_STICK * 10)


BACKING_UP = Subject("backing up", prepare, work, look, longest=1.5)
