"""Cut the power at random instants while answers are saved; count the acknowledged ones lost.

    python -m tests.campaigns.power_loss --states 2000
    python -m tests.campaigns.power_loss --states 2000 --synchronous OFF

The real program runs on the real encrypted base, its system calls recorded by recorder.c, which
needs a C compiler and Linux. Each state is one that the disk may be left in, and is opened as at
the next start. The exit status is 0 where no acknowledged answer was lost and each base is sound;
with `synchronous` NORMAL or OFF answers must be lost, or the campaign proves nothing.
"""

import argparse
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.bases.answering import Bench, remains
from tests.campaigns.children.starting import command
from tests.campaigns.power_cuts.disk import Disk
from tests.campaigns.power_cuts.recording import available, recorded

from conseil_mobilite.store.keys.cipher import DataKey

SESSIONS = 3
"""Openings and closings, so that the power also goes while the -wal is brought into the base."""


@dataclass
class Tally:
    states: int = 0
    acknowledged: int = 0
    states_with_loss: int = 0
    lost: int = 0
    unusable: int = 0

    @property
    def passed(self) -> bool:
        return self.acknowledged > 0 and self.lost == 0 and self.unusable == 0

    def __str__(self) -> str:
        return (
            f"power losses: {self.states}; acknowledged answers at stake: {self.acknowledged}; "
            f"lost: {self.lost}, in {self.states_with_loss} states; "
            f"unsound or unopenable bases: {self.unusable}"
        )


def campaign(
    folder: Path, states: int, answers: int, seed: int, synchronous: str, sessions: int = SESSIONS
) -> Tally:
    """Record one run of the program, then judge as many states of the disk as asked."""
    disk_folder = folder / "disk"
    disk_folder.mkdir()
    bench = Bench.make(disk_folder)
    first = {path: path.read_bytes() for path in disk_folder.iterdir()}
    calls = recorded(folder, disk_folder, _answered(bench, answers, synchronous, sessions))
    chance, tally = random.Random(seed), Tally()  # noqa: S311 — instants and sectors
    for _ in range(states):
        cut = chance.randrange(1, len(calls) + 1)
        disk = Disk(disk_folder, first)
        acknowledged: set[int] = set()
        for call in calls[:cut]:
            if call.path.name == "acknowledged":
                acknowledged.add(int(call.data))
            else:
                disk.feed(call)
        _judge(tally, disk.after_power_loss(chance), acknowledged, bench.key, folder / "after")
    return tally


def _judge(
    tally: Tally, files: dict[Path, bytes], acknowledged: set[int], key: DataKey, folder: Path
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in files.items():
        if not path.name.endswith("-shm"):
            (folder / path.name).write_bytes(content)
    try:
        left = remains(folder / "suivi.base", key)
        numbers, sound = left.numbers, left.sound
    except Exception:  # noqa: BLE001 — whatever keeps a base from being read is what we count
        numbers, sound = frozenset[int](), False
    lost = acknowledged - numbers
    tally.states += 1
    tally.acknowledged += len(acknowledged)
    tally.lost += len(lost)
    tally.states_with_loss += bool(lost)
    tally.unusable += not sound


def _answered(bench: Bench, answers: int, synchronous: str, sessions: int) -> list[list[str]]:
    """Return the commands of the sessions that share the answers."""
    share = answers // sessions
    common = command("tests.campaigns.bases.answering", *bench.arguments())
    common += ["--acknowledge-in", str(bench.path.with_name("acknowledged"))]
    common += ["--synchronous", synchronous, "--count", str(share)]
    return [[*common, "--first", str(1 + session * share)] for session in range(sessions)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=2000)
    parser.add_argument("--answers", type=int, default=90)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--synchronous", choices=["FULL", "NORMAL", "OFF"], default="FULL")
    asked = parser.parse_args()
    if not available():
        print("not run: it needs Linux and a C compiler (cc)")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.states, asked.answers, asked.seed, asked.synchronous)
    print(f"synchronous = {asked.synchronous}; {tally}")
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
