"""Kill -9 the program at random instants while it saves answers; count the acknowledged ones lost.

    python -m tests.campaigns.kill_while_saving --kills 50
    python -m tests.campaigns.kill_while_saving --kills 50 --unsafe acknowledge-first
    python -m tests.campaigns.kill_while_saving --kills 50 --unsafe synchronous-off

The exit status is 0 where none was lost and every base is sound. With a writer that acknowledges
before it commits answers must be lost, or the campaign proves nothing. A kill leaves the system
alive, which keeps what it was given: with `synchronous` off, the power is cut instead, simulated
as in power_loss.py, as many times as there are kills.
"""

import argparse
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns import power_loss
from tests.campaigns.bases.answering import Bench, remains
from tests.campaigns.children.starting import started, told_until_killed

SHORTEST, LONGEST = 0.005, 0.4
"""Seconds between the first acknowledgement and the kill."""


@dataclass
class Tally:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    slowest_restart: float = 0.0

    @property
    def passed(self) -> bool:
        return self.acknowledged > 0 and self.lost == 0 and self.unsound == 0

    def __str__(self) -> str:
        return (
            f"kills: {self.kills}; answers acknowledged: {self.acknowledged}; "
            f"acknowledged answers lost: {self.lost}; unsound bases: {self.unsound}; "
            f"slowest restart: {self.slowest_restart:.2f} s"
        )


def campaign(folder: Path, kills: int, seed: int, *, acknowledge_first: bool) -> Tally:
    """Kill again and again on one base, whose answers must all be there after each kill."""
    bench, tally, chance = Bench.make(folder), Tally(), random.Random(seed)  # noqa: S311 — instants
    acknowledged: set[int] = set()
    for _ in range(kills):
        first = max(acknowledged, default=0) + 1000
        delay = chance.uniform(SHORTEST, LONGEST)
        acknowledged |= _killed(bench, first, delay, acknowledge_first=acknowledge_first)
        start = time.perf_counter()
        left = remains(bench.path, bench.key)
        tally.slowest_restart = max(tally.slowest_restart, time.perf_counter() - start)
        tally.kills += 1
        tally.unsound += not left.sound
        lost = acknowledged - left.numbers
        tally.lost += len(lost)
        tally.acknowledged += len(lost)
        acknowledged &= left.numbers
    tally.acknowledged += len(acknowledged)
    return tally


def _killed(bench: Bench, first: int, delay: float, *, acknowledge_first: bool) -> set[int]:
    """Run the program, kill it after a delay, and return the numbers it acknowledged."""
    options = ["--first", str(first), *(["--acknowledge-first"] if acknowledge_first else [])]
    program = started("tests.campaigns.bases.answering", *bench.arguments(), *options)
    return {int(line) for line in told_until_killed(program, delay)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=["acknowledge-first", "synchronous-off"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = _tally(Path(folder), asked.kills, asked.seed, asked.unsafe)
    print(tally)
    return 0 if tally.passed else 1


def _tally(folder: Path, count: int, seed: int, unsafe: str | None) -> Tally | power_loss.Tally:
    if unsafe == "synchronous-off":
        return power_loss.campaign(folder, count, answers=60, seed=seed, synchronous="OFF")
    return campaign(folder, count, seed, acknowledge_first=unsafe is not None)


if __name__ == "__main__":
    sys.exit(main())
