"""Whether a disk has the room that a copy of the base asks for, before it is begun."""

import shutil
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.backups.telling import in_megabytes
from conseil_mobilite.store.backups.errors import NoRoomError

_TIMES: Final = 2


def require_room(folder: Path, base: Path) -> None:
    """Raise NoRoomError where the folder has not twice the size of the base, and of what waits."""
    require_room_for(folder, base, size_on_disk(base))


def require_room_for(folder: Path, base: Path, size: int) -> None:
    """Do so for the base of that size, under that name, that is to be written in the folder."""
    asked = _TIMES * size
    free = shutil.disk_usage(folder).free
    if free < asked:
        detail = f"il reste {in_megabytes(free)}, il en faut {in_megabytes(asked)}"
        raise NoRoomError(folder / base.name, detail)


def size_on_disk(base: Path) -> int:
    """Return the bytes of a base, with what SQLite keeps beside it."""
    beside = base.with_name(f"{base.name}-wal")
    return sum(file.stat().st_size for file in (base, beside) if file.exists())
