"""Killed while lists of people are brought in: each file whole, or nothing of it."""

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlmodel import Session, func, select
from tests.campaigns.kills.subject import BASE, CANARY, Finding, Subject, Tell, data_key, now
from tests.imported_people import order

from conseil_mobilite.domain.imports.decisions import Decision, Field, ImportLine
from conseil_mobilite.domain.imports.import_run import ImportRun
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.imports.bringing_in import ImportOrder, bring_in
from conseil_mobilite.store import health
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store

_PEOPLE: Final = 15


def prepare(folder: Path) -> None:
    make_base(folder / BASE, data_key())


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    store = opened(folder)
    while True:
        bring_one_in(store, tell, tell_first=unsafe)


def opened(folder: Path) -> Store:
    return Store.open(folder / BASE, data_key(), clock=now)


def bring_one_in(store: Store, tell: Tell, *, tell_first: bool = False) -> None:
    number = f"{time.monotonic_ns():064}"
    if tell_first:
        tell(number)
    store.run(bring_in, _file(number), lambda _done, _total: None)
    if not tell_first:
        tell(number)


def look(folder: Path, told: Sequence[str]) -> Finding:
    store = opened(folder)
    try:
        kept, agree = store.read(_kept)
        sound = health.check(store).sound
    finally:
        store.close()
    found = Finding(lost=[f"file {each}" for each in told if each not in kept])
    if not (agree and sound):
        found.corrupt.append(f"people are those of the files: {agree}; base sound: {sound}")
    return found


def _file(number: str) -> ImportOrder:
    lines = tuple(
        ImportLine(
            rank + 2,
            Decision.CREATE,
            {Field.LAST_NAME: CANARY, Field.FIRST_NAME: "Awa"},
        )
        for rank in range(_PEOPLE)
    )
    return replace(order(lines), fingerprint=number)


def _kept(session: Session) -> tuple[frozenset[str], bool]:
    """Return the files brought in, and whether the people are exactly theirs."""
    made = session.exec(select(ImportRun)).all()
    expected = sum(json.loads(run.counts)[Decision.CREATE] for run in made)
    people = session.exec(select(func.count()).select_from(Person)).one()
    return frozenset(run.fingerprint for run in made), people == expected


IMPORTING = Subject("importing", prepare, work, look, longest=0.5)
