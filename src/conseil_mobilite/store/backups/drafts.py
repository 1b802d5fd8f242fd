"""The hidden folder where a backup is written before it is one."""

import os
import re
import shutil
from itertools import count
from pathlib import Path
from typing import Final

from conseil_mobilite.store.files import FOLDER_MODE, make_private_folder, sync_folder
from conseil_mobilite.store.holder import process_alive

_NAME: Final = re.compile(r"\.(\d+)-\d+\.(?:copie|retrait)")


def begin(shelf: Path) -> Path:
    """Make a new empty folder of our own, and remove those that a dead program left."""
    make_private_folder(shelf)
    _sweep(shelf)
    return _new(shelf, "copie")


def publish(draft: Path, name: str) -> Path:
    """Make of the finished draft a backup, by one renaming, under a name that is free."""
    sync_folder(draft)
    for folder in _names(draft.parent, name):
        if not folder.exists():
            draft.rename(folder)
            sync_folder(folder.parent)
            return folder
    raise FileExistsError(draft.parent / name)


def remove(folder: Path) -> None:
    """Remove a backup: it is none any more from the first instant, whatever is cut short."""
    hidden = _new(folder.parent, "retrait")
    folder.rename(hidden / folder.name)
    sync_folder(folder.parent)
    shutil.rmtree(hidden, ignore_errors=True)


def _new(shelf: Path, end: str) -> Path:
    for number in count():
        folder = shelf / f".{os.getpid()}-{number}.{end}"
        try:
            folder.mkdir(mode=FOLDER_MODE)
        except FileExistsError:
            continue
        return folder
    raise AssertionError(shelf)


def _names(shelf: Path, name: str) -> list[Path]:
    return [shelf / name, *(shelf / f"{name}-{number}" for number in range(2, 1000))]


def _sweep(shelf: Path) -> None:
    for folder in shelf.iterdir():
        named = _NAME.fullmatch(folder.name)
        if named and int(named[1]) != os.getpid() and not process_alive(int(named[1])):
            shutil.rmtree(folder, ignore_errors=True)
