"""Watch the system calls of the program: no socket of a network, no file in clear, none open.

    python -m tests.campaigns.no_network
    python -m tests.campaigns.no_network --short
    python -m tests.campaigns.no_network --short --unsafe

Whole, it watches the guided tour, every gesture of which is done in the real window; short, a base
that is made, opened and a sheet of which is printed. It needs strace (Linux). The exit status is 0
where no socket of the families AF_INET and AF_INET6 was asked for, where every file written lies
in the folder of the program for its owner alone (0600, its folders 0700), where no temporary file
was made, even for an instant, and where nothing in clear is left but what was asked for, told one
by one. With `--unsafe` a child opens such a socket:
it must be found.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory, gettempprefix
from typing import Final

from tests.campaigns.children.starting import REPOSITORY

from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE

_NETWORK: Final = re.compile(r"socket\((AF_INET6?)\b")
_MADE: Final = re.compile(r'open(?:at)?\((?:AT_FDCWD[^,]*, )?"([^"]+)", [^)]*O_CREAT[^)]*\) = \d')
_IN_CLEAR: Final = (b"SQLite format 3\0", b"PK\x03\x04", b"%PDF", b"BEGIN:VCALENDAR", b"<!DOCTYPE")
_ASKED_FOR: Final = frozenset(
    {".pdf", ".html", ".png", ".zip", ".ics", ".xlsx", ".csv", ".md", ".odt"}
)
"""Endings of files that the tour, or the command, writes because it was asked to."""
_UNSAFE: Final = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
_MANY: Final = 40


@dataclass
class Seen:
    sockets: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    open_to_others: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    in_clear: list[str] = field(default_factory=list)
    temporary: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        harm = self.sockets or self.open_to_others or self.in_clear or self.temporary or self.failed
        return bool(self.made) and not harm

    def __str__(self) -> str:
        counted = (
            f"network sockets: {len(self.sockets)}; files made: {len(self.made)}; left in clear "
            f"because asked for: {len(self.asked_for)}; left in clear otherwise: "
            f"{len(self.in_clear)}; temporary: {len(self.temporary)}; open to others: "
            f"{len(self.open_to_others)}"
        )
        harm = (*self.failed, *self.sockets, *self.in_clear, *self.temporary, *self.open_to_others)
        return "\n  ".join((counted, *harm[:_MANY]))


def available() -> bool:
    return sys.platform == "linux" and shutil.which("strace") is not None


def watched(folder: Path, commands: Sequence[Sequence[str]]) -> Seen:
    """Run commands under strace in a home of their own, and judge what they did."""
    seen = Seen()
    home = folder / "home"
    home.mkdir(mode=0o700)
    for rank, command in enumerate(commands):
        log = folder / f"calls{rank}"
        _run(log, home, command, seen)
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        seen.sockets += [line.strip() for line in lines if _NETWORK.search(line)]
        seen.made += [found[1] for line in lines if (found := _MADE.search(line))]
    seen.temporary += [each for each in seen.made if _is_temporary(Path(each), home / "tmp")]
    _judge(home, seen)
    return seen


def _run(log: Path, home: Path, command: Sequence[str], seen: Seen) -> None:
    strace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        "-e",
        "trace=socket,open,openat",
        "-o",
        str(log),
    ]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "CONSEIL_MOBILITE_PHRASE": PHRASE,
    }
    (home / "tmp").mkdir(mode=0o700, exist_ok=True)
    done = subprocess.run(  # noqa: S603 - our own program
        [*strace, *command],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        seen.failed.append(f"status {done.returncode}: {done.stderr[-300:]}")


def _is_temporary(path: Path, folder: Path) -> bool:
    """Tell what a library writes there for itself, gone or not, from its trial of the folder."""
    return path.parent == folder and path.name.startswith(gettempprefix())


def _judge(home: Path, seen: Seen) -> None:
    for path in sorted(home.rglob("*")):
        name = str(path.relative_to(home))
        if path.stat().st_mode & 0o077:
            seen.open_to_others.append(f"{path.stat().st_mode & 0o777:o} {name}")
        if path.is_file() and path.read_bytes()[:32].startswith(_IN_CLEAR):
            asked = path.suffix in _ASKED_FOR and not name.startswith((".", "tmp"))
            (seen.asked_for if asked else seen.in_clear).append(name)


def tour(folder: Path) -> Iterator[list[str]]:
    yield [sys.executable, "-m", "conseil_mobilite", "visite", str(folder / "home" / "visite")]


def short(folder: Path) -> Iterator[list[str]]:
    """Make a base, open and check it, print the sheet of somebody."""
    program, place = [sys.executable, "-m", "conseil_mobilite"], folder / "home" / "demo"
    yield [*program, "demo", str(place), "--personnes", "3", "--jour", "2026-09-30"]
    yield [*program, "verifier", "--base", str(place / FILE_NAME)]
    yield [
        *program,
        "exporter",
        "--sortie",
        str(place / "liste.xlsx"),
        "--base",
        str(place / FILE_NAME),
    ]


def careless(_folder: Path) -> Iterator[list[str]]:
    yield [sys.executable, "-c", _UNSAFE]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    if not available():
        print("not run: it needs Linux and strace")
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name)
        commands = [*(short if asked.short else tour)(folder)]
        commands += [*careless(folder)] if asked.unsafe else []
        seen = watched(folder, commands)
    print(seen)
    for each in sorted(set(seen.made)):
        if each.startswith(str(folder)):
            print(f"  made {Path(each).relative_to(folder)}")
    return 0 if seen.passed else 1


if __name__ == "__main__":
    sys.exit(main())
