"""An hour with somebody by the keyboard alone, among many people: keys, and time of the program.

    python -m tests.benchmarks.keyboard_hour [--people 10000] [--base FOLDER]

The story of tests/journeys/keyboard_hour.py goes through the real window on a demonstration base,
made once in a temporary folder unless the folder of one is given (it is copied). « Program » is the
time spent between a key and its rest, without any pause of a person. The exit status is 1 where an
answer of the interview waited more than 100 ms to be painted; other keys that open a page or a
dialog are listed too.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from tests.journeys import keyboard_hour
from tests.journeys.conftest import unlock
from tests.journeys.typist import Tally, Typist

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import FILE_NAME, Wanted, make
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.store.keys.slots_file import slots_path

LIMIT_MS = 100.0
SEED = 7


def main() -> int:
    reader = argparse.ArgumentParser(description="An hour by the keyboard alone, timed.")
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--base", type=Path)
    asked = reader.parse_args()
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        base = base_in(Path(folder), asked.base, asked.people)
        tally = _lead(Path(folder), base)
    application.processEvents()
    return _tell(tally)


def base_in(folder: Path, given: Path | None, people: int) -> Path:
    """Make a base in a folder, or copy there the one that was given."""
    if given is None:
        wanted = Wanted(people, SEED, paris_day(now()))
        return make(folder, wanted, lambda _done, _all: None)
    base = folder / FILE_NAME
    shutil.copy2(given / FILE_NAME, base)
    shutil.copy2(slots_path(given / FILE_NAME), slots_path(base))
    return base


def _lead(folder: Path, base: Path) -> Tally:
    with open_stage(folder / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        typist.settle()
        typist.tally = Tally()
        print(f"{'step':<52}{'keys':>7}{'program':>10}")
        for step in keyboard_hour.STEPS:
            keys, working = typist.tally.keys, typist.tally.working
            replied = step.do(typist) or []
            title = f"{step.title} ({len(replied)})" if replied else step.title
            tally = typist.tally
            print(f"{title:<52}{tally.keys - keys:>7}{tally.working - working:>8.2f} s")
        return typist.tally


def _tell(tally: Tally) -> int:
    waits = sorted(wait for wait, _ in tally.painted)
    late = tally.over(LIMIT_MS)
    answers = [each for each in late if "question_" in each[1] and "Space at" not in each[1]]
    print(f"{'in all':<52}{tally.keys:>7}{tally.working:>8.2f} s")
    print(
        f"from a key to what it paints: median {statistics.median(waits):.1f} ms;"
        f" p99 {waits[int(len(waits) * 0.99)]:.1f} ms; max {waits[-1]:.1f} ms"
    )
    print(f"keys over {LIMIT_MS:.0f} ms: {len(late)}, of which answers: {len(answers)}")
    for wait, where in sorted(late, reverse=True):
        print(f"  {wait:6.0f} ms  {where}")
    return 1 if answers else 0


if __name__ == "__main__":
    sys.exit(main())
