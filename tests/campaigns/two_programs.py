"""Let two programs want one base at once; count how often both could write.

    python -m tests.campaigns.two_programs --cases 200
    python -m tests.campaigns.two_programs --cases 50 --unsafe no-lock

Each case leaves something in the lock (nothing, garbage, a dead program, a number used again,
another machine, a holder that says it writes), then starts two children at the same instant, one of
which may be forked from a program that holds the base. The exit status is 0 where never two held
the base and exactly one did each time.
"""

import argparse
import json
import multiprocessing
import multiprocessing.synchronize
import os
import random
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from conseil_mobilite.store.errors import LockedBaseError, StoreError
from conseil_mobilite.store.holder import Holder, process_start
from conseil_mobilite.store.lock import BaseLock, lock_path

NOW: Final = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
DEAD: Final = 2**22 + 5
NOBODY: Final = 65534
_FORK: Final = multiprocessing.get_context("fork")


@dataclass
class Tally:
    cases: int = 0
    two_writers: int = 0
    nobody: int = 0
    unnamed: int = 0

    @property
    def passed(self) -> bool:
        return self.cases > 0 and not (self.two_writers or self.nobody or self.unnamed)

    def __str__(self) -> str:
        return (
            f"two programs: {self.cases}; two writers: {self.two_writers}; nobody could open: "
            f"{self.nobody}; refused without saying by whom: {self.unnamed}"
        )


def _text(host: str, process: int, started: str) -> bytes:
    return json.dumps(asdict(Holder(host, process, started, NOW.isoformat()))).encode()


def _left() -> tuple[bytes | None, ...]:
    own = socket.gethostname()
    return (
        None,
        b"",
        b"{",
        b"\xff\x00garbage",
        _text(own, DEAD, "1"),
        _text(own, os.getpid(), "1"),
        _text(own, os.getppid(), process_start(os.getppid())),
        _text("autre-poste", 1, "1"),
    )


def campaign(folder: Path, cases: int, seed: int, *, locked: bool = True) -> Tally:
    tally, chance = Tally(), random.Random(seed)  # noqa: S311 — orders
    for number in range(cases):
        base, left = folder / f"{number}.base", _left()[number % len(_left())]
        base.write_bytes(b"x")
        if left is not None:
            lock_path(base).write_bytes(left)
            lock_path(base).chmod(0o666)
        _judge(tally, base, chance, locked=locked)
    return tally


def _judge(tally: Tally, base: Path, chance: random.Random, *, locked: bool) -> None:
    """Start both at once, and once more while a parent of one of them holds the base."""
    tally.cases += 1
    users = [0, 0] if os.geteuid() or chance.random() < 0.5 else [0, NOBODY]
    held = BaseLock.take(base, since=NOW) if locked and tally.cases % 4 == 0 else None
    answers = _both(base, users, locked=locked)
    if held is not None:
        held.release()
    holders = answers.count("held") + (held is not None)
    tally.two_writers += holders > 1
    tally.nobody += holders == 0
    tally.unnamed += answers.count("unnamed")


def _both(base: Path, users: list[int], *, locked: bool) -> list[str]:
    start, done = _FORK.Barrier(2), _FORK.Barrier(2)
    take = _taken if locked else _taken_without_lock
    ends: list[Connection] = []
    children = []
    for user in users:
        mine, theirs = _FORK.Pipe()
        child = _FORK.Process(target=_child, args=(base, user, start, done, theirs, take))
        child.start()
        theirs.close()  # where the child dies, its end is closed, and nobody waits for it
        children.append(child)
        ends.append(mine)
    answers = [str(end.recv()) for end in ends]
    for child in children:
        child.join()
    return answers


def _child(
    base: Path,
    user: int,
    start: "multiprocessing.synchronize.Barrier",
    done: "multiprocessing.synchronize.Barrier",
    answer: Connection,
    take: Callable[[Path], str],
) -> None:
    if user:
        os.setresuid(user, user, user)
    start.wait()
    answer.send(take(base))
    done.wait()  # whoever holds the base holds it until the other was answered
    os._exit(0)


_HELD: list[BaseLock] = []
_BETWEEN = 0.005
"""Seconds from the look to the writing, for a program that takes no lock of the system."""


def _taken(base: Path) -> str:
    try:
        _HELD.append(BaseLock.take(base, since=NOW))
    except LockedBaseError as error:
        return "refused" if "déjà ouverte" in str(error) else "unnamed"
    except (PermissionError, StoreError):
        return "refused"  # of another user: the folder is not theirs
    return "held"


def _taken_without_lock(base: Path) -> str:
    """Do as a program that only looks whether somebody wrote in the lock."""
    with suppress(OSError):
        if lock_path(base).exists() and lock_path(base).read_bytes() == b"held":
            return "refused"
        time.sleep(_BETWEEN)
        lock_path(base).write_bytes(b"held")
        return "held"
    return "refused"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["no-lock"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        tally = campaign(Path(folder), asked.cases, asked.seed, locked=asked.unsafe is None)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
