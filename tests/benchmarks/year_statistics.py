"""The statistics of a year: CPU time and memory of every figure, beside its own SQL run bare.

    python -m tests.benchmarks.year_statistics [--people 10000] [--base FOLDER] [--day 2027-03-12]

Works on a demonstration base, made once in a temporary folder unless the folder of one is given.
The figures are computed and compared with totals counted by hand-written SQL before any clock is
read. Then three things are timed in turn, again and again: the figures, the statements they sent
run by the driver alone (grouped rows fetched, nothing made of them), and the hand-written minimal
set (five plain tables), which says how far counting everything is from counting little. Absolute
times do not travel, their ratio does. The exit status is 1 where the figures take more than three
times their own SQL, or more than 150 MB.
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
from conseil_mobilite.store.statistics.writing import composed

ROUNDS = 3
MOST_TIMES = 3.0
MOST_MEGABYTES = 150
MEGABYTE = 1024 * 1024

HERS = "y.end_reason <> 'doublon_erreur' AND +y.basin_id = :basin AND p.deleted_at IS NULL"
MINIMAL: Mapping[Count, str] = {
    Count("bilans_initiaux"): """
SELECT p.sex, CAST(i.day - p.birth_date AS INTEGER) / 10 AS band, count(*)
FROM (
  SELECT a.pathway_id, min(a.validated_on) AS day FROM assessment a
  WHERE a.kind IN ('court', 'complet') AND a.corrects_id IS NULL AND a.validated_on IS NOT NULL
  GROUP BY a.pathway_id HAVING day BETWEEN :start AND :end
) i JOIN pathway y ON y.id = i.pathway_id JOIN person p ON p.id = y.person_id
WHERE {hers} GROUP BY 1, 2""",
    Count("sorties"): """
SELECT y.end_reason, p.sex, count(*) FROM pathway y JOIN person p ON p.id = y.person_id
WHERE +y.state = 'sorti' AND y.ended_on BETWEEN :start AND :end AND +y.basin_id = :basin
  AND p.deleted_at IS NULL GROUP BY 1, 2""",
    Count("orientations"): """
SELECT r.prescriber_kind, r.state, count(*)
FROM referral r JOIN pathway y ON y.referral_id = r.id JOIN person p ON p.id = r.person_id
WHERE r.direction = 'recue' AND r.received_on BETWEEN :start AND :end AND {hers} GROUP BY 1, 2""",
    Count("file_active"): """
SELECT y.epci_code, p.sex, count(*) FROM pathway y JOIN person p ON p.id = y.person_id
WHERE y.opened_on <= :end AND (y.ended_on IS NULL OR y.ended_on > :end) AND {hers} GROUP BY 1, 2""",
    Count("personnes_accompagnees"): """
SELECT p.sex, p.qpv, count(DISTINCT p.id) FROM appointment a
JOIN participation t ON t.appointment_id = a.id AND t.status = 'seen'
JOIN pathway y ON y.id = t.pathway_id JOIN person p ON p.id = y.person_id
WHERE a.starts_at >= :from AND a.starts_at < :until AND a.deleted_at IS NULL
  AND a.cancelled_on IS NULL AND {hers} GROUP BY 1, 2""",
}
"""Five plain tables, as somebody would write them who wants no more. Whoever was only called is
left out of the last, and a referral without a pathway out of the third."""


@dataclass(frozen=True)
class Question:
    scope: FigureScope
    plan: Plan
    values: Mapping[str, str]

    def figures(self, session: Session) -> ExactFigures:
        return exact_figures(session, self.scope, self.plan)

    def minimal(self, session: Session) -> dict[Count, int]:
        cursor = session.connection().connection.cursor()
        return {
            name: sum(row[-1] for row in cursor.execute(composed(sql, hers=HERS), self.values))
            for name, sql in MINIMAL.items()
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


def check(found: ExactFigures, minimal: Mapping[Count, int]) -> None:
    """Refuse to read a clock before the totals are those of the hand-written SQL."""
    for name, number in minimal.items():
        counted = found.counts[name]
        exact = name.population not in {"personnes_accompagnees", "orientations"}
        assert number == counted if exact else number <= counted, (name, number, counted)


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
    check(found, asked.minimal(session))
    assert asked.figures(session) == found
    statements: list[Statement] = heard(session, asked.figures)
    times: dict[str, list[float]] = {"figures": [], "own SQL": [], "minimal": []}
    for _ in range(ROUNDS):
        times["figures"].append(spent(lambda: asked.figures(session)))
        times["own SQL"].append(spent(lambda: run(session.connection(), statements)))
        times["minimal"].append(spent(lambda: asked.minimal(session)))
    middle = {name: median(each) for name, each in times.items()}
    ratio = middle["figures"] / middle["own SQL"]
    print(f"{len(found.counts)} counts, {len(found.quantities)} quantities")
    print(f"{len(statements)} statements; {found.counts[Count('sorties')]} exits in the year")
    for name, milliseconds in middle.items():
        print(f"{name:10} {milliseconds:9.1f} ms CPU")
    print(f"figures / own SQL     {ratio:6.2f} × (goal {MOST_TIMES:.0f})")
    print(f"own SQL / minimal set {middle['own SQL'] / middle['minimal']:6.1f} ×")
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
