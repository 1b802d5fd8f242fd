"""Killed while answers are saved: each acknowledged answer is there."""

import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select
from tests.campaigns.bases.answering import Bench, answer, open_store, remains
from tests.campaigns.kills.subject import BASE, Finding, Subject, Tell, data_key

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.store.database import Store


def prepare(folder: Path) -> None:
    Bench.make(folder, data_key())


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    store = opened(folder)
    while True:
        if unsafe:
            tell(str(number := time.monotonic_ns()))
            answer(store, store.read(_assessment), number)
        else:
            save(store, tell)


def opened(folder: Path) -> Store:
    return open_store(folder / BASE, data_key())


def save(store: Store, tell: Tell) -> None:
    number = time.monotonic_ns()
    answer(store, store.read(_assessment), number)
    tell(str(number))


def look(folder: Path, told: Sequence[str]) -> Finding:
    left = remains(folder / BASE, data_key())
    found = Finding(lost=[each for each in told if int(each) not in left.numbers])
    if not left.sound:
        found.corrupt.append("the base is not sound, or its history does not tell its answers")
    return found


def _assessment(session: Session) -> UUID:
    return session.exec(select(Assessment.id)).one()


SAVING = Subject("saving", prepare, work, look, longest=0.4)
