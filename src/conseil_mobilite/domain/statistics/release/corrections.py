"""Correct a release already sent, where both versions together still tell nothing of anybody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from conseil_mobilite.domain.statistics.audit.additions import leave_room
from conseil_mobilite.domain.statistics.audit.excess import Known
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.blocking import dropped_tables
from conseil_mobilite.domain.statistics.release.people_behind import (
    proving,
    told_by_amounts,
)
from conseil_mobilite.domain.statistics.release.proofs import NARROWEST
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
)
from conseil_mobilite.domain.statistics.release.protection import (
    draw_of,
    protect,
    released,
    shown,
)
from conseil_mobilite.domain.statistics.release.published_counts import (
    published_counts,
    totals_under_floor,
    values_alone,
)
from conseil_mobilite.domain.statistics.release.row_names import quantity_table
from conseil_mobilite.domain.statistics.rounding.floors import (
    Figures,
    Gathered,
    counted_partitions,
    truly_small,
)
from conseil_mobilite.domain.statistics.rounding.safe_rounding import Search, round_safely

_NO_LIMIT = 10**9
_Place = tuple[str, tuple[tuple[str, str], ...]]


def correct(
    plan: Plan,
    exact: ExactFigures,
    scope: Scope,
    secret: bytes,
    before: Sequence[ProtectedRelease],
) -> ProtectedRelease | None:
    """Return the release of corrected figures, the last of `before` where nothing changes.

    `before` are the releases of the period already sent, the oldest first. None where a correction
    must wait for the next period: the groups shown must be those of the last release, and all the
    releases together must pass the proof of any release, for somebody who supposes that people were
    only added. What was added is then as well hidden as any other count.
    """
    afresh = protect(plan, exact, scope, secret)
    if afresh.cells == before[-1].cells:
        return before[-1]
    earlier = [published_counts(plan, release) for release in before]
    corrected = _with_quantities_of(
        plan, before[-1], _rounded_again(plan, exact, scope, secret, earlier)
    )
    figures = published_counts(plan, corrected)
    if figures == earlier[-1]:
        return before[-1]
    known = _known_of(plan, corrected, exact)
    room = plan.base - 1 - NARROWEST
    safe = all(
        figures.keys() == sent.keys()
        and leave_room(plan, replace(known, figures=sent), known, room)
        for sent in earlier
    )
    return corrected if safe else None


def _known_of(plan: Plan, release: ProtectedRelease, exact: ExactFigures) -> Known:
    """Return what a release tells, of what it hides too."""
    figures = published_counts(plan, release)
    groups = _groups_shown(plan, figures).groups
    few = (*truly_small(plan, groups, exact.counts), *totals_under_floor(plan, release))
    told = told_by_amounts(plan, figures, groups, exact)
    most = {**dict.fromkeys(few, plan.floor - 1), **told.most}
    ceilings = {count: value - plan.base + 1 for count, value in most.items()}
    return Known(figures, ceilings, plan.base, told.least)


def _rounded_again(
    plan: Plan, exact: ExactFigures, scope: Scope, secret: bytes, earlier: Sequence[Figures]
) -> ProtectedRelease:
    """Round the groups that the last release shows, each figure where it was if it may."""
    draw = replace(draw_of(plan, scope, secret), near=earlier[-1])
    groups = _groups_shown(plan, earlier[-1])
    search = Search(exact.counts, draw, proving(exact), groups)
    shown_still = {
        count: (plan.floor, _NO_LIMIT) for count in earlier[-1] if len(count.condition) <= 1
    }
    rounding = round_safely(replace(plan, fallback=()), search, shown_still)
    persons = max(figures.get(Count(plan.persons), 0) for figures in (*earlier, rounding.figures))
    found = shown(plan, rounding, dropped_tables(plan, rounding.dropped), persons)
    return released(found, exact.quantities, scope, draw, rounding.nodes)


def _groups_shown(plan: Plan, figures: Figures) -> Gathered:
    """Return the groups of a release: what it does not show alone, or all where it shows none."""
    alone = values_alone(figures)
    groups = {
        (population, partition.code): tuple(
            code
            for code in partition.codes
            if code not in alone.get((population, partition.code), frozenset())
        )
        for population, partition in counted_partitions(plan)
    }
    return Gathered({name: group for name, group in groups.items() if group}, settled=True)


def _with_quantities_of(
    plan: Plan, before: ProtectedRelease, made: ProtectedRelease
) -> ProtectedRelease:
    """Keep medians, means and sums as they were sent: their change could be that of one person."""
    fixed = {
        quantity_table(indicator, reading, dimension)
        for indicator, reading in plan.quantities
        for dimension in ("", *reading.by)
    }
    sent = {(cell.table, cell.breakdown): cell for cell in before.cells if cell.table in fixed}
    cells = tuple(sent.get((cell.table, cell.breakdown), cell) for cell in made.cells)
    return replace(made, cells=tuple(cell for cell in cells if _known(cell, fixed, sent)))


def _known(
    cell: PublishedCell, fixed: Collection[str], sent: Mapping[_Place, PublishedCell]
) -> bool:
    return cell.table not in fixed or (cell.table, cell.breakdown) in sent
