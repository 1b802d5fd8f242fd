"""One writer: the file beside the base that says which program holds it.

The lock of the operating system decides, and dies with the program: whatever a dead one left
written is stale. Where the file system knows no locks, the text decides.
"""

import errno
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from io import FileIO
from pathlib import Path
from zoneinfo import ZoneInfo

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.store.errors import LockedBaseError
from conseil_mobilite.store.files import FILE_MODE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PARIS = ZoneInfo("Europe/Paris")
_BEYOND_THE_TEXT = 1 << 20  # Windows forbids reading the locked bytes: lock where no text lies
_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that holds a base. `started` tells two programs of one number apart."""

    host: str
    process: int
    started: str
    since: str

    @classmethod
    def present(cls, since: datetime) -> "Holder":
        process = os.getpid()
        return cls(socket.gethostname(), process, process_start(process), since.isoformat())

    def alive(self) -> bool:
        """Whether the program may still run; one of another machine is taken to."""
        return self.host != socket.gethostname() or (
            process_alive(self.process) and process_start(self.process) == self.started
        )

    def in_words(self) -> str:
        since = datetime.fromisoformat(self.since).astimezone(_PARIS)
        return (
            f"sur l’ordinateur « {self.host} » (programme nº {self.process}, depuis le "
            f"{long_date(since.date(), weekday=False)} à {hour(since.time())})"
        )


class BaseLock:
    """Held from the opening of a base to its closing."""

    def __init__(self, file: FileIO) -> None:
        self._file = file

    @classmethod
    def take(cls, base: Path, *, since: datetime) -> "BaseLock":
        """Raise LockedBaseError where another program, or this one, holds the base already."""
        path = lock_path(base)
        file = FileIO(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE), "r+")
        try:
            _hold(file, base)
            file.truncate(0)
            file.seek(0)
            file.write(json.dumps(asdict(Holder.present(since))).encode())
        except BaseException:
            file.close()
            raise
        return cls(file)

    @property
    def released(self) -> bool:
        return self._file.closed

    def release(self) -> None:
        """Idempotent. The file stays, empty: removing it would open a race."""
        if not self.released:
            self._file.truncate(0)
            self._file.close()


def lock_path(base: Path) -> Path:
    return base.with_name(f"{base.name}.verrou")


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
