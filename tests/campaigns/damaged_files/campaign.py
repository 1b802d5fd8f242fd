"""Damage copy after copy, open each as the window does, and have it judged."""

import random
import shutil
from pathlib import Path

import pytest
from tests.campaigns.damaged_files.ground import PHRASE, Ground, now
from tests.campaigns.damaged_files.judging import Case, Opener, Tally, judge
from tests.campaigns.damaged_files.ways import CLOSED, CRASHED

from conseil_mobilite.store import database, vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError


def campaign(folder: Path, files: int, seed: int, opener: Opener | None = None) -> Tally:
    ground, chance, tally = Ground.make(folder), random.Random(seed), Tally()  # noqa: S311 — bytes
    cases = [(ground.closed, *each) for each in CLOSED]
    cases += [(ground.crashed, *each) for each in CRASHED]
    for number in range(files):
        source, name, damage = cases[number % len(cases)]
        scene = ground.copied(source, folder / str(number))
        damage(scene, chance)
        judge(tally, Case(scene.base, name, source == ground.crashed), opener or opened)
        shutil.rmtree(folder / str(number))
    return tally


def opened(path: Path) -> Store:
    """Open as the window does."""
    return vault.open_with_passphrase(path, PHRASE, clock=now)


def recreating(path: Path) -> Store:
    """Do as no program should: a base that does not open makes room for a new one."""
    try:
        return opened(path)
    except StoreError:
        shutil.rmtree(path.parent)
        return vault.create(path, PHRASE, "Zoé", clock=now)


def trust(patch: pytest.MonkeyPatch) -> None:
    """Let SQLite replay whatever lies beside a base, as most programs do."""
    patch.setattr(database, "check_recent_writes", lambda _base, _key, _left: None)
