"""One writer: the file beside the base that says which program holds it.

The lock of the operating system decides, and dies with the program: whatever a dead one left
written is stale. Where the file system knows no locks, the text decides.
"""

import errno
import hashlib
import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum, auto
from io import FileIO
from pathlib import Path
from zoneinfo import ZoneInfo

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.store.errors import LockedBaseError
from conseil_mobilite.store.files import FILE_MODE, sync_emptied

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PARIS = ZoneInfo("Europe/Paris")
_BEYOND_THE_TEXT = 1 << 20  # Windows forbids reading the locked bytes: lock where no text lies
_NOUGHTS = "0" * 20
_FLAG_FROM_END = len(_NOUGHTS) + 2  # and what closes the text: `"}`
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


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that holds a base. `started` tells two programs of one number apart.

    `writing` is the state of the file whose saves wait beside it, noughts where none surely does;
    it ends the text of the lock, always as long. A `process` of 0 let go of the base.
    """

    host: str
    process: int
    started: str
    since: str
    writing: str = _NOUGHTS

    @classmethod
    def present(cls, since: datetime) -> "Holder":
        process = os.getpid()
        return cls(socket.gethostname(), process, process_start(process), since.isoformat())

    def alive(self) -> bool:
        """Whether the program may still run; one of another machine is taken to."""
        return self.process > 0 and (
            self.host != socket.gethostname()
            or (process_alive(self.process) and process_start(self.process) == self.started)
        )

    def in_words(self) -> str:
        since = datetime.fromisoformat(self.since).astimezone(_PARIS)
        return (
            f"sur l’ordinateur « {self.host} » (programme nº {self.process}, depuis le "
            f"{long_date(since.date(), weekday=False)} à {hour(since.time())})"
        )


class BaseLock:
    """Held from the opening of a base to its closing."""

    def __init__(self, file: FileIO, base: Path, holder: Holder, left: Left) -> None:
        self._file, self._base, self._holder, self.left = file, base, holder, left
        self._process = os.getpid()
        self._awaited = _recent(base).exists()
        self._seen = _seen(base)

    @classmethod
    def take(cls, base: Path, *, since: datetime) -> "BaseLock":
        """Raise LockedBaseError where another program, or this one, holds the base already."""
        path = lock_path(base)
        existed = path.exists()
        file = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE), "r+")
        try:
            _hold(file, base)
            left, writing = _left(file, base) if existed else (Left.UNKNOWN, _NOUGHTS)
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
        if not _seen(self._base).waiting:
            self.note_brought_in()

    def note_writing(self) -> None:
        """Write down, on the disk, that saved things wait beside the base, where they surely do.

        Where SQLite has just brought some in, all may be: it is free to remove the file, and it is
        not awaited. The next save is.
        """
        before, self._seen = self._seen, _seen(self._base)
        if self._seen.base != before.base or not self._seen.waiting:
            self.note_brought_in()
        elif self._seen != before:
            self._note(self._seen.base)

    def note_brought_in(self) -> None:
        """Write down, on the disk, that the base holds all that was saved."""
        self._note(_NOUGHTS)

    def release(self, *, brought_in: bool = False) -> None:
        """Let another program have the base. Idempotent.

        The file stays, since removing it would open a race: empty where the base holds all that was
        saved, else with what the next program must know.
        """
        if not self.released:
            # A reading of the base may have brought in what a dead program had left to wait.
            brought_in = brought_in or (self._awaited and not _recent(self._base).exists())
            if brought_in or self.left is Left.CLOSED:
                with suppress(OSError):  # the drive was pulled out: nothing can be told of it
                    sync_emptied(_recent(self._base))
                self._file.truncate(0)
            else:
                _put(self._file, replace(self._holder, process=0))
        self._file.close()

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


def process_start(process: int) -> str:
    """Return when the program started, in the system's own unit; empty where it does not say."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    return text.rpartition(")")[2].split()[19]


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
        return Left.CLOSED, _NOUGHTS
    holder = _holder(file)
    # Of another file, put in the place of this one since, it says nothing; nor of this one once
    # SQLite has brought writes into it, and may have removed the file that kept them.
    if holder and holder.writing != _NOUGHTS and holder.writing == state(base):
        return Left.WRITING, holder.writing
    return Left.UNKNOWN, _NOUGHTS


def state(base: Path) -> str:
    """Return what tells the file, as it was written last, from any other: noughts where missing."""
    try:
        told = base.stat()
    except OSError:
        return _NOUGHTS
    text = f"{told.st_ino} {told.st_mtime_ns} {told.st_size}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    return f"{number % 10 ** len(_NOUGHTS):0{len(_NOUGHTS)}d}"


@dataclass(frozen=True, slots=True)
class _Seen:
    """The base and the file of its recent writes, as they were at an instant."""

    base: str
    waiting: int
    changed: int


def _seen(base: Path) -> _Seen:
    try:
        recent = _recent(base).stat()
    except OSError:
        return _Seen(state(base), 0, 0)
    return _Seen(state(base), recent.st_size, recent.st_mtime_ns)


def _recent(base: Path) -> Path:
    return base.with_name(f"{base.name}-wal")


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


def process_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # it runs for another user
    return True
