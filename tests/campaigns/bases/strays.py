"""What lies around a base after a kill and should not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

_BESIDE: Final = ("", "-wal", "-shm", ".verrou")
_OF_WINDOW: Final = ("fenetre.ini", "journal.log")


def strays(base: Path, clear: Sequence[bytes]) -> list[Path]:
    """Return the files that should not be there, or in which one of the words is read in clear."""
    known = {*_OF_WINDOW, *(f"{base.name}{ending}" for ending in _BESIDE)}
    files = [path for path in base.parent.rglob("*") if path.is_file()]
    return [path for path in files if path.name not in known or _shows(path, clear)]


def _shows(path: Path, clear: Sequence[bytes]) -> bool:
    content = path.read_bytes()
    return any(words in content for words in clear)
