"""Correct a release already sent, where both versions together still tell nothing of anybody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures
from conseil_mobilite.domain.statistics.release.blocking import dropped_tables
from conseil_mobilite.domain.statistics.release.proofs import is_safe, prove
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
)
from conseil_mobilite.domain.statistics.release.protection import draw_of, released, shown
from conseil_mobilite.domain.statistics.release.published_counts import published_counts
from conseil_mobilite.domain.statistics.release.row_names import quantity_table
from conseil_mobilite.domain.statistics.rounding.floors import Figures
from conseil_mobilite.domain.statistics.rounding.rounding_programme import Bounds
from conseil_mobilite.domain.statistics.rounding.safe_rounding import round_safely

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
    must wait for the next period: no figure may fall, since somebody who supposes that people were
    only added could do the sum; the groups shown must be those of the last release; and what was
    added between each earlier release and this one must itself pass the proof of any release.
    """
    draw = draw_of(plan, scope, secret)
    earlier = [published_counts(plan, release) for release in before]
    whole_plan = replace(plan, fallback=())
    rounding = round_safely(whole_plan, exact.counts, draw, prove, _not_falling(earlier))
    lost = dropped_tables(plan, rounding.dropped)
    made = released(shown(plan, rounding, lost), exact.quantities, scope, draw, rounding.nodes)
    corrected = _with_quantities_of(plan, before[-1], made)
    figures = published_counts(plan, corrected)
    if figures == earlier[-1]:
        return before[-1]
    return corrected if _safe_after(plan, earlier, figures) else None


def _not_falling(earlier: Sequence[Figures]) -> Bounds:
    limits: dict[Count, tuple[int, int]] = {}
    for figures in earlier:
        for count, figure in figures.items():
            limits[count] = (max(figure, limits.get(count, (0, 0))[0]), _NO_LIMIT)
    return limits


def _safe_after(plan: Plan, earlier: Sequence[Figures], figures: Figures) -> bool:
    """Say whether a release shows the groups of the earlier ones, and what was added is hidden."""
    return all(
        figures.keys() == before.keys()
        and is_safe(plan, {count: figure - before[count] for count, figure in figures.items()})
        for before in earlier
    )


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
