"""Close to other accounts the files of a base that were left open to them."""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from conseil_mobilite.store.files import FILE_MODE, FOLDER_MODE

_LOG: Final = logging.getLogger("conseil_mobilite.places")
_BESIDE: Final = {
    "": "base",
    "-wal": "base",
    "-shm": "base",
    ".cles": "clés",
    ".effacements": "registre des effacements",
    ".verrou": "verrou",
}
_KEPT: Final = {"sauvegardes": "sauvegardes", "mises-de-cote": "bases mises de côté"}
"""The folders beside a base that the program makes."""


def close_to_others(base: Path) -> None:
    """Take back the rights of others on the base, its keys, its register and its backups.

    The log tells how many files of each kind, and none of their names: they may be somebody's.
    """
    if os.name == "nt":
        return
    closed = Counter(kind for kind, path in _files(base) if _closed(path))
    if closed:
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(closed.items()))
        _LOG.warning("Fichiers refermés aux autres comptes : %s", told)


def _files(base: Path) -> Iterator[tuple[str, Path]]:
    for end, kind in _BESIDE.items():
        yield kind, base.with_name(base.name + end)
    for name, kind in _KEPT.items():
        kept = base.parent / name
        yield from ((kind, each) for each in (kept, *_inside(kept, depth=2)))


def _inside(folder: Path, depth: int) -> Iterator[Path]:
    if not depth or folder.is_symlink():
        return
    with suppress(OSError):
        for each in folder.iterdir():
            yield each
            yield from _inside(each, depth - 1)


def _closed(path: Path) -> bool:
    """Close one file or folder; False where it was, or where its disk knows of no owner."""
    with suppress(OSError):
        if path.is_symlink() or not path.stat().st_mode & 0o077:
            return False
        path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
        return not path.stat().st_mode & 0o077
    return False
