"""A week by the keyboard alone, among many people: keys, and time of the program.

    python -m tests.benchmarks.keyboard_week [--people 10000] [--base FOLDER]

The story of tests/journeys/keyboard_week.py goes through the real window on a demonstration base,
made once in a temporary folder unless the folder of one is given (it is copied). « Program » is the
time spent between a key and its rest, without any pause of a person. Keys over 100 ms are named.
The exit status is 1 where an interview and its note take two minutes or more to log at five keys a
second.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from tests.benchmarks.keyboard_hour import LIMIT_MS, base_in
from tests.journeys.conftest import unlock
from tests.journeys.keyboard_week import LOGGING, STEPS, TWO_MINUTES, lasted, week_of
from tests.journeys.typist import Tally, Typist

from conseil_mobilite.cli.tour.theatre import open_stage


def main() -> int:
    reader = argparse.ArgumentParser(description="A week by the keyboard alone, timed.")
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--base", type=Path)
    asked = reader.parse_args()
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        base = base_in(Path(folder), asked.base, asked.people)
        tally, logged = _lead(Path(folder), base)
    application.processEvents()
    _tell(tally)
    print(f"an interview and its note are logged in {logged:.0f} s, of {TWO_MINUTES:.0f}")
    return 0 if logged < TWO_MINUTES else 1


def _lead(folder: Path, base: Path) -> tuple[Tally, float]:
    """Live the week; return what was counted, and the seconds of the interview logged."""
    week, logged = week_of(base), 0.0
    with open_stage(folder / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        typist.settle()
        typist.tally = tally = Tally()
        print(f"{'step':<44}{'keys':>7}{'program':>10}")
        for step in STEPS:
            keys, working = tally.keys, tally.working
            step.do(typist, week)
            print(f"{step.title:<44}{tally.keys - keys:>7}{tally.working - working:>8.2f} s")
            if step.title == LOGGING:
                logged = lasted(tally, keys, working)
        return tally, logged


def _tell(tally: Tally) -> None:
    waits = sorted(wait for wait, _ in tally.painted)
    late = tally.over(LIMIT_MS)
    print(f"{'in all':<44}{tally.keys:>7}{tally.working:>8.2f} s")
    print(
        f"from a key to what it paints: median {statistics.median(waits):.1f} ms;"
        f" p95 {waits[int(len(waits) * 0.95)]:.1f} ms; max {waits[-1]:.1f} ms"
    )
    print(f"keys over {LIMIT_MS:.0f} ms: {len(late)}")
    for wait, where in sorted(late, reverse=True):
        print(f"  {wait:6.0f} ms  {where}")


if __name__ == "__main__":
    sys.exit(main())
