"""Read a backup again: every byte against its manifest and, with its key, every page and row."""

import os
from contextlib import closing
from pathlib import Path

from sqlcipher3.dbapi2 import DatabaseError

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.backups.contents import all_sound, told
from conseil_mobilite.store.backups.manifest import FileMark
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.keys.cipher import DataKey, connect_immutable, fits
from conseil_mobilite.store.keys.slots_file import read_slots


def fault_of(backup: Backup, key: DataKey | None = None) -> str:
    """Return what is wrong with a backup, in French, or nothing where it can be restored.

    Its files are read from the disk in whole. `key` is the one of the present base: a backup made
    before it was changed has another, and is then checked by its files alone.
    """
    fault = backup.fault or _changed_file(backup)
    if fault:
        return fault
    try:
        read_slots(backup.base)
    except UserError:
        return "ses clés sont abîmées"
    if key is None or not fits(backup.base, key):
        return ""
    return _unlike_manifest(backup, key)


def _changed_file(backup: Backup) -> str:
    for mark in backup.files:
        try:
            same = mark_on_disk(backup.folder / mark.name) == mark
        except OSError:
            return f"le fichier {mark.name} ne peut pas être lu"
        if not same:
            return f"le fichier {mark.name} est abîmé"
    return ""


def mark_on_disk(path: Path) -> FileMark:
    """Take the mark of what the disk holds, rather than of what the system remembers of it."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return FileMark.of(path)


def _unlike_manifest(backup: Backup, key: DataKey) -> str:
    try:
        with closing(connect_immutable(backup.base, key)) as copy:
            if not all_sound(copy):
                return "sa base est abîmée"
            held = told(copy)
    except DatabaseError:
        return "sa base est abîmée"
    said = (backup.revision, backup.rows, backup.audit_count, backup.audit_head)
    found = (held.revision, sum(held.rows.values()), held.audit_count, held.audit_head)
    return "" if said == found else "sa base ne contient pas ce que dit son manifeste"
