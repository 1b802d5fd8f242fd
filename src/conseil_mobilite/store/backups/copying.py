"""Put a backup in another place, and let it count there only once it was read from there again."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from conseil_mobilite.store.backups import drafts
from conseil_mobilite.store.backups.errors import DamagedBackupError
from conseil_mobilite.store.backups.manifest import NAME, FileMark
from conseil_mobilite.store.backups.shelf import Backup, read_backup
from conseil_mobilite.store.backups.verifying import fault_of, mark_on_disk
from conseil_mobilite.store.files import make_private_file, write_atomically
from conseil_mobilite.store.places.room import require_room_for
from conseil_mobilite.store.saving_errors import faults_of_files_told

Step: TypeAlias = Callable[[int, int], None]
_BYTES: Final = 1 << 20


def copy_to(
    backup: Backup,
    place: Path,
    step: Step,
    name: str = "",
    beside: Mapping[str, bytes] = MappingProxyType({}),
) -> Backup:
    """Copy a backup into a folder, under its own name or another; return the copy.

    `beside` are files that come with it, by their names: it is there with them or not at all.
    One that is there and sound is left. Raise DamagedBackupError where what was written cannot be
    read again, NoRoomError or another StoreError where the place refuses: nothing is then listed.
    """
    name = name or backup.folder.name
    present = read_backup(place / name)
    if present.files == backup.files and not fault_of(present):
        return present
    with faults_of_files_told(place / name):
        draft = drafts.begin(place)
        try:
            require_room_for(place, backup.base, backup.bytes)
            copy_files(backup, draft, step)
            for file, content in beside.items():
                write_atomically(draft / file, content)
            _copy(backup.folder / NAME, draft / NAME, lambda _count: None)
            fault = fault_of(read_backup(draft))
            if fault:
                raise DamagedBackupError(place / name, fault)
            return read_backup(drafts.publish(draft, name))
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def copy_files(backup: Backup, folder: Path, step: Step, base: str = "") -> None:
    """Copy the files that a backup is made of, and read each again from the disk.

    `base` is the name that the base takes there. Raise DamagedBackupError where one differs.
    """
    done, total = 0, backup.bytes

    def advance(count: int) -> None:
        nonlocal done
        done += count
        step(done, total)

    for mark in backup.files:
        name = (base or backup.base.name) + mark.name.removeprefix(backup.base.name)
        _copy(backup.folder / mark.name, folder / name, advance)
        if not _alike(mark_on_disk(folder / name), mark):
            raise DamagedBackupError(backup.folder, f"le fichier {mark.name} est abîmé")


def _alike(found: FileMark, mark: FileMark) -> bool:
    return (found.bytes, found.sha256) == (mark.bytes, mark.sha256)


def _copy(source: Path, target: Path, advance: Callable[[int], None]) -> None:
    make_private_file(target)
    with source.open("rb") as read, target.open("wb") as written:
        while block := read.read(_BYTES):
            written.write(block)
            advance(len(block))
        written.flush()
        os.fsync(written.fileno())
