"""A faithful, encrypted copy of the base with its keys, which counts only once it was read again.

It is written in a folder of its own, that one renaming makes a backup: cut short, there is none.
"""

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from sqlcipher3.dbapi2 import Connection, DatabaseError

from conseil_mobilite import __version__
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.backups import drafts
from conseil_mobilite.store.backups.contents import Contents, all_sound, told
from conseil_mobilite.store.backups.errors import UnsoundBackupError
from conseil_mobilite.store.backups.manifest import FileMark, Manifest, write_manifest
from conseil_mobilite.store.backups.shelf import STAMP, Backup, read_backup, shelf_of, within
from conseil_mobilite.store.files import make_private_file, sync_file
from conseil_mobilite.store.keys.cipher import DataKey, connect_immutable, connect_to_base
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.places.room import require_room
from conseil_mobilite.store.saving_errors import faults_of_files_told, sqlite_name

Step: TypeAlias = Callable[[int, int], None]
"""Told how much is done of how much; it may raise, to give up."""

_PAGES: Final = 256
"""Copied from one step to the next: a megabyte."""
ERASURES: Final = ".effacements"


def make(
    path: Path, key: DataKey, reason: Reason, *, at: datetime, step: Step | None = None
) -> Backup:
    """Copy the base, open or not, with its keys into the folder of backups beside it.

    Raise UnsoundBackupError where the copy, read again, is not sound or not whole, NoRoomError or
    another StoreError where the disk refuses: no backup is then listed, and the base is untouched.
    Whatever `step` raises gives the backup up.
    """
    path, shelf = path.absolute(), shelf_of(path.absolute())
    with faults_of_files_told(shelf / path.name):
        draft = drafts.begin(shelf)
        try:
            require_room(shelf, path)
            contents = _copied(path, key, draft / path.name, step or _unwatched)
            _copy_beside(path, draft)
            write_manifest(draft, _manifest(path, draft, contents, reason, at))
            name = f"{at.astimezone(UTC):{STAMP}}-{reason.in_a_name}"
            return read_backup(drafts.publish(draft, name))
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _copied(path: Path, key: DataKey, draft: Path, step: Step) -> Contents:
    """Copy, and return what the copy, read again, holds: the same as the base at that instant."""
    try:
        with closing(connect_to_base(path, key)) as source:
            # One reading holds all along: what is typed meanwhile is for the next backup, and does
            # not make this one begin again.
            source.execute("BEGIN")
            before = told(source)
            _copy(source, key, draft, step)
        with closing(connect_immutable(draft, key)) as copy:
            sound = all_sound(copy) and told(copy) == before
    except DatabaseError as error:
        if sqlite_name(error).startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_BUSY")):
            raise
        raise UnsoundBackupError(path) from error
    if not sound:
        raise UnsoundBackupError(path)
    return before


def _copy(source: Connection, key: DataKey, draft: Path, step: Step) -> None:
    make_private_file(draft)
    with closing(connect_to_base(draft, key)) as copy:  # keyed before the copy: else it is clear
        source.backup(
            copy, pages=_PAGES, progress=lambda _status, left, total: step(total - left, total)
        )
    sync_file(draft)


def _copy_beside(path: Path, draft: Path) -> None:
    """Copy the keys and the register of erasures, where there are some."""
    for file in (slots_path(path), path.with_name(path.name + ERASURES)):
        if file.exists():
            make_private_file(draft / file.name)
            shutil.copyfile(file, draft / file.name)
            sync_file(draft / file.name)


def _manifest(
    path: Path, draft: Path, contents: Contents, reason: Reason, at: datetime
) -> Manifest:
    files = sorted(file for file in draft.iterdir() if not _passing(file))
    rows = contents.rows
    return Manifest(
        number=1 + max((each.number for each in within(draft.parent)), default=0),
        at=at,
        reason=reason,
        base=path.name,
        identifier=contents.identifier,
        program=__version__,
        revision=contents.revision,
        people=rows.get("person", 0),
        pathways=rows.get("pathway", 0),
        appointments=rows.get("appointment", 0),
        rows=sum(rows.values()),
        broken_links=contents.broken_links,
        audit_count=contents.audit_count,
        audit_head=contents.audit_head,
        verified_at=at,
        files=tuple(map(FileMark.of, files)),
    )


def _passing(file: Path) -> bool:
    return file.name.endswith(("-wal", "-shm"))


def _unwatched(_done: int, _total: int) -> None:
    """Follow nothing."""
