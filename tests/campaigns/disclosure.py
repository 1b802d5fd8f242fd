"""Attack the releases of simulated bases in earnest, and print what was found.

    .venv/bin/python -m tests.campaigns.disclosure [--seeds 10] [--sizes 60 200 600 2000]
        [--successive 200] [--years 10] [--re-exports 1000] [--processes 2]

Every table of the plan, every cell gathered or left out, and every joint table of `worlds` is
attacked. The exit status is 1 if anything published may be found out.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing import Pool

from tests.disclosure_attack.additivity import broken_sums, shown, true_count
from tests.disclosure_attack.changes import changes
from tests.disclosure_attack.joint import attack_world
from tests.disclosure_attack.margins import attack_margins, attack_quickly
from tests.disclosure_attack.plans import plan, plan_of
from tests.disclosure_attack.populations import population
from tests.disclosure_attack.quarters import year
from tests.disclosure_attack.releases import QUARTERS, Exporter
from tests.disclosure_attack.search import Findings
from tests.disclosure_attack.successive import attack_pair, attack_year
from tests.disclosure_attack.weak_exporters import (
    group_of,
    nearest,
    one_by_one,
    suppressed,
    unprotected,
)
from tests.disclosure_attack.worlds import worlds

from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.protected_release import Reason

SIZES = (60, 200, 600, 2_000)
_ATTACKED = ("personnes_accompagnees", "bilans_initiaux", "bilans_j03", "sorties", "sorties_6_mois")
"""The populations that the weaker exporters publish: enough to be broken, and soon read."""

_LOST = {Reason.NO_TABLE, Reason.NO_CROSSING}
_SMALL = (1, 2)


@dataclass(frozen=True, slots=True)
class Score:
    """What one attack found."""

    bounded: int
    narrowest: int
    narrow: int
    exact_small: int
    one_category: int

    @classmethod
    def of(cls, found: Findings) -> "Score":
        narrow, exact = len(found.narrow), len(found.exact_small)
        return cls(found.bounded, found.narrowest, narrow, exact, len(found.one_category))

    @classmethod
    def total(cls, scores: Sequence["Score"]) -> "Score":
        return cls(
            sum(score.bounded for score in scores),
            min((score.narrowest for score in scores), default=0),
            sum(score.narrow for score in scores),
            sum(score.exact_small for score in scores),
            sum(score.one_category for score in scores),
        )

    @property
    def found(self) -> int:
        return self.narrow + self.one_category

    def __str__(self) -> str:
        return (
            f"{self.bounded} bounded, narrowest {self.narrowest}, narrower than 3: {self.narrow}, "
            f"exact from 1 to 4: {self.exact_small}, all in one category: {self.one_category}"
        )


@dataclass(frozen=True, slots=True)
class Quarter:
    """What one base and seed gave."""

    seconds: float
    nodes: int
    figures: int
    tables_lost: int
    broken: int
    worst_error: int
    small_errors: tuple[int, ...]
    shown_errors: tuple[int, ...]
    nearest_errors: tuple[int, ...]
    tables: Score
    joint: Score
    nearest: Score
    suppressed: Score


def quarter(job: tuple[int, int]) -> Quarter:
    size, seed = job
    base = Exporter(plan(), seed.to_bytes(32, "big"))
    exact = population(size, seed).figures(base.plan)
    start = time.process_time()
    release = base.release(exact)
    seconds = time.process_time() - start
    published = base.as_read(release)
    errors = {g: n - true_count(exact.counts, g) for g, n in shown(published).items()}
    rounded = base.rounding(exact).figures
    small = [each for each in rounded if _true(exact, each) in _SMALL]
    guessing = published.guessing(lambda g: true_count(exact.counts, g.group) <= g.most)
    joint = sum((attack_world(guessing, world) for world in worlds()), Findings())
    return Quarter(
        seconds,
        release.nodes,
        len(errors),
        sum(why.reason in _LOST for why in release.withheld),
        len(list(broken_sums(published))),
        max((abs(error) for error in errors.values()), default=0),
        tuple(rounded[each] - _true(exact, each) for each in small),
        tuple(e for g, e in errors.items() if true_count(exact.counts, g) in _SMALL),
        tuple(-_true(exact, each) for each in small),
        Score.of(attack_margins(guessing)),
        Score.of(joint),
        Score.of(attack_quickly(nearest(exact.counts, base.words).about(*_ATTACKED))),
        Score.of(attack_quickly(suppressed(exact.counts, base.words).about(*_ATTACKED))),
    )


def _true(exact: ExactFigures, name: Count) -> int:
    return true_count(exact.counts, group_of(name))


def show_size(size: int, found: Sequence[Quarter]) -> int:
    complete = sum(each.tables_lost == 0 for each in found)
    print(
        f"{size} persons, {len(found)} seeds: protected {len(found)}, of which with every table "
        f"{complete} (tables lost {[each.tables_lost for each in found]}); "
        f"{sum(each.figures for each in found)} counts shown, "
        f"{sum(each.broken for each in found)} sums broken, "
        f"worst error {max(each.worst_error for each in found)}, "
        f"{sum(each.nodes for each in found)} nodes, "
        f"{sum(each.seconds for each in found) / len(found):.2f} s each "
        f"(most {max(each.seconds for each in found):.2f})"
    )
    lines = {
        "published, all tables": [each.tables for each in found],
        "published, joint tables": [each.joint for each in found],
        "weaker: nearest alone": [each.nearest for each in found],
        "weaker: no complement": [each.suppressed for each in found],
    }
    for name, scores in lines.items():
        print(f"  {name:<26}{Score.total(scores)}")
    small = _mean(error for each in found for error in each.small_errors)
    print(
        f"  mean signed error of 1 and 2: rounding {small}, "
        f"published {_mean(e for each in found for e in each.shown_errors)}, "
        f"nearest {_mean(e for each in found for e in each.nearest_errors)}"
    )
    bad = sum(each.tables.found + each.joint.found + each.broken for each in found)
    return bad + sum(each.worst_error >= plan().base for each in found)


def _mean(errors: Iterable[int]) -> str:
    known = list(errors)
    return f"{sum(known) / len(known):+.3f} ({len(known)})" if known else "none"


def under_the_floor() -> int:
    """Show what a base of nine people publishes."""
    base = Exporter(plan())
    release = base.release(population(60, 1).first(9).figures(base.plan))
    cells = sum(cell.value is not None for cell in release.cells)
    reasons = [why.sentence for why in release.withheld]
    print(f"9 persons: {cells} figures shown; the file says: {' '.join(reasons)}")
    return cells


@dataclass(frozen=True, slots=True)
class Pair:
    """What a release and the one that would correct it gave. `sent`: it was not asked to wait."""

    name: str
    sent: bool
    changed: bool
    score: Score | None


def pair(job: tuple[int, int, str]) -> Pair:
    size, seed, name = job
    base = Exporter(plan(), seed.to_bytes(32, "big"))
    before, after = (each.figures(base.plan) for each in changes(size, seed)[name])
    first = base.release(before)
    second = base.correction(after, first)
    if second is None:
        return Pair(name, sent=False, changed=False, score=None)
    releases = base.as_read(first), base.as_read(second, 1)
    scores = [
        Score.of(attack_pair(*releases, only_added=only_added))
        for only_added in (False, True)
        if not (only_added and "added" not in name)
    ]
    return Pair(name, sent=True, changed=second.cells != first.cells, score=Score.total(scores))


def show_pairs(pairs: Sequence[Pair]) -> int:
    scores = [each.score for each in pairs if each.score]
    print(
        f"{len(pairs)} pairs of a release and its correction: {len(scores)} sent "
        f"({sum(each.changed for each in pairs)} with other figures), "
        f"{len(pairs) - len(scores)} wait"
    )
    for name in dict.fromkeys(each.name for each in pairs):
        some = [each for each in pairs if each.name == name]
        print(f"  {name:<26}{sum(each.sent for each in some)} sent of {len(some)}")
    total = Score.total(scores)
    print(f"  attacked together         {total}")
    return total.found


def unprotected_pair() -> None:
    base = Exporter(plan_of("I-05", "I-06", "I-14"))
    before, after = (each.figures(base.plan).counts for each in changes(200, 1)["3 added"])
    first, second = unprotected(before, base.words), unprotected(after, base.words, 1)
    found = attack_pair(first, second, only_added=False)
    print(f"  weaker: unprotected, 3 persons apart: {Score.of(found)}")


@dataclass(frozen=True, slots=True)
class FullYear:
    shown_of_year: int
    score: Score
    independent: Score


def full_year(job: tuple[int, int]) -> FullYear:
    size, seed = job
    base = Exporter(plan(), seed.to_bytes(32, "big"))
    simulated = year(size, seed, base.plan)
    releases = [
        base.release(figures, scope)
        for figures, scope in zip(simulated.quarters, QUARTERS, strict=True)
    ]
    whole = base.as_read(base.year(simulated.whole, releases), 4).briefly()
    read = [base.as_read(each, number).briefly() for number, each in enumerate(releases)]
    return FullYear(
        len(shown(whole)),
        Score.of(attack_year(read, whole)),
        Score.of(_independent(size, seed)),
    )


def _independent(size: int, seed: int) -> Findings:
    """Attack quarters and a year that were rounded without regard for each other."""
    some = Exporter(plan_of("I-05"))
    simulated = year(size, seed, some.plan)
    read = [
        one_by_one(figures.counts, some.words, number, seed=5 * seed + number)
        for number, figures in enumerate((*simulated.quarters, simulated.whole))
    ]
    return attack_year(read[:4], read[4], bold=False)


def show_years(years: Sequence[FullYear]) -> int:
    total = Score.total([each.score for each in years])
    counts = sum(each.shown_of_year for each in years)
    print(f"{len(years)} times four quarters and their year: {counts} counts of years shown")
    print(f"  published                 {total}")
    print(f"  weaker: each rounded alone {Score.total([each.independent for each in years])}")
    return total.found


def re_export(seed: int) -> str:
    """Compute and pack the same period once more."""
    del seed
    base = Exporter(plan_of("I-05", "I-06", "I-14"), bytes(range(32)))
    return base.packed(base.release(population(200, 1).figures(base.plan))).sha256


def main(arguments: argparse.Namespace) -> int:
    found = 0
    with Pool(arguments.processes) as pool:
        for size in arguments.sizes:
            jobs = [(size, seed) for seed in range(1, arguments.seeds + 1)]
            found += show_size(size, pool.map(quarter, jobs, chunksize=1))
        found += under_the_floor()
        found += show_pairs(pool.map(pair, _pairs(arguments.successive), chunksize=1))
        unprotected_pair()
        found += show_years(pool.map(full_year, _years(arguments.years), chunksize=1))
        files = set(pool.map(re_export, range(arguments.re_exports)))
    print(f"{arguments.re_exports} exports of one period computed anew: {len(files)} file(s)")
    return int(found > 0 or len(files) > 1)


def _pairs(amount: int) -> list[tuple[int, int, str]]:
    names = tuple(changes(60, 1))
    every = ((size, seed, name) for seed in count(1) for size in (60, 200, 600) for name in names)
    return list(islice(every, amount))


def _years(amount: int) -> list[tuple[int, int]]:
    return list(islice(((size, seed) for seed in count(1) for size in (120, 300, 800)), amount))


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--successive", type=int, default=200)
    parser.add_argument("--years", type=int, default=6)
    parser.add_argument("--re-exports", type=int, default=1_000)
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(options()))
