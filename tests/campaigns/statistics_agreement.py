"""Compute every indicator twice, in SQL and in plain loops, on random bases: no figure may differ.

    python -m tests.campaigns.statistics_agreement 200
    python -m tests.campaigns.statistics_agreement 20 --first 1000
    python -m tests.campaigns.statistics_agreement 20 --without "a.cancelled_on IS NULL"

Each base is asked for a quarter, a year and an odd period, one of them for one public only. Every
count of every table of the plan with its margins, every median, mean and sum, and the files behind
some of them are compared. The exit status is 0 where nothing differed; `--without` takes a
condition out of the SQL, and then something must differ, or the campaign proves nothing.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.naive_statistics.agreement import Difference, called, opened
from tests.naive_statistics.comparing import compare
from tests.naive_statistics.question import Question
from tests.naive_statistics.random_bases import questions, random_base
from tests.naive_statistics.rows import read

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference.statistics_definitions import definitions, tables_plan
from conseil_mobilite.store.statistics import asking

ALWAYS = "1"
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fault:
    seed: int
    asked: Question
    difference: Difference

    def __str__(self) -> str:
        public = f" of {self.asked.public}" if self.asked.public else ""
        when = f"{self.asked.start} to {self.asked.end}{public}"
        return f"base {self.seed}, {when}: {self.difference}"


@dataclass(slots=True)
class Tally:
    bases: int = 0
    questions: int = 0
    figures: int = 0
    above_nought: int = 0
    files: int = 0
    told: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def __str__(self) -> str:
        told = (
            f"{self.bases} bases, {self.questions} questions, {self.figures} figures compared "
            f"({self.above_nought} above nought), the files behind {self.files} of them: "
            f"{len(self.faults)} differences; {len(self.told)} different figures were seen above "
            "nought"
        )
        return "\n".join((told, *map(str, self.faults[:_SHOWN])))

    @property
    def never_told(self) -> list[str]:
        """Name the values of breakdowns that no base had: of them nothing is proved."""
        plan = tables_plan()
        every = {
            called(Count(table.population, ((partition.code, (value,)),)))
            for table in plan.tables
            for crossing in plan.crossings(table)
            for partition in crossing
            for value in partition.codes
        }
        return sorted(every - self.told)

    @property
    def by_indicator(self) -> Counter[str]:
        """Count the differences of each indicator that shows the population or quantity."""
        return Counter(
            code for fault in self.faults for code in _indicators(fault.difference.figure)
        )


def campaign(folder: Path, seeds: range, key: DataKey | None = None) -> Tally:
    """Compare on one base for each seed."""
    tally, key, empty = Tally(), key or DataKey.new(), folder / "empty.base"
    make_base(empty, key)
    for seed in seeds:
        scene, path = random_base(seed), folder / f"{seed}.base"
        with opened(scene, empty, path, key) as session:
            base = read(session)
            for asked in questions(scene):
                found = compare(session, base, asked, scene.dice)
                tally.questions += 1
                tally.figures += found.figures
                tally.above_nought += len(found.told)
                tally.told |= set(found.told)
                tally.files += found.files
                tally.faults += (Fault(seed, asked, each) for each in found.differences)
        path.unlink()
        tally.bases += 1
    return tally


@contextmanager
def without(condition: str) -> Iterator[None]:
    """Compute the SQL without one of its conditions."""
    run = asking.Asked.rows
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            asking.Asked, "rows", lambda self, sql: run(self, sql.replace(condition, ALWAYS))
        )
        yield


def _indicators(figure: str) -> set[str]:
    name = figure.removeprefix("files of ").partition("|")[0]
    return {
        indicator.code
        for indicator in definitions().indicators.values()
        for reading in indicator.readings
        if name in {reading.population, reading.quantity}
    } or {name}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bases", type=int, nargs="?", default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    seeds = range(options.first, options.first + options.bases)
    with tempfile.TemporaryDirectory() as folder:
        if options.without:
            with without(options.without):
                tally = campaign(Path(folder), seeds)
        else:
            tally = campaign(Path(folder), seeds)
    print(tally)
    for code, number in sorted(tally.by_indicator.items()):
        print(f"{code}: {number} differences")
    print("Values never above nought:", ", ".join(tally.never_told) or "none")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
