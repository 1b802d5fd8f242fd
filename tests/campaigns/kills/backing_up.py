"""Killed while backups are made: each acknowledged one is there and sound; none is half made."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from tests.campaigns.answering import Bench, remains
from tests.campaigns.kills.subject import (
    BASE,
    SLOW_STICK,
    Finding,
    Subject,
    Tell,
    cheap,
    data_key,
    now,
)

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.backups.making import make
from conseil_mobilite.store.backups.shelf import on_shelf, shelf_of
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, Owner
from conseil_mobilite.store.keys.slots_file import slots_path, write_slots


def prepare(folder: Path) -> None:
    give_keys(Bench.make(folder, data_key()).path, data_key())


def give_keys(path: Path, key: DataKey) -> None:
    """Write the key slots of a base beside it."""
    owner = Owner("Zoé", None, now())
    with cheap():
        phrase = "trois hérissons traversent la Thiérache"
        write_slots(path, KeySlots(base=uuid4()).with_passphrase(key, phrase, owner))


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    path = folder / BASE
    while True:
        if unsafe:
            tell(_copied_by_hand(path).name)
        else:
            tell(make(path, data_key(), Reason.ASKED, at=now()).folder.name)


def look(folder: Path, told: Sequence[str]) -> Finding:
    """Open every backup that is listed; the base itself is as it was."""
    listed = {each.folder.name: each for each in on_shelf(folder / BASE)}
    found = Finding(lost=[each for each in told if each not in listed])
    for backup in listed.values():
        if backup.fault or not remains(backup.base, data_key()).sound:
            found.corrupt.append(f"{backup.folder.name}: {backup.fault or 'not sound'}")
    if not remains(folder / BASE, data_key()).sound:
        found.corrupt.append("the base itself")
    return found


def _copied_by_hand(path: Path) -> Path:
    """Copy the files one by one into a folder that counts from its beginning."""
    folder = shelf_of(path) / f"{now():%Y%m%d-%H%M%S}-asked"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for each in (slots_path(path), path):
        shutil.copyfile(each, folder / each.name)
        time.sleep(SLOW_STICK)
    return folder


BACKING_UP = Subject("backing up", prepare, work, look, longest=0.6)
