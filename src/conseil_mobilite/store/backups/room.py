"""Whether a disk has the room that a copy of the base asks for, before it is begun."""

import shutil
from pathlib import Path
from typing import Final

from conseil_mobilite.store.backups.errors import NoRoomError

_TIMES: Final = 2
_MEGABYTE: Final = 1_000_000


def require_room(folder: Path, base: Path) -> None:
    """Raise NoRoomError where the folder has not twice the size of the base, and of what waits."""
    asked = _TIMES * size_on_disk(base)
    free = shutil.disk_usage(folder).free
    if free < asked:
        detail = f"il reste {in_megabytes(free)}, il en faut {in_megabytes(asked)}"
        raise NoRoomError(folder / base.name, detail)


def size_on_disk(base: Path) -> int:
    """Return the bytes of a base, with what SQLite keeps beside it."""
    beside = base.with_name(f"{base.name}-wal")
    return sum(file.stat().st_size for file in (base, beside) if file.exists())


def in_megabytes(size: int) -> str:
    """« 0,4 Mo », « 12 Mo »: a size as a reader thinks of it."""
    whole = size / _MEGABYTE
    written = f"{whole:.0f}" if whole >= 10 else f"{whole:.1f}".replace(".", ",")  # noqa: PLR2004 - two figures say enough
    return f"{written}\u00a0Mo"
