"""Killed while a backup is restored: the base that was, or the one of the backup; never between."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, select
from tests.campaigns.answering import answer, open_store
from tests.campaigns.kills import backing_up
from tests.campaigns.kills.subject import (
    BASE,
    SLOW_STICK,
    Finding,
    Subject,
    Tell,
    data_key,
    now,
)

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.services.backups.restoring import restore
from conseil_mobilite.store import health, replacing
from conseil_mobilite.store.backups.making import make
from conseil_mobilite.store.backups.opening import Unlocked, unlock_with
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.lock import BaseLock

_THEN: Final = ("réponse 1000",)
_BLOCK: Final = 4096


def prepare(folder: Path) -> None:
    """Answer once, back up, and answer otherwise."""
    backing_up.prepare(folder)
    _answer(folder, 1)
    make(folder / BASE, data_key(), Reason.ASKED, at=now())
    _answer(folder, 2)


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    if unsafe:
        _over_itself(folder)
    else:
        restore(_opened(folder), _chosen(folder), lambda _done, _all: None).close()
    tell("restored")


def look(folder: Path, told: Sequence[str]) -> Finding:
    store, found = _opened(folder), Finding()
    texts = store.read(_texts)
    if not health.check(store).sound:
        found.corrupt.append("the base is not sound")
    store.close()
    if len(texts) != 1 or not texts[0].startswith("réponse "):
        found.corrupt.append(f"answers {texts}")
    if told and texts != _THEN:
        found.lost.append("a backup that was restored")
    return found


def _opened(folder: Path) -> Store:
    """Open as at the next start: a replacement that was decided is finished first."""
    path = folder / BASE
    if replacing.pending(path):
        lock = BaseLock.take(path, since=now())
        replacing.finish(path)
        lock.release()
    return Store.open(path, data_key(), clock=now)


def _chosen(folder: Path) -> Unlocked:
    first = next(each for each in reversed(on_shelf(folder / BASE)) if each.reason is Reason.ASKED)
    unlocked = unlock_with(first, data_key(), None)
    assert unlocked is not None
    return unlocked


def _answer(folder: Path, number: int) -> None:
    store = open_store(folder / BASE, data_key())
    # The same question each time: the last answer tells which state it is.
    answer(store, store.read(_assessment), number * 1000)
    store.close()


def _over_itself(folder: Path) -> None:
    """Write the backup over the base, block after block."""
    content = _chosen(folder).backup.base.read_bytes()
    with (folder / BASE).open("r+b", buffering=0) as file:
        for start in range(0, len(content), _BLOCK):
            file.write(content[start : start + _BLOCK])
            time.sleep(SLOW_STICK)


def _assessment(session: Session) -> UUID:
    return session.exec(select(Assessment.id)).one()


def _texts(session: Session) -> tuple[str, ...]:
    return tuple(session.exec(select(Answer.text)))


RESTORING = Subject("restoring", prepare, work, look)
