"""The statistics of a year: CPU time and memory of every figure, beside bare SQL written by hand.

    python -m tests.benchmarks.year_statistics [--people 10000] [--base FOLDER] [--day 2027-03-12]

Works on a demonstration base, made once in a temporary folder unless the folder of one is given.
The figures are computed, and the totals that the hand-written SQL counts alike compared, before any
clock is read. Then three things are timed in turn, again and again: the figures, the statements
they sent run by the driver alone (grouped rows fetched, nothing made of them), and the bare SQL of
`bare_statistics`, which says what it covers and what it leaves out. Absolute times do not travel,
their ratio does. The exit status is 1 where the figures take more than three times the bare SQL, or
more than 150 MB.
"""

import argparse
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlmodel import Session, col, select
from tests.benchmarks.bare_statistics import STATEMENTS
from tests.benchmarks.measuring import Statement, heard, run

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE, Wanted, make
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
)
from conseil_mobilite.store import vault
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

ROUNDS = 3
MOST_TIMES = 3.0
MOST_MEGABYTES = 150
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Question:
    scope: FigureScope
    plan: Plan
    values: Mapping[str, str]

    def figures(self, session: Session) -> ExactFigures:
        return exact_figures(session, self.scope, self.plan)

    def bare(self, session: Session) -> dict[str, list[tuple[object, ...]]]:
        cursor = session.connection().connection.cursor()
        return {
            name: cursor.execute(each.sql, self.values).fetchall()
            for name, each in STATEMENTS.items()
        }


def question(session: Session, year: int) -> Question:
    basin: UUID = session.exec(select(col(MobilityBasin.id))).one()
    period = Period(date(year, 1, 1), date(year, 12, 31))
    scope = FigureScope(basin, period)
    first, after = (f"{instant:%Y-%m-%d %H:%M:%S.%f}" for instant in period.instants)
    values = {
        "basin": basin.hex,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "from": first,
        "until": after,
    }
    return Question(scope, plan_of_basin(session, basin, period, tables_plan()), values)


def check(found: ExactFigures, bare: Mapping[str, list[tuple[object, ...]]]) -> None:
    """Refuse to read a clock before totals are those of the hand-written SQL."""
    for name, each in STATEMENTS.items():
        if each.counted is not None:
            number = sum(int(str(row[-1])) for row in bare[name])
            assert number == found.counts[each.counted], (name, number)


def spent(do: Callable[[], object]) -> float:
    began = time.process_time()
    do()
    return (time.process_time() - began) * 1000


def peak(do: Callable[[], object]) -> tuple[float, float]:
    """Return the most megabytes that Python held, and by how many the process grew."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tracemalloc.start()
    do()
    held = tracemalloc.get_traced_memory()[1] / MEGABYTE
    tracemalloc.stop()
    return held, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before


def report(session: Session, year: int) -> bool:
    """Print the figures of the benchmark; say whether the goal is met."""
    asked = question(session, year)
    held, grown = peak(lambda: asked.figures(session))
    found = asked.figures(session)
    check(found, asked.bare(session))
    assert asked.figures(session) == found
    statements: list[Statement] = heard(session, asked.figures)
    times: dict[str, list[float]] = {"figures": [], "own SQL": [], "bare SQL": []}
    for _ in range(ROUNDS):
        times["figures"].append(spent(lambda: asked.figures(session)))
        times["own SQL"].append(spent(lambda: run(session.connection(), statements)))
        times["bare SQL"].append(spent(lambda: asked.bare(session)))
    middle = {name: median(each) for name, each in times.items()}
    ratio = middle["figures"] / middle["bare SQL"]
    print(f"{len(found.counts)} counts, {len(found.quantities)} quantities")
    print(
        f"{len(statements)} statements, {len(STATEMENTS)} bare ones; "
        f"{found.counts[Count('sorties')]} exits in the year"
    )
    for name, milliseconds in middle.items():
        print(f"{name:10} {milliseconds:9.1f} ms CPU")
    print(f"figures / bare SQL {ratio:6.2f} × (goal {MOST_TIMES:.0f})")
    print(f"own SQL / bare SQL {middle['own SQL'] / middle['bare SQL']:6.2f} ×")
    print(f"memory: Python {held:.1f} MB, process +{grown:.0f} MB (goal {MOST_MEGABYTES})")
    return ratio <= MOST_TIMES and max(held, grown) <= MOST_MEGABYTES


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--day", type=date.fromisoformat, default=date(2027, 3, 12))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = options.base / FILE_NAME if options.base else None
        if base is None:
            wanted = Wanted(options.people, 2026, options.day)
            base = make(Path(folder), wanted, lambda _done, _all: None)
        print(f"{base.stat().st_size / MEGABYTE:.0f} MB, encrypted")
        with closing(vault.open_with_passphrase(base, PHRASE, clock=now)) as store:
            return 0 if store.read(report, options.day.year - 1) else 1


if __name__ == "__main__":
    sys.exit(main())
