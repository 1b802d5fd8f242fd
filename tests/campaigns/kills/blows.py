"""Kill -9 a child that is already warm, at a random instant, and look at what it leaves.

The child is forked from a process that has imported everything: the kill falls in the act, not in
the start of Python. Every third one is killed again in its next start.
"""

import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Never

from tests.campaigns.kills.own_time import own_time
from tests.campaigns.kills.strays import strays
from tests.campaigns.kills.subject import Finding, Subject

AGAIN: Final = 3
"""One killed in so many is killed once more, in the start that follows."""
SLOWEST_START: Final = 5.0
PATIENCE: Final = 30.0
"""Seconds in which something must have been acknowledged."""
_SOME: Final = 5
_LATER: Final = 1.2
_DONE: Final = "fini"
_FAULT: Final = "faute "


@dataclass
class Tally:
    kills: int = 0
    in_the_act: int = 0
    told: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def passed(self) -> bool:
        harm = self.lost or self.corrupt or self.stray or self.faults
        return self.in_the_act > 0 and not harm and self.slowest < SLOWEST_START

    def add(self, other: "Tally") -> None:
        self.kills += other.kills
        self.in_the_act += other.in_the_act
        self.told += other.told
        self.lost += other.lost
        self.corrupt += other.corrupt
        self.stray += other.stray
        self.faults += other.faults
        self.slowest = max(self.slowest, other.slowest)

    def __str__(self) -> str:
        counted = (
            f"kills: {self.kills} ({self.in_the_act} before the act had ended)",
            f"acknowledged: {self.told}",
            f"acknowledged and lost: {len(self.lost)}",
            f"corrupt: {len(self.corrupt)}",
            f"stray files in clear: {len(self.stray)}",
            f"uncaught: {len(self.faults)}",
            f"slowest next start, computing and disk: {self.slowest:.2f} s",
        )
        harm = (*self.lost[:3], *self.corrupt[:3], *self.stray[:3], *self.faults[:3])
        return "\n  ".join(("; ".join(counted), *harm))


def blows(folder: Path, subject: Subject, kills: int, seed: int, *, unsafe: bool) -> Tally:
    """Kill as often as asked, each time from the same state; return what it cost.

    The first falls in the first half of the act: where few are asked, one at least is in its midst,
    though the machine may have been slower when the act was measured. Where it is slower now, and
    nothing was acknowledged before any of some blows, the next ones fall later.
    """
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - instants
    first = folder / "first"
    first.mkdir(mode=0o700)
    subject.prepare(first)
    lasts = _duration(folder, first, subject, unsafe=unsafe)
    while tally.kills < kills:
        place = copied(first, folder / str(tally.kills))
        told: list[str] = []
        for _ in range(2 if chance.randrange(AGAIN) == 0 else 1):
            latest = lasts if tally.kills else lasts / 2
            told += _killed(subject, place, chance.uniform(0, latest), tally, unsafe=unsafe)
        _judge(subject, place, told, tally)
        shutil.rmtree(place)
        if not tally.told and tally.kills % _SOME == 0:
            lasts *= _LATER
    return tally


def _duration(folder: Path, first: Path, subject: Subject, *, unsafe: bool) -> float:
    """Let one go to its end: instants are drawn over all the time it takes, and a little more.

    One that works without end is given time until it has acknowledged something: on a busy machine
    every kill would fall before.
    """
    longest, lasts, told = subject.longest, 0.0, list[str]()
    while not told and longest < PATIENCE:
        place = copied(first, folder / "measured")
        start = time.perf_counter()
        told = _killed(subject, place, longest, Tally(), unsafe=unsafe)
        lasts = time.perf_counter() - start
        shutil.rmtree(place)
        longest *= 2
    return min(lasts * 1.1, longest)


def copied(first: Path, place: Path) -> Path:
    shutil.copytree(first, place)
    (place / "tmp").mkdir(mode=0o700)
    return place


def _killed(
    subject: Subject, place: Path, delay: float, tally: Tally, *, unsafe: bool
) -> list[str]:
    """Return what the child acknowledged; a line cut short by the kill was not."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(subject, place, writing, unsafe=unsafe)
    os.close(writing)
    lines = _heard(reading, delay, child)
    tally.kills += 1
    tally.in_the_act += _DONE not in lines
    tally.faults += [f"{subject.name}: {each}" for each in lines if each.startswith(_FAULT)]
    return [each for each in lines if each != _DONE and not each.startswith(_FAULT)]


def _heard(reading: int, delay: float, child: int) -> list[str]:
    """Listen until the instant of the blow, or the end; strike, and return the whole lines."""
    os.set_blocking(reading, False)
    until, heard = time.monotonic() + delay, b""
    while time.monotonic() < until and not heard.endswith(f"{_DONE}\n".encode()):
        heard += _read(reading)
        time.sleep(max(0.0, min(0.002, until - time.monotonic())))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.set_blocking(reading, True)
    while more := os.read(reading, 1 << 16):
        heard += more
    os.close(reading)
    return heard.rpartition(b"\n")[0].decode().splitlines()


def _read(reading: int) -> bytes:
    try:
        return os.read(reading, 1 << 16)
    except BlockingIOError:
        return b""


def _work(subject: Subject, place: Path, writing: int, *, unsafe: bool) -> Never:
    """Be the program: nothing of the parent may run here once it is over."""
    os.environ["TMPDIR"] = os.environ["HOME"] = tempfile.tempdir = str(place / "tmp")
    try:
        subject.work(place, lambda text: _write(writing, text), unsafe=unsafe)
        _write(writing, _DONE)
    except BaseException as error:  # noqa: BLE001 - whatever comes out uncaught is what we count
        _write(writing, f"{_FAULT}{brief(error)}")
    while True:
        signal.pause()


def _write(writing: int, text: str) -> None:
    os.write(writing, f"{text}\n".encode())


def brief(error: BaseException) -> str:
    """Say in one line what came out, and through which of our files."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-4:][::-1])
    return f"{type(error).__name__}: {error} ({where})".replace("\n", " ")


def _judge(subject: Subject, place: Path, told: Sequence[str], tally: Tally) -> None:
    start = own_time()
    try:
        found = subject.look(place, told)
    except Exception as error:  # noqa: BLE001 - whatever keeps it from being read is what we count
        found = Finding(corrupt=[brief(error)])
    tally.slowest = max(tally.slowest, own_time() - start)
    tally.told += len(told)
    tally.lost += [f"{subject.name}: {each}" for each in found.lost]
    tally.corrupt += [f"{subject.name}: {each}" for each in found.corrupt]
    tally.stray += [f"{subject.name}: {each}" for each in strays(place, subject.in_clear)]
