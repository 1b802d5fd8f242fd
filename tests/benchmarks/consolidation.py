"""Measure a consolidation: a region of hundreds of packages, and how true eight bases added are.

    python -m tests.benchmarks.consolidation [PACKAGES]

The region reuses one release whose figures and base change from package to package, through the
real writer, in a folder. The eight bases are simulated, protected one by one, and added.
"""

import csv
import io
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from statistics import mean

from tests.disclosure_attack.plans import plan
from tests.disclosure_attack.populations import population
from tests.interchange.statistics.releases import REPORT, SCOPE, SENDER

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import (
    TOTAL,
    ProtectedRelease,
    Status,
)
from conseil_mobilite.domain.statistics.release.protection import protect
from conseil_mobilite.interchange.statistics.package import StatisticsPackage, write_package
from conseil_mobilite.services.statistics import consolidation, consolidation_files

PACKAGES, BASINS, BASES, PERSONS = 300, 20, 8, 200
LEAST_TRUE = 20
"""The relative error is taken on true figures of at least so many."""


def main(packages: int) -> None:
    base = protected(PERSONS, 1)
    with tempfile.TemporaryDirectory() as folder:
        measure_region(Path(folder), base, packages)
    measure_error([exact(PERSONS, seed) for seed in range(1, BASES + 1)])


def exact(size: int, seed: int) -> ExactFigures:
    return population(size, seed).figures(plan())


def protected(size: int, seed: int) -> ProtectedRelease:
    return protect(plan(), exact(size, seed), SCOPE, seed.to_bytes(32, "big"))


def packed(release: ProtectedRelease, base: str, basin: str) -> StatisticsPackage:
    sender = replace(SENDER, base=base, basin_name=f"Bassin {basin}")
    scope = replace(SCOPE, basin=basin)
    return write_package(replace(release, scope=scope), sender, plan(), REPORT)


def measure_region(folder: Path, release: ProtectedRelease, packages: int) -> None:
    received = folder / "received"
    received.mkdir()
    for number in range(packages):
        made = packed(varied(release, number), f"{number:08x}", f"HDF-{number % BASINS:02}")
        (received / made.file_name).write_bytes(made.content)
    before = peak()
    start, used = time.perf_counter(), time.process_time()
    files = consolidation_files.received([received])
    choice = consolidation.examine(files)
    written = consolidation_files.write(folder / "out", consolidation.consolidate(files, choice))
    took, cpu = time.perf_counter() - start, time.process_time() - used
    print(f"{len(choice.kept)} packages of {len(release.cells)} rows, {BASINS} basins")
    print(f"  {took:.1f} s ({cpu:.1f} s of processor), {len(written)} files written")
    print(f"  peak memory {peak():.0f} MB ({before:.0f} MB before)")


def varied(release: ProtectedRelease, number: int) -> ProtectedRelease:
    """Return a release whose counts are those of another, times two in some bases."""
    times = 1 + number % 2
    return replace(
        release,
        cells=tuple(
            replace(cell, value=cell.value * times)
            if cell.value is not None and cell.status is Status.ROUNDED
            else cell
            for cell in release.cells
        ),
    )


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the consolidation, the true one of the same bases, and the error allowed."""

    published: int
    true: int
    allowed: int

    @property
    def error(self) -> int:
        return abs(self.published - self.true)


def measure_error(bases: list[ExactFigures]) -> None:
    releases = [
        protect(plan(), figures, SCOPE, seed.to_bytes(32, "big"))
        for seed, figures in enumerate(bases, 1)
    ]
    sent = [packed(each, f"{n:08x}", "HDF-07") for n, each in enumerate(releases)]
    received = [_received(each) for each in sent]
    choice = consolidation.examine(received)
    table = next(
        each.content
        for each in consolidation.consolidate(received, choice)
        if each.path.endswith("statistiques.csv")
    )
    rows = list(csv.DictReader(io.StringIO(table.decode(), newline="")))
    compared = list(alone(plan(), rows, list(zip(bases, releases, strict=True))))
    large = [each for each in compared if each.true >= LEAST_TRUE]
    print(f"{len(bases)} bases of {PERSONS} persons: {len(rows)} rows")
    print(
        f"  {len(compared)} counts standing alone: largest error {max(e.error for e in compared)}"
    )
    print(f"  beyond what is announced: {sum(e.error > e.allowed for e in compared)}")
    relative = mean(each.error / each.true for each in large)
    print(
        f"  mean relative error of the {len(large)} true counts of {LEAST_TRUE} and more: "
        f"{100 * relative:.1f} %"
    )


def _received(sent: StatisticsPackage) -> consolidation.Received:
    return consolidation.Received(sent.file_name, lambda: sent.content)


def alone(
    known: Plan, rows: list[dict[str, str]], bases: list[tuple[ExactFigures, ProtectedRelease]]
) -> Iterator[Compared]:
    """Compare the figures of values that stand alone with the true ones of the bases in them."""
    populations = {table.code: table.population for table in known.tables}
    shown = [_shown(release) for _, release in bases]
    for row in rows:
        breakdown = _breakdown(row)
        if row["tableau"] not in populations or not row["valeur"] or breakdown is None:
            continue
        count = Count(
            populations[row["tableau"]],
            tuple((partition, (value,)) for partition, value in breakdown if value != TOTAL),
        )
        place = row["tableau"], breakdown
        true = [
            figures.counts[count]
            for (figures, _), places in zip(bases, shown, strict=True)
            if place in places
        ]
        yield Compared(int(row["valeur"]), sum(true), (known.base - 1) * len(true))


def _shown(release: ProtectedRelease) -> Mapping[tuple[str, object], int | Decimal]:
    return {
        (cell.table, cell.breakdown): cell.value for cell in release.cells if cell.value is not None
    }


def _breakdown(row: Mapping[str, str]) -> tuple[tuple[str, str], ...] | None:
    """Return the place of a row; None where it stands for several values, or for whole bases."""
    pairs = [(row[f"ventilation_{rank}"], row[f"modalite_{rank}"]) for rank in (1, 2)]
    if {"AUTRES", "NON_VENTILE"} & {value for _, value in pairs}:
        return None
    return tuple(pair for pair in pairs if pair[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PACKAGES)
