"""The file of recent writes beside a base: whether it is its own, before SQLite may use it.

SQLite replays any well-formed file of that name, one of another base or of an earlier day too, and
writes it into the base as it closes; of one that was damaged it drops the rest without a word. What
was said saved must neither go nor come back unseen.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conseil_mobilite.store.errors import DamagedWritesError, LostWritesError, StrayWritesError
from conseil_mobilite.store.files import sync_folder
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.lock import BaseLock, Left

_HEAD, _FRAME_HEAD, _PAGE, _SEAL = 32, 24, 4096, 64
_FRAME = _FRAME_HEAD + _PAGE
_MAGIC = (0x377F0682, 0x377F0683)
_SALTS = slice(16, 24)
_SALT_MASK = 0x3A  # SQLCipher's own: the salt of the seals, from that of the base
_READ = 32 << 20
"""What is looked at: far more than waits after a day of work, little enough to take a second."""
_SYNCED = 2
"""Each commit reaches the disk before the next begins: where two are cut off, one was surely there.

A single one may be what a power cut left of a save that nobody was told of.
"""


def recent_writes(base: Path) -> Path:
    return base.with_name(f"{base.name}-wal")


def waiting(base: Path) -> bool:
    """Tell whether writes wait there to be brought into the base."""
    path = recent_writes(base)
    return path.exists() and path.stat().st_size > 0


def check_recent_writes(base: Path, key: DataKey, left: Left) -> None:
    """Refuse what SQLite would take for the latest state of the base and is not.

    `left` is what the program that had the base before wrote in the lock. Raise a StoreError; no
    file is touched.
    """
    path = recent_writes(base)
    if not path.exists() and left is Left.WRITING:
        raise LostWritesError(base)
    if not waiting(base):
        return
    if left is Left.CLOSED:
        raise StrayWritesError(base)
    with path.open("rb") as file:
        content = file.read(_READ)
    frames = tuple(_frames(content))
    if frames and not _sealed_by(key, frames[0]):
        raise StrayWritesError(base)
    if _lost(content, frames) or (left is Left.WRITING and not _headed(content)):
        raise DamagedWritesError(base)


def set_aside_recent_writes(base: Path, *, at: datetime) -> Path | None:
    """Let the base open as its one file has it; return where the writes lie now, if any.

    They are kept under another name, never removed. Raise LockedBaseError where a program has it.
    """
    lock, aside = BaseLock.take(base, since=at), None
    try:
        path = recent_writes(base)
        if path.exists():
            aside = base.with_name(f"{path.name}.ecarte-{at:%Y%m%d-%H%M%S}")
            path.rename(aside)
            sync_folder(base.parent)
    finally:
        lock.release(brought_in=not waiting(base))
    return aside


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page as written last; `chained` where SQLite would replay it."""

    page: int
    content: bytes
    commits: bool
    chained: bool


def _frames(content: bytes) -> Iterator[_Frame]:
    """Give the frames of the present round; those of earlier rounds carry other salts."""
    if not _headed(content):
        return
    order = "big" if int.from_bytes(content[:4]) & 1 else "little"
    total = _checksum(content[:24], (0, 0), order)
    chained = True
    for start in range(_HEAD, len(content) - _FRAME + 1, _FRAME):
        head, page = content[start : start + _FRAME_HEAD], content[start + _FRAME_HEAD :][:_PAGE]
        if head[8:16] != content[_SALTS]:
            chained = False
            continue
        if chained:
            total = _checksum(page, _checksum(head[:8], total, order), order)
            chained = _numbers(head[16:24]) == total
        yield _Frame(int.from_bytes(head[:4]), page, any(head[4:8]), chained)


def _lost(content: bytes, frames: tuple[_Frame, ...]) -> bool:
    """Tell whether commits that reached the disk lie beyond what SQLite would replay."""
    beyond = sum(frame.commits for frame in frames if not frame.chained)
    return beyond >= _SYNCED or (not _headed(content) and len(content) >= _HEAD + _SYNCED * _FRAME)


def _headed(content: bytes) -> bool:
    if len(content) < _HEAD or int.from_bytes(content[:4]) not in _MAGIC:
        return False
    order = "big" if int.from_bytes(content[:4]) & 1 else "little"
    return _numbers(content[24:32]) == _checksum(content[:24], (0, 0), order)


def _sealed_by(key: DataKey, frame: _Frame) -> bool:
    """Tell whether SQLCipher wrote the page with this key; a page damaged since is not told so."""
    if not frame.chained:
        return True
    salt = bytes(each ^ _SALT_MASK for each in key.salt)
    secret = hashlib.pbkdf2_hmac("sha512", key.key, salt, 2, len(key.key))
    start = len(key.salt) if frame.page == 1 else 0
    sealed = frame.content[start:-_SEAL] + frame.page.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(secret, sealed, "sha512"), frame.content[-_SEAL:])


def _numbers(eight: bytes) -> tuple[int, int]:
    return int.from_bytes(eight[:4]), int.from_bytes(eight[4:])


def _checksum(content: bytes, start: tuple[int, int], order: str) -> tuple[int, int]:
    """Add content up as SQLite does in this file."""
    one, other = start
    words = struct.unpack(f"{'>' if order == 'big' else '<'}{len(content) // 4}I", content)
    for place in range(0, len(words), 2):
        one = (one + words[place] + other) & 0xFFFFFFFF
        other = (other + words[place + 1] + one) & 0xFFFFFFFF
    return one, other
