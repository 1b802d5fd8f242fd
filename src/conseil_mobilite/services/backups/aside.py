"""Where the files of a base that another one replaces are kept, and when they are not."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from conseil_mobilite.store.backups import drafts
from conseil_mobilite.store.backups.shelf import STAMP

ASIDE: Final = "mises-de-cote"
"""The folder beside a base where what could not be opened is kept."""


def free_folder(base: Path, at: datetime) -> Path:
    """Name a folder that is not there yet, for what is put aside at this instant."""
    folder = base.parent / ASIDE / f"{at.astimezone(UTC):{STAMP}}"
    names = (folder.with_name(f"{folder.name}-{number}") for number in range(2, 1000))
    return next(each for each in (folder, *names) if not each.exists())


def forget(aside: Path) -> None:
    """Remove what was put aside, where a backup that was read again holds the same."""
    drafts.remove(aside)
    drop_if_empty(aside)


def drop_if_empty(aside: Path) -> None:
    """Take away the folders of what was put aside, where nothing was, as on a new computer."""
    for folder in (aside, aside.parent):
        with suppress(OSError):  # it holds something, or is gone; an empty folder harms nobody
            folder.rmdir()
