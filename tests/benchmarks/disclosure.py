"""Attack the releases of simulated bases in earnest, and print what was found.

    .venv/bin/python -m tests.benchmarks.disclosure [SEEDS]

Sizes 60, 200, 600 and 2,000 persons, ten seeds each unless told otherwise; every public of the plan
is attacked. The exit status is 1 if anything published may be found out.
"""

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from tests.disclosure_attack.populations import population
from tests.disclosure_attack.readings import (
    Reading,
    read_figures,
    read_nearest,
    read_suppressed,
)
from tests.disclosure_attack.releases import (
    SCOPE,
    Scores,
    as_received,
    attacked,
    packed,
    readings_of,
    released,
    secret,
)

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.rounding.rounded_tables import Draw, round_tables
from conseil_mobilite.domain.statistics.rounding.rounding_targets import period_seed
from conseil_mobilite.store.reference.statistics_reference import tables_plan

SIZES = (60, 200, 600, 2_000)
RE_EXPORTS = 1_000
PLAN = tables_plan()
PUBLICS = PLAN.dimension("public").codes
WORLDS = (*pairwise(PUBLICS), ("jeune", "senior"), ("demandeur_emploi", "deld", "detld"))


@dataclass
class Campaign:
    """What the seeds of one size gave together."""

    published: list[Scores] = field(default_factory=list)
    rounding: list[Scores] = field(default_factory=list)
    nearest: list[Scores] = field(default_factory=list)
    suppressed: list[Scores] = field(default_factory=list)
    small_errors: list[int] = field(default_factory=list)
    shown_errors: list[int] = field(default_factory=list)
    nearest_errors: list[int] = field(default_factory=list)
    worst_error: int = 0
    not_additive: int = 0
    cells: int = 0
    nodes: int = 0
    seconds: float = 0.0

    def run(self, size: int, seed: int) -> None:
        tallies = population(size, seed).counts(PLAN)
        start = time.process_time()
        release = released(tallies, secret(seed))
        self.seconds += time.process_time() - start
        self.nodes += release.nodes
        self._measure(tallies, release)
        self._measure_rounding(tallies, seed)
        self.published.append(attacked(readings_of(as_received(release)), WORLDS))
        self.nearest.append(weak(read_nearest, tallies))
        self.suppressed.append(weak(read_suppressed, tallies))

    def _measure(self, tallies: Tallies, release: ProtectedRelease) -> None:
        figures = {count: int(value) for count, value in release.figures.items()}
        self.cells += len(figures)
        self.not_additive += sum(1 for _ in broken_sums(figures))
        for count, value in figures.items():
            true = true_count(tallies, count)
            self.worst_error = max(self.worst_error, abs(value - true))
            if true in {1, 2}:
                self.shown_errors.append(value - true)

    def _measure_rounding(self, tallies: Tallies, seed: int) -> None:
        period = (SCOPE.start.isoformat(), SCOPE.end.isoformat())
        draw = Draw(period_seed(secret(seed), PLAN.code, SCOPE.basin, period))
        rounded = round_tables(PLAN, tallies, draw, {})
        assert rounded is not None
        figures = rounded.figures
        true = {count: true_count(tallies, count) for count in figures}
        small = [count for count in figures if true[count] in {1, 2}]
        self.small_errors += [figures[count] - true[count] for count in small]
        self.nearest_errors += [-true[count] for count in small]
        readings = {code: read_figures(figures, PLAN.base, code) for code in PLAN.indicators}
        self.rounding.append(attacked(readings, WORLDS))


def weak(read: Callable[[Tallies, str], Reading], tallies: Tallies) -> Scores:
    return attacked({code: read(tallies, code) for code in PLAN.indicators}, WORLDS)


def true_count(tallies: Tallies, count: Count) -> int:
    singles = [[(name, (value,)) for value in values] for name, values in count.condition]
    return sum(tallies[Count(count.population, chosen)] for chosen in product(*singles))


def broken_sums(figures: dict[Count, int]) -> Iterable[Count]:
    """Find the totals that are not the sum of the parts shown beside them, in any table."""
    for whole, shown in figures.items():
        held = {name for name, _ in whole.condition}
        parts: dict[str, int] = {}
        for part, value in figures.items():
            added = [pair for pair in part.condition if pair[0] not in held]
            kept = tuple(pair for pair in part.condition if pair[0] in held)
            if part.population == whole.population and len(added) == 1 and kept == whole.condition:
                parts[added[0][0]] = parts.get(added[0][0], 0) + value
        if any(total != shown for total in parts.values()):
            yield whole


def mean(errors: Sequence[int]) -> str:
    return f"{sum(errors) / len(errors):+.2f} ({len(errors)})" if errors else "none"


def line(name: str, scores: Sequence[Scores]) -> str:
    return (
        f"  {name:<28}{sum(s.targets for s in scores):>7} bounded, narrowest "
        f"{min(s.narrowest for s in scores)}, narrower than 3: {sum(s.narrow for s in scores)}, "
        f"exact from 1 to 4: {sum(s.exact_small for s in scores)}, "
        f"all in one category: {sum(s.one_category for s in scores)}"
    )


def show(size: int, campaign: Campaign, seeds: int) -> None:
    print(
        f"{size} persons, {seeds} seeds: {campaign.cells} figures, "
        f"{campaign.not_additive} sums broken, worst error {campaign.worst_error}, "
        f"{campaign.nodes} nodes, {1000 * campaign.seconds / seeds:.0f} ms each"
    )
    print(line("published", campaign.published))
    print(line("rounding, nothing hidden", campaign.rounding))
    print(line("weaker: nearest alone", campaign.nearest))
    print(line("weaker: no complement", campaign.suppressed))
    print(
        f"  mean signed error of 1 and 2: rounding {mean(campaign.small_errors)}, "
        f"published {mean(campaign.shown_errors)}, nearest {mean(campaign.nearest_errors)}"
    )


def re_exports() -> int:
    tallies = population(200, 1).counts(PLAN)
    return len({packed(released(tallies, secret(1))).sha256 for _ in range(RE_EXPORTS)})


def main(seeds: int) -> int:
    found = 0
    for size in SIZES:
        campaign = Campaign()
        for seed in range(1, seeds + 1):
            campaign.run(size, seed)
        show(size, campaign, seeds)
        found += sum(s.exact_small + s.narrow + s.one_category for s in campaign.published)
        found += campaign.not_additive + (campaign.worst_error >= PLAN.base)
    files = re_exports()
    print(f"{RE_EXPORTS} exports of one period: {files} different file(s)")
    return int(found > 0 or files > 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
