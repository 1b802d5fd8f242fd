"""Kill the window again and again on one base; hold what it kept against what it called saved."""

import random
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaigns.bases.strays import strays
from tests.campaigns.children.starting import first_line, lines_left, started
from tests.campaigns.kill_interview.remains import CLEAR, Bench, Remains, remains

SHORTEST, LONGEST = 0.02, 4.0
"""Seconds between the page being there and the kill."""
PLACE_WITHIN = 1.0
"""Seconds within which the question the adviser went to is noted."""


@dataclass
class Told:
    """What a child told before it was killed: answers in order, questions with their instants."""

    opened_at: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    places: list[tuple[float, str]] = field(default_factory=list)
    killed: float = 0.0
    restart: float = 0.0

    def hear(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        first, _, second = rest.partition(" ")
        if word == "garde":
            self.answers.append((first, second))
        elif word == "ici":
            self.places.append((float(first), second))

    def lately(self, within: float) -> set[str]:
        """Return the questions that had the keyboard during the last moments."""
        ends = [instant for instant, _ in self.places[1:]] + [self.killed]
        since = self.killed - within
        return {
            question for (_, question), end in zip(self.places, ends, strict=True) if end >= since
        }


@dataclass
class Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    stray: int = 0
    reopened: int = 0
    astray: int = 0
    slowest_restart: float = 0.0

    @property
    def passed(self) -> bool:
        faults = (self.lost, self.unsound, self.stray, self.astray)
        return self.acknowledged > 0 and self.reopened == self.kills and not any(faults)

    def __str__(self) -> str:
        return (
            f"kills: {self.kills}; answers shown as saved: {self.acknowledged}; lost: {self.lost}; "
            f"unsound bases: {self.unsound}; files in clear: {self.stray}; pages reopened: "
            f"{self.reopened}, elsewhere than where they were: {self.astray}; slowest restart of "
            f"the program, to the question: {self.slowest_restart:.2f} s"
        )


def campaign(
    folder: Path, kills: int, seed: int, *, unsafe: str = "", longest: float = LONGEST
) -> Tally:
    """Kill again and again on one base, which keeps all its answers from one kill to the next."""
    bench, tally, chance = Bench.make(folder), Tally(), random.Random(seed)  # noqa: S311 - instants
    before, known = None, remains(bench)
    for kill in range(kills):
        told = killed(bench, seed + kill, chance.uniform(SHORTEST, longest), unsafe=unsafe)
        _reopened(tally, before, told)
        left = remains(bench)
        _count(tally, told, known, left)
        tally.stray += len(strays(bench.path, CLEAR))
        before, known = told, left
    _reopened(tally, before, opened_only(bench))
    return tally


def killed(bench: Bench, seed: int, delay: float, *, unsafe: str) -> Told:
    """Run the window, kill it a while after its page is there, and return what it told."""
    start, program = time.monotonic(), _program(bench, seed, *_option(unsafe))
    told = Told(opened_at=_until_ready(program), restart=time.monotonic() - start)
    time.sleep(delay)
    program.kill()
    told.killed = time.monotonic()
    for line in lines_left(program):
        told.hear(line)
    return told


def opened_only(bench: Bench) -> Told:
    """Open the page as at the next start, and close the window."""
    program = _program(bench, 0, "--only-open")
    start = time.monotonic()
    told = Told(opened_at=_until_ready(program), restart=time.monotonic() - start)
    program.communicate()
    return told


def _reopened(tally: Tally, before: Told | None, now: Told) -> None:
    if before is None:
        return
    tally.reopened += bool(now.opened_at)
    tally.astray += now.opened_at not in before.lately(PLACE_WITHIN)
    tally.slowest_restart = max(tally.slowest_restart, now.restart)


def _count(tally: Tally, told: Told, known: Remains, left: Remains) -> None:
    tally.kills += 1
    tally.acknowledged += len(told.answers)
    tally.lost += left.missing(told.answers, known)
    tally.unsound += not left.sound


def _program(bench: Bench, seed: int, *options: str) -> subprocess.Popen[bytes]:
    module = "tests.campaigns.kill_interview.interviewer"
    return started(module, *bench.arguments(), "--seed", str(seed), *options)


def _option(unsafe: str) -> list[str]:
    return ["--unsafe", unsafe] if unsafe else []


def _until_ready(program: subprocess.Popen[bytes]) -> str:
    """Return the question the page opened at; nothing where the program ended before."""
    line = first_line(program).decode().split()
    return line[1] if line[:1] == ["pret"] else ""
