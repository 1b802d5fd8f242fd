"""A demonstration base, made once and copied with its keys for each test."""

import shutil
from datetime import date
from pathlib import Path

from conseil_mobilite.cli.demonstration import base
from conseil_mobilite.cli.demonstration.base import FILE_NAME, Wanted
from conseil_mobilite.store.keys.slots_file import slots_path

DAY = date(2026, 9, 30)


def make(folder: Path, people: int, seed: int, day: date = DAY) -> Path:
    """Make a base of so many people, the same for the same seed, without telling how far it is."""
    return base.make(folder, Wanted(people, seed, day), lambda _done, _all: None)


def copied(made: Path, folder: Path) -> Path:
    path = folder / FILE_NAME
    shutil.copy2(made, path)
    shutil.copy2(slots_path(made), slots_path(path))
    return path
