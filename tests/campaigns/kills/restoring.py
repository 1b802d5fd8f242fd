"""Killed while a backup takes the place of the base: the one or the other opens, whole."""

import shutil
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
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
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.store import health, replacing, vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.backups.verifying import fault_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.slots_file import slots_path

_OLD, _NEW = 20, 30


def prepare(folder: Path) -> None:
    """Make a base of thirty people, with a backup of when they were twenty."""
    with cheap():
        store = vault.create(folder / BASE, PHRASE, "Zoé", clock=now)
    for number in range(_NEW):
        if number == _OLD:
            making.make(store.path, store.key, Reason.DAILY, at=now())
        store.run(add_person, f"{CANARY} {number}")
    store.close()


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    with cheap(), _in_place() if unsafe else nullcontext():
        restore(opened(folder), tell)


def opened(folder: Path) -> Store:
    with cheap():
        return vault.open_with_passphrase(folder / BASE, PHRASE, clock=now)


def restore(store: Store, tell: Tell) -> Store:
    """Put the oldest backup in the place of the base; return it, open."""
    tell(f"opened {store.read(_people)}")
    with cheap():
        chosen = unlock(on_shelf(store.path)[-1], PHRASE)
    restored = restoring.restore(store, chosen, lambda _done, _total: None)
    try:
        tell(f"restored {restored.read(_people)}")
    except StoreError:
        restored.close()
        raise
    return restored


def look(folder: Path, told: Sequence[str]) -> Finding:
    store = opened(folder)
    people, found = store.read(_people), Finding()
    allowed = {_OLD} if f"restored {_OLD}" in told else {_OLD, _NEW}
    if people not in allowed:
        found.corrupt.append(f"{people} people, after {told}")
    if not health.check(store).sound:
        found.corrupt.append("the base is not sound")
    if people == _OLD and not _former(store):
        found.lost.append("the base that was replaced is in no sound backup")
    store.close()
    return found


def _former(store: Store) -> bool:
    backups = on_shelf(store.path)
    return any(each.people == _NEW and not fault_of(each) for each in backups)


def _people(session: Session) -> int:
    return len(session.exec(select(col(Person.id))).all())


@contextmanager
def _in_place() -> Generator[None]:
    """Write the restored base over the present one, and its keys after, on a slow disk."""

    def replace(base: Path, aside: Path) -> None:
        draft = base.with_name(f".{base.name}.preparation")
        aside.mkdir(parents=True)
        for file in (base, slots_path(base)):
            with (draft / file.name).open("rb") as read, file.open("wb", buffering=0) as written:
                while block := read.read(1 << 17):
                    written.write(block)
                    time.sleep(SLOW_STICK * 5)
        shutil.rmtree(draft)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replacing, "replace", replace)
        yield


RESTORING = Subject("restoring", prepare, work, look)
