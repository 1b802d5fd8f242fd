"""Kill the window again and again on one base; hold what it kept against what it called saved."""

import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.campaigns.acted_window import killing
from tests.campaigns.acted_window.killing import LONGEST, KilledWindow, blows
from tests.campaigns.bases.strays import strays
from tests.campaigns.kill_interview.remains import CLEAR, Bench, Remains, remains

CHILD: Final = "tests.campaigns.kill_interview.interviewer"
PLACE_WITHIN = 1.0
"""Seconds within which the question the adviser went to is noted."""


@dataclass
class Told(killing.Told):
    """What a child told before it was killed: answers in order, questions with their instants."""

    opened_at: str = ""
    answers: list[tuple[str, str]] = field(default_factory=list)
    places: list[tuple[float, str]] = field(default_factory=list)
    restart: float = 0.0

    def begin(self, _program: subprocess.Popen[bytes], shown: str, seconds: float) -> None:
        self.opened_at, self.restart = shown, seconds

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
    bench, tally = Bench.make(folder), Tally()
    window = KilledWindow(CHILD, bench.arguments())
    before, known = None, remains(bench)
    for blow in blows(kills, seed, longest):
        told = window.killed(Told(), blow, unsafe=unsafe)
        _reopened(tally, before, told)
        left = remains(bench)
        _count(tally, told, known, left)
        tally.stray += len(strays(bench.path, CLEAR))
        before, known = told, left
    _reopened(tally, before, window.opened_only(Told()))
    return tally


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
