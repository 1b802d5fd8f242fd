"""The ways to be without room, each for the time of an act."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

_LIBRARY: Final = "FULL_DISK_LIBRARY"
_SMALL_DISK: Final = "FULL_DISK_SMALL"
_MOUNTED: Final = 'mount -t tmpfs -o size=256m,mode=700 tmpfs "$1" && shift && exec "$@"'


class Kind(StrEnum):
    BYTES = "no byte more on the disk"
    LIMIT = "no file larger"
    SMALL = "small disk"


@dataclass(frozen=True)
class Lack:
    """How room is lacking: after so many bytes written, in a file of that size, or so many pages.

    `names`: no file, folder or link can be made either.
    """

    kind: Kind
    offset: int
    names: bool = False

    def __str__(self) -> str:
        return f"{self.kind}, {self.offset}{', nor a name' if self.names else ''}"


@contextmanager
def without_room(lack: Lack, ballast: Path) -> Generator[None]:
    """Leave as little room as asked; `ballast` is a file on the same disk."""
    ways = {Kind.BYTES: _bytes_left, Kind.LIMIT: _no_file_larger, Kind.SMALL: _pages_left}
    with ways[lack.kind](lack, ballast):
        yield


@contextmanager
def _bytes_left(lack: Lack, _ballast: Path) -> Generator[None]:
    library = full_disk()
    library.room_left(ctypes.c_longlong(lack.offset), int(lack.names))
    try:
        yield
    finally:
        library.room_left(ctypes.c_longlong(-1), 0)


@contextmanager
def _no_file_larger(lack: Lack, _ballast: Path) -> Generator[None]:
    """Python ignores the signal that the system sends besides: the write is an error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (lack.offset, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _pages_left(lack: Lack, ballast: Path) -> Generator[None]:
    told = os.statvfs(ballast.parent)
    descriptor = os.open(ballast, os.O_WRONLY | os.O_CREAT, 0o600)
    os.posix_fallocate(descriptor, 0, max(1, told.f_bavail - lack.offset) * told.f_frsize)
    os.close(descriptor)
    try:
        yield
    finally:
        ballast.unlink()


@cache
def full_disk() -> ctypes.CDLL:
    """Return the library that this process was started with."""
    return ctypes.CDLL(os.environ[_LIBRARY])


def kinds() -> tuple[Kind, ...]:
    """Return the ways that this process was given."""
    given = {Kind.BYTES: _LIBRARY in os.environ, Kind.SMALL: _SMALL_DISK in os.environ}
    return tuple(kind for kind in Kind if given.get(kind, True))


@dataclass(frozen=True)
class Means:
    """What this machine offers: a library that refuses bytes, a small disk to mount."""

    library: Path | None
    small_disk: bool

    @classmethod
    def found(cls, folder: Path) -> "Means":
        return cls(_compiled(folder), _may_mount(folder))

    def environment(self) -> Mapping[str, str]:
        given = {key: each for key, each in os.environ.items() if key != "LD_PRELOAD"}
        if self.library:
            given |= {_LIBRARY: str(self.library), "LD_PRELOAD": str(self.library)}
        return given | ({_SMALL_DISK: "1"} if self.small_disk else {})

    def command(self, folder: Path, *program: str) -> list[str]:
        """Return the command that runs a program, with its folder on a disk of its own."""
        return [*_alone(folder), *program] if self.small_disk else [*program]

    def missing(self) -> tuple[str, ...]:
        lacks = (
            (self.library, "no C compiler (cc): bytes are not refused one by one"),
            (self.small_disk, "no right to mount (unshare): no small disk"),
        )
        return tuple(said for there, said in lacks if not there)


def _compiled(folder: Path) -> Path | None:
    compiler, library = shutil.which("cc"), folder / "full.so"
    if not compiler or sys.platform != "linux":
        return None
    source = Path(__file__).with_name("full.c")
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True)  # noqa: S603 - our own program
    return library


def _may_mount(folder: Path) -> bool:
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run([*_alone(folder), "true"], check=False, capture_output=True)  # noqa: S603 - idem
    return tried.returncode == 0


def _alone(folder: Path) -> list[str]:
    shell = ["sh", "-c", _MOUNTED, "sh", str(folder)]
    return [str(shutil.which("unshare")), "--map-root-user", "--mount", *shell]
