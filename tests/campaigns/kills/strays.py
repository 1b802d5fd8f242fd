"""Files that show in clear what nobody asked to be written in clear."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

from tests.campaigns.kills.subject import CANARY

_SIGNS: Final = tuple(
    word.encode(coding)
    for word in (CANARY, CANARY.upper())
    for coding in ("utf-8", "utf-16-le", "cp1252")
)
_READABLE: Final = (b"SQLite format 3\0", b"PK\x03\x04", b"%PDF", b"BEGIN:VCALENDAR")


def strays(folder: Path, asked: str) -> Iterator[str]:
    """Yield the files that anybody could read, or that are open to others than their owner."""
    for path in sorted(folder.rglob("*")):
        if path.stat().st_mode & 0o077:
            yield f"{path.relative_to(folder)} is open to others"
        if path.is_file() and not _asked_for(path, asked) and _shows(path.read_bytes()):
            yield f"{path.relative_to(folder)} is in clear"


def _shows(content: bytes) -> bool:
    return content.startswith(_READABLE) or any(sign in content for sign in _SIGNS)


def _asked_for(path: Path, asked: str) -> bool:
    return not path.name.startswith(".") and fnmatch(path.name, asked)
