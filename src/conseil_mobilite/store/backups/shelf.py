"""The backups of a base, known by their manifests alone: no key is needed to tell their content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.backups.manifest import (
    NAME,
    FileMark,
    Manifest,
    UnreadableManifestError,
    last_check,
    read_manifest,
)
from conseil_mobilite.store.keys.slots_file import slots_path

FOLDER: Final = "sauvegardes"
TRANSFER: Final = "Conseil Mobilite - transfert"
"""How the name of the folder begins that a base is taken elsewhere in."""
STAMP: Final = "%Y%m%d-%H%M%S"
NO_MANIFEST: Final = "son manifeste manque ou est abîmé"
_NAMED: Final = re.compile(r"(\d{8}-\d{6})-[a-z_]+(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its manifest tells it; where it cannot be used, `fault` says why, in French.

    `base` is the file of the base inside the folder; its keys lie beside it. `at` is when it was
    made, `verified_at` when it was last read again in whole and found sound.
    """

    folder: Path
    base: Path
    at: datetime
    reason: Reason | None = None
    number: int = 0
    identifier: str = ""
    people: int = 0
    pathways: int = 0
    appointments: int = 0
    rows: int = 0
    bytes: int = 0
    revision: str = ""
    program: str = ""
    audit_count: int = 0
    audit_head: str = ""
    verified_at: datetime | None = None
    files: tuple[FileMark, ...] = ()
    fault: str = ""

    @property
    def sound(self) -> bool:
        return not self.fault


def shelf_of(base: Path) -> Path:
    return base.parent / FOLDER


def on_shelf(base: Path) -> tuple[Backup, ...]:
    """Return the backups of this base that lie beside it, newest first; never raise."""
    return tuple(each for each in within(shelf_of(base)) if each.base.name == base.name)


def within(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of any base that lie in a folder, newest first; never raise."""
    return tuple(sorted(_read(folder), key=lambda each: (each.at, each.number), reverse=True))


def found_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder that somebody chose: itself, its own, or a drive's; no raise.

    The folder may be a backup or a transfer, hold some, or be the one that holds their folder. A
    transfer of which only a part was copied is told as such.
    """
    if (folder / NAME).is_file() or folder.name.startswith(TRANSFER):
        return (read_backup(folder),)
    inside = [*within(folder), *(each for below in _folders(folder) for each in _below(below))]
    return tuple(sorted(inside, key=lambda each: (each.at, each.number), reverse=True))


def _below(folder: Path) -> tuple[Backup, ...]:
    whole = (folder / NAME).is_file() and not _NAMED.fullmatch(folder.name)
    if whole or folder.name.startswith(TRANSFER):
        return (read_backup(folder),)
    return within(folder)


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.is_dir())
    except OSError:
        return []


def read_backup(folder: Path) -> Backup:
    """Read one folder as a backup; where it is none that can be used, its fault says why."""
    try:
        manifest = read_manifest(folder)
    except UnreadableManifestError:
        return Backup(folder, _base_within(folder), _instant(folder), fault=NO_MANIFEST)
    return _told(folder, manifest)


def _read(folder: Path) -> Iterator[Backup]:
    try:
        names = sorted(each for each in folder.iterdir() if _NAMED.fullmatch(each.name))
    except OSError:  # the folder is not there, or its drive is not
        return
    yield from map(read_backup, names)


def _told(folder: Path, manifest: Manifest) -> Backup:
    checked, found = last_check(folder)
    return Backup(
        folder,
        folder / manifest.base,
        manifest.at,
        manifest.reason,
        number=manifest.number,
        identifier=manifest.identifier,
        people=manifest.people,
        pathways=manifest.pathways,
        appointments=manifest.appointments,
        rows=manifest.rows,
        bytes=manifest.bytes,
        revision=manifest.revision,
        program=manifest.program,
        audit_count=manifest.audit_count,
        audit_head=manifest.audit_head,
        verified_at=checked or manifest.verified_at,
        files=manifest.files,
        fault=_fault(folder, manifest) or found,
    )


def _fault(folder: Path, manifest: Manifest) -> str:
    """Return what is seen without reading the files: one that is missing, or of another size."""
    named = {file.name for file in manifest.files}
    if not {manifest.base, slots_path(folder / manifest.base).name} <= named:
        return "sa base ou ses clés n’y sont pas"
    for file in manifest.files:
        try:
            size = (folder / file.name).stat().st_size
        except OSError:
            return f"le fichier {file.name} manque"
        if size != file.bytes:
            return f"le fichier {file.name} n’a pas sa taille"
    return ""


def _base_within(folder: Path) -> Path:
    """Guess the base of a backup without manifest from the keys that lie beside it."""
    try:
        names = sorted(each.name for each in folder.iterdir())
    except OSError:
        names = []
    keys = next((name for name in names if name.endswith(".cles")), "")
    others = (n for n in names if n != NAME and not n.startswith(".") and not n.endswith(".txt"))
    return folder / (keys.removesuffix(".cles") or next(others, "base"))


def _instant(folder: Path) -> datetime:
    """Return when a backup was made by the name of its folder, else by the disk."""
    named = _NAMED.fullmatch(folder.name)
    try:
        if named:
            return datetime.strptime(named[1], STAMP).replace(tzinfo=UTC)
        return datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    except (OSError, ValueError):
        return datetime.fromtimestamp(0, UTC)
