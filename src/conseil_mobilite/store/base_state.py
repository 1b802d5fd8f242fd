"""What tells a base, and the file of its recent writes, from what they were a moment before."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

NOUGHTS = "0" * 20
"""The state of a file that is not there: as long as any other."""


def state(base: Path) -> str:
    """Return what tells the file, as it was written last, from any other: noughts where missing."""
    try:
        told = base.stat()
    except OSError:
        return NOUGHTS
    text = f"{told.st_ino} {told.st_mtime_ns} {told.st_size}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    return f"{number % 10 ** len(NOUGHTS):0{len(NOUGHTS)}d}"


@dataclass(frozen=True, slots=True)
class Seen:
    """The base and the file of its recent writes, as they were at an instant."""

    base: str
    waiting: int
    changed: int


def seen(base: Path) -> Seen:
    try:
        recent = recent_of(base).stat()
    except OSError:
        return Seen(state(base), 0, 0)
    return Seen(state(base), recent.st_size, recent.st_mtime_ns)


def recent_of(base: Path) -> Path:
    return base.with_name(f"{base.name}-wal")
