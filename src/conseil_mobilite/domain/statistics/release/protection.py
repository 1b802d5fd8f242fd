"""Protect the figures of a basin and a period before they leave the workstation.

Why the result is safe. The published counts are themselves, to one unit at most, those of a
possible population: this is proved for each release over the whole cross product of the breakdowns.
Add up to three units to any one cell of that population: every count stays within four of what is
published, so this population could have been published the same way. Hence each figure may be
anything within an interval at least three wide, no cell is provably empty, and no group is provably
all in one category. What is gathered or dropped afterwards is decided on the rounded counts alone,
so it can only hide more. Rates are computed from the rounded counts and tell nothing more.
Whoever believes of a gathered value that it is under the floor, and what medians and means tell of
the people behind them, are part of the proof.
"""

from collections.abc import Iterator, Mapping

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.blocking import blocked_populations, dropped_tables
from conseil_mobilite.domain.statistics.release.count_rows import Shown, count_rows, group_notes
from conseil_mobilite.domain.statistics.release.people_behind import proving
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    ProtectedRelease,
    Scope,
    Withheld,
)
from conseil_mobilite.domain.statistics.release.quantity_rows import Measures, quantity_rows
from conseil_mobilite.domain.statistics.release.rate_rows import rate_rows
from conseil_mobilite.domain.statistics.rounding.controlled_rounding import Draw
from conseil_mobilite.domain.statistics.rounding.floors import (
    Gathering,
    counted_partitions,
)
from conseil_mobilite.domain.statistics.rounding.rounding_targets import fingerprint, period_seed
from conseil_mobilite.domain.statistics.rounding.safe_rounding import (
    SafeRounding,
    Search,
    round_safely,
)


def protect(plan: Plan, exact: ExactFigures, scope: Scope, secret: bytes) -> ProtectedRelease:
    """Return what may be published of `exact`; every row withheld where nothing may.

    `plan` with the values of the base; `secret`: at least 16 random bytes of the base. Figures
    depend on these arguments alone, never on the clock or the machine.
    """
    draw = draw_of(plan, scope, secret)
    rounding = round_safely(plan, Search(exact.counts, draw, proving(exact)))
    lost = dropped_tables(plan, rounding.dropped)
    found = shown(plan, rounding, lost, _people(plan, rounding, exact))
    return released(found, exact.quantities, scope, draw, rounding.nodes)


def _people(plan: Plan, rounding: SafeRounding, exact: ExactFigures) -> int:
    """Return how many people the period has, rounded; downwards where no rounding was found."""
    total = Count(plan.persons)
    below = plan.base * (exact.counts[total] // plan.base)
    return rounding.figures.get(total, below)


def draw_of(plan: Plan, scope: Scope, secret: bytes) -> Draw:
    period = scope.start.isoformat(), scope.end.isoformat()
    return Draw(period_seed(secret, plan.code, scope.basin, period))


def shown(plan: Plan, rounding: SafeRounding, lost: Mapping[str, Withheld], persons: int) -> Shown:
    """Say what may be shown of a rounding: `lost` are the tables left out, and why.

    `persons`: how many people the period has, rounded.
    """
    return Shown(
        plan,
        rounding.figures,
        rounding.groups,
        blocked_populations(plan, rounding.figures, persons),
        lost,
    )


def released(
    shown: Shown, measures: Measures, scope: Scope, draw: Draw, nodes: int
) -> ProtectedRelease:
    """Lay figures out as what leaves: counts, rates, then medians, means and sums."""
    blocked = tuple(dict.fromkeys(shown.blocked.values()))
    lost = tuple(dict.fromkeys(shown.lost.values()))
    return ProtectedRelease(
        plan=shown.plan.code,
        scope=scope,
        cells=(*count_rows(shown), *rate_rows(shown), *quantity_rows(shown, measures)),
        withheld=(*blocked, *group_notes(shown), *lost),
        gathered=tuple(sorted(_under_others(shown))),
        seed_fingerprint=fingerprint(draw.seed),
        nodes=nodes,
        method=METHOD,
    )


def _under_others(shown: Shown) -> Iterator[Gathering]:
    """Give what each AUTRES of the release stands for."""
    for population, partition in counted_partitions(shown.plan):
        group = shown.group(population, partition)
        figured = Count(population) in shown.figures and population not in shown.blocked
        if figured and 0 < len(group) < len(partition.codes):
            yield Gathering(population, partition.code, group)
