"""The command of a campaign that kills a child again and again."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol


class Tally(Protocol):
    @property
    def passed(self) -> bool: ...


class Campaign(Protocol):
    def __call__(self, folder: Path, kills: int, seed: int, *, unsafe: str) -> Tally: ...


def run(description: str | None, campaign: Campaign, kills: int, unsafe: Sequence[str]) -> int:
    """Kill as often as asked, `kills` times unless told; print the tally, return the status."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--kills", type=int, default=kills)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", choices=unsafe, default="")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.kills, asked.seed, unsafe=asked.unsafe)
    print(tally)
    return 0 if tally.passed else 1
