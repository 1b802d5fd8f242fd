"""Where a live base may lie: on this computer's own disk, in a folder nobody else writes to."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.places import notices as words
from conseil_mobilite.domain.places.notices import LOW, Notice
from conseil_mobilite.store.errors import SharedFolderError
from conseil_mobilite.store.places.drives import DriveOf, drive_of
from conseil_mobilite.store.places.errors import OpenFolderError
from conseil_mobilite.store.places.others import Others
from conseil_mobilite.store.places.room import free_room, require_room_to_begin
from conseil_mobilite.store.places.sharing import others_may
from conseil_mobilite.store.places.synchronised import service_of

_WSL: Final = tuple(
    f"{start}{name}\\" for start in ("\\\\", "\\\\?\\unc\\") for name in ("wsl$", "wsl.localhost")
)
IN_WSL: Final = (
    "celui d’un système Linux (WSL) de cet ordinateur, que Windows n’atteint que par le réseau"
)
ON_NETWORK: Final = "sur un disque partagé du réseau"


def refuse_shared_folder(
    path: Path, environment: Mapping[str, str] = os.environ, drive: DriveOf = drive_of
) -> None:
    """Raise SharedFolderError where another machine may write to the folder of the base."""
    folder = path.absolute().parent.resolve()
    if in_wsl(str(folder)):
        raise SharedFolderError(folder, IN_WSL)
    held_by = drive(folder)
    service = service_of(folder, held_by, environment)
    if service:
        raise SharedFolderError(folder, f"synchronisé par {service}")
    if held_by.network:
        raise SharedFolderError(folder, ON_NETWORK)


def in_wsl(folder: str) -> bool:
    """Whether Windows reaches the folder through its own Linux."""
    return f"{folder}\\".lower().startswith(_WSL)


def refuse_to_begin(path: Path) -> None:
    """Raise a StoreError where no new base should lie: one that is there still opens."""
    refuse_shared_folder(path)
    if others_may(path.absolute().parent.resolve()) is Others.WRITE:
        raise OpenFolderError(path.absolute())
    require_room_to_begin(path.absolute())


def look_over(path: Path) -> tuple[Notice, ...]:
    """Return what deserves a word before a base is begun; raise as `refuse_to_begin` does."""
    refuse_to_begin(path)
    return notices(path)


def notices(base: Path, drive: DriveOf = drive_of) -> tuple[Notice, ...]:
    """Return what deserves a calm word about the place of a base, the gravest first."""
    return tuple(_noticed(base.absolute().parent.resolve(), drive))


def _noticed(folder: Path, drive: DriveOf) -> Iterator[Notice]:
    others, held_by, free = others_may(folder), drive(folder), free_room(folder)
    if others is Others.WRITE:
        yield words.writable()
    if free is not None and free < LOW:
        yield words.little_room(free)
    if held_by.removable:
        yield words.removable()
    if not held_by.guarded:
        yield words.unguarded()
    elif others is Others.READ:
        yield words.readable()
