"""The room that a disk has, and whether it is enough for what is about to be written."""

import shutil
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.backups.telling import in_megabytes
from conseil_mobilite.domain.places.notices import NEEDED
from conseil_mobilite.store.places.errors import NoRoomError

_TIMES: Final = 2


def require_room(folder: Path, base: Path) -> None:
    """Raise NoRoomError where the folder has not twice the size of the base, and of what waits."""
    require_room_for(folder, base, size_on_disk(base))


def require_room_for(folder: Path, base: Path, size: int) -> None:
    """Do so for the base of that size, under that name, that is to be written in the folder."""
    _require(folder / base.name, _TIMES * size)


def require_room_to_begin(path: Path) -> None:
    """Raise NoRoomError where the disk has no room for a base to live: the folder may be to come.

    A disk that cannot be asked is not refused for it: what is then written will tell.
    """
    _require(path, NEEDED)


def free_room(folder: Path) -> int | None:
    """Return the free bytes of the disk of a folder, there or to come; None where it is untold."""
    for each in (folder, *folder.parents):
        try:
            free, total = disk_of(each)
        except OSError:
            continue
        return free if total else None  # one that the system makes up has no size
    return None


def disk_of(folder: Path) -> tuple[int, int]:
    """Return how many bytes of a disk are free for this user, of how many. OSError: it is away."""
    usage = shutil.disk_usage(folder)
    return usage.free, usage.total


def size_on_disk(base: Path) -> int:
    """Return the bytes of a base, with what SQLite keeps beside it."""
    beside = base.with_name(f"{base.name}-wal")
    return sum(file.stat().st_size for file in (base, beside) if file.exists())


def _require(path: Path, asked: int) -> None:
    free = free_room(path.parent)
    if free is not None and free < asked:
        detail = f"il reste {in_megabytes(free)}, il en faut {in_megabytes(asked)}"
        raise NoRoomError(path, detail)
