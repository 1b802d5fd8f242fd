"""From launch to the painted window and to the first data, in CPU time, against an empty window.

    .venv/bin/python -m tests.benchmarks.start [ROUNDS]

Each figure is the median of fresh processes, the three kinds taken in turn. The empty window is a
bare QMainWindow of the same size. The first data are those of « Aujourd’hui » on a base of 150
people, then of 1,500: the passphrase is typed there, and what deriving its key costs on purpose is
told apart, as a keychain would spare it. The exit status is 1 beyond 1.3 times a goal.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.store.keys.slots_file import read_slots

ROUNDS = 9
SMALL, LARGE = 150, 1_500
PAINTED_GOAL, DATA_GOAL, FLAT_GOAL = 1.5, 5.0, 1.15
TOLERANCE = 1.3
STARTS = Path(__file__).with_name("starting.py")


def main(rounds: int) -> int:
    with _bases() as bases:
        times = _measure(rounds, bases)
        derivation = _derivation(bases[SMALL])
    empty = times["empty"]
    painted = times["painted"] / empty
    data = (times[f"data {SMALL}"] - derivation) / empty
    flat = times[f"data {LARGE}"] / times[f"data {SMALL}"]
    print(f"empty QMainWindow            {1000 * empty:7.0f} ms")
    print(f"painted window               {1000 * times['painted']:7.0f} ms   {painted:.2f}×")
    for people in (SMALL, LARGE):
        whole = times[f"data {people}"]
        print(f"first data, {people:5} people    {1000 * whole:7.0f} ms   {whole / empty:.2f}×")
    print(f"  of which deriving the key  {1000 * derivation:7.0f} ms   without it {data:.2f}×")
    print(
        f"goals: painted ≤ {PAINTED_GOAL}×, data ≤ {DATA_GOAL}×, {LARGE} against {SMALL} people "
        f"≤ {FLAT_GOAL}× (here {flat:.2f}×)"
    )
    met = (painted, PAINTED_GOAL), (data, DATA_GOAL), (flat, FLAT_GOAL)
    return int(any(ratio > TOLERANCE * goal for ratio, goal in met))


@contextmanager
def _bases() -> Iterator[Mapping[int, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        yield {people: _base(Path(folder, str(people)), people) for people in (SMALL, LARGE)}


def _base(folder: Path, people: int) -> Path:
    return make(folder, Wanted(people, 2026, date(2026, 9, 30)), lambda _done, _all: None)


def _measure(rounds: int, bases: Mapping[int, Path]) -> dict[str, float]:
    """Return the median CPU seconds of each kind of start, after one round for the cache."""
    kinds: dict[str, Sequence[str]] = {
        "empty": ("empty",),
        "painted": ("painted", str(bases[SMALL])),
        f"data {SMALL}": ("data", str(bases[SMALL]), PHRASE),
        f"data {LARGE}": ("data", str(bases[LARGE]), PHRASE),
    }
    taken: dict[str, list[float]] = {kind: [] for kind in kinds}
    for turn in range(rounds + 1):
        for kind, words in kinds.items():
            seconds = _start(words)
            if turn:
                taken[kind].append(seconds)
    return {kind: median(seconds) for kind, seconds in taken.items()}


def _start(words: Sequence[str]) -> float:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, str(STARTS), *words],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home},
            capture_output=True,
            text=True,
            check=True,
        )
    return float(done.stdout)


def _derivation(base: Path) -> float:
    """Return the CPU seconds that turning the passphrase into the key takes."""
    slots = read_slots(base)
    began = time.process_time()
    assert slots.opened_by_passphrase(PHRASE) is not None
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
