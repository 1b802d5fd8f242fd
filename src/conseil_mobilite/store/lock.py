"""One writer: the file beside the base that says which program holds it.

The lock of the operating system decides, and dies with the program: whatever a dead one left
written is stale. Where the file system knows no locks, the text decides.
"""

import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from enum import Enum, auto
from io import FileIO
from pathlib import Path

from conseil_mobilite.store.base_state import NOUGHTS, recent_of, seen, state
from conseil_mobilite.store.errors import LockedBaseError
from conseil_mobilite.store.files import FILE_MODE, sync_emptied
from conseil_mobilite.store.holder import Holder
from conseil_mobilite.store.saving_errors import faults_of_files_told

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BEYOND_THE_TEXT = 1 << 20  # Windows forbids reading the locked bytes: lock where no text lies
_FLAG_FROM_END = len(NOUGHTS) + 2  # and what closes the text: `"}`
_CALL = 1_000_000_000  # in 2001
_COARSE = 2  # seconds between two instants of a USB stick
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Left(Enum):
    """What the program that had the base before left written in the lock."""

    UNKNOWN = auto()
    """No lock, a damaged one, or that of a program that stopped before it wrote."""
    CLOSED = auto()
    WRITING = auto()
    """It wrote and did not close: recent writes wait beside the base."""


class BaseLock:
    """Held from the opening of a base to its closing."""

    def __init__(self, file: FileIO, base: Path, holder: Holder, left: Left) -> None:
        self._file, self._base, self._holder, self.left = file, base, holder, left
        self._process = os.getpid()
        self._awaited = recent_of(base).exists()
        self._seen = seen(base)

    @classmethod
    def take(cls, base: Path, *, since: datetime) -> "BaseLock":
        """Raise LockedBaseError where another program, or this one, holds the base already.

        Raise another StoreError where the disk refuses to write who holds it.
        """
        with faults_of_files_told(base):
            return cls._taken(base, since)

    @classmethod
    def _taken(cls, base: Path, since: datetime) -> "BaseLock":
        path = lock_path(base)
        existed = path.exists()
        file = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE), "r+")
        try:
            _hold(file, base)
            left, writing = _left(file, base) if existed else (Left.UNKNOWN, NOUGHTS)
            holder = replace(Holder.present(since), writing=writing)
            _put(file, holder)
        except BaseException:
            file.close()
            raise
        return cls(file, base, holder, left)

    @property
    def released(self) -> bool:
        """Whether it is no longer ours; a forked child of the program holds nothing."""
        return self._file.closed or os.getpid() != self._process

    def accept(self) -> None:
        """Take what lies beside the base for its own, as it was checked to be.

        SQLite removes an empty file of recent writes as soon as it can: it is no longer awaited.
        """
        self.left = Left.UNKNOWN
        if not seen(self._base).waiting:
            self.note_brought_in()

    def note_writing(self) -> None:
        """Write down, on the disk, that saved things wait beside the base, where they surely do.

        Where SQLite has just brought some in, all may be: it is free to remove the file, and it is
        not awaited. The next save is.
        """
        before, self._seen = self._seen, seen(self._base)
        if self._seen.base != before.base or not self._seen.waiting:
            self.note_brought_in()
        elif self._seen != before:
            self._note(self._seen.base)

    def note_brought_in(self) -> None:
        """Write down, on the disk, that the base holds all that was saved."""
        self._note(NOUGHTS)

    def release(self, *, brought_in: bool = False) -> None:
        """Let another program have the base. Idempotent.

        The file stays, since removing it would open a race: empty where the base holds all that was
        saved, else with what the next program must know.
        """
        if not self.released:
            # A reading of the base may have brought in what a dead program had left to wait.
            brought_in = brought_in or (self._awaited and not recent_of(self._base).exists())
            with suppress(OSError):  # a full disk: what the lock said before holds, but nobody does
                self._let_go(emptied=brought_in or self.left is Left.CLOSED)
        self._file.close()

    def _let_go(self, *, emptied: bool) -> None:
        if emptied:
            with suppress(OSError):  # the drive was pulled out: nothing can be told of it
                sync_emptied(recent_of(self._base))
            self._file.truncate(0)
        else:
            _put(self._file, replace(self._holder, process=0))

    def _note(self, writing: str) -> None:
        if writing == self._holder.writing:
            return
        self._file.seek(-_FLAG_FROM_END, os.SEEK_END)
        self._file.write(writing.encode())
        os.fsync(self._file.fileno())
        self._holder = replace(self._holder, writing=writing)


def lock_path(base: Path) -> Path:
    return base.with_name(f"{base.name}.verrou")


def call_holder(base: Path) -> bool:
    """Ask the program that holds the base to come forward; False where nobody holds it.

    It watches for the instant of the lock, which is then one that no writing gives.
    """
    path = lock_path(base)
    if not path.exists() or not path.stat().st_size:
        return False
    with suppress(OSError):  # of another user: they are not to be disturbed
        os.utime(path, (_CALL, _CALL))
    return True


def is_called(base: Path) -> bool:
    """Tell whether the last that happened to the lock is that somebody called its holder."""
    try:
        return abs(lock_path(base).stat().st_mtime - _CALL) <= _COARSE
    except OSError:
        return False


def _hold(file: FileIO, base: Path) -> None:
    try:
        _lock(file)
    except OSError as error:
        holder = _holder(file)
        if error.errno in _HELD:
            words = holder.in_words() if holder else "par un autre programme"
            raise LockedBaseError(base, words) from error
        if holder and holder.alive():
            raise LockedBaseError(base, holder.in_words()) from error


def _left(file: FileIO, base: Path) -> tuple[Left, str]:
    if not os.fstat(file.fileno()).st_size:
        return Left.CLOSED, NOUGHTS
    holder = _holder(file)
    # Of another file, put in the place of this one since, it says nothing; nor of this one once
    # SQLite has brought writes into it, and may have removed the file that kept them.
    if holder and holder.writing != NOUGHTS and holder.writing == state(base):
        return Left.WRITING, holder.writing
    return Left.UNKNOWN, NOUGHTS


def _put(file: FileIO, holder: Holder) -> None:
    """Write in one go and only then cut: killed in between, it never looks closed."""
    text = json.dumps(asdict(holder)).encode()
    file.seek(0)
    file.write(text)
    file.truncate(len(text))
    os.fsync(file.fileno())


def _lock(file: FileIO) -> None:
    if sys.platform == "win32":
        file.seek(_BEYOND_THE_TEXT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(file: FileIO) -> Holder | None:
    file.seek(0)
    try:
        return Holder(**json.loads(file.read()))
    except (ValueError, TypeError):
        return None  # the other program is writing it at this instant, or it was damaged
