"""The programs that a campaign starts beside itself: modules of ours, by the same interpreter."""

import subprocess
import sys
import time
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).parents[3]
"""Where a child must start to find the modules of the tests."""


def command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", module, *arguments]


def started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a program whose standard output is read."""
    return subprocess.Popen(  # noqa: S603 - our own program
        command(module, *arguments), stdout=subprocess.PIPE, cwd=REPOSITORY
    )


def first_line(program: subprocess.Popen[bytes]) -> bytes:
    """Wait for the first line it tells; nothing where it ends before."""
    assert program.stdout is not None
    return program.stdout.readline()


def lines_left(program: subprocess.Popen[bytes], begun: bytes = b"") -> list[str]:
    """Wait for its end; return the lines it told since `begun` was read, and that.

    A line cut short by a kill was not told.
    """
    return (begun + program.communicate()[0]).rpartition(b"\n")[0].decode().splitlines()


def told_until_killed(program: subprocess.Popen[bytes], delay: float) -> list[str]:
    """Kill it so many seconds after its first line; return the lines it told."""
    first = first_line(program)
    time.sleep(delay)
    program.kill()
    return lines_left(program, first)
