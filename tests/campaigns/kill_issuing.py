"""Kill -9 a program that hands out papers: each number and its copy must be whole, or absent.

    python -m tests.campaigns.kill_issuing --kills 100
    python -m tests.campaigns.kill_issuing --kills 50 --unsafe tell-first

A child issues sheets one after the other and tells each number once its commit is done; it is
killed at a random instant, again and again on one base. Every number told must be kept, with a copy
that has its hash, its end and its web version; numbers must follow one another, none twice and none
skipped; the trail must have one line for each. The exit status is 0 where all that holds. With a
child that tells a number before it is kept some must be lost, or the campaign proves nothing.
"""

import random
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.bases.issuing import Remains, remains
from tests.campaigns.bases.met_once import Bench
from tests.campaigns.children import killing
from tests.campaigns.children.starting import started, told_until_killed

SHORTEST, LONGEST = 0.0, 0.6
"""Seconds between the first paper told and the kill."""
UNSAFE = "tell-first"


@dataclass
class Tally:
    kills: int = 0
    told: int = 0
    lost: int = 0
    partial: int = 0
    untold: int = 0
    unsound: int = 0

    @property
    def passed(self) -> bool:
        return self.told > 0 and not (self.lost or self.partial or self.untold or self.unsound)

    def count(self, told: list[str], left: Remains) -> None:
        self.kills += 1
        self.told += len(told)
        self.lost += len(set(told) - set(left.numbers))
        self.partial += len(left.partial)
        self.untold += left.untold
        self.unsound += not (left.sound and left.follow)

    def __str__(self) -> str:
        return (
            f"kills: {self.kills}; papers told: {self.told}; told and lost: {self.lost}; "
            f"copies not whole: {self.partial}; papers without their line in the trail, or the "
            f"contrary: {self.untold}; bases unsound or with numbers that do not follow: "
            f"{self.unsound}"
        )


def campaign(folder: Path, kills: int, seed: int, *, unsafe: str = "") -> Tally:
    """Kill again and again on one base, which keeps all its papers from one kill to the next."""
    bench, tally, chance = Bench.make(folder), Tally(), random.Random(seed)  # noqa: S311 - instants
    for _ in range(kills):
        told = killed(bench, chance.uniform(SHORTEST, LONGEST), unsafe=unsafe)
        tally.count(told, remains(bench))
    return tally


def killed(bench: Bench, delay: float, *, unsafe: str) -> list[str]:
    """Issue, kill a while after the first paper, and return the numbers told."""
    option = [f"--{unsafe}"] if unsafe else []
    program = started("tests.campaigns.bases.issuing", *bench.arguments(), *option)
    return told_until_killed(program, delay)


if __name__ == "__main__":
    sys.exit(killing.run(__doc__, campaign, 100, [UNSAFE]))
