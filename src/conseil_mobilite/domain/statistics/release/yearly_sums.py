"""The euros, hours and actions of a year: the sums of those of its quarters, nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.indicator import Protection
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Status,
)
from conseil_mobilite.domain.statistics.release.row_names import quantity_table

_MISSING: Final = spaced("Retenu : un trimestre de cette année n’est pas publié pour ce total.")
_Place = tuple[str, tuple[tuple[str, str], ...]]


def with_sums_of_quarters(
    plan: Plan, release: ProtectedRelease, quarters: Sequence[ProtectedRelease]
) -> ProtectedRelease:
    """Replace each sum of the year by the sum of the published quarters; withhold it without."""
    sums = frozenset(_sum_tables(plan))
    published = [_figures(quarter, sums) for quarter in quarters]
    cells = tuple(_added(cell, published) if cell.table in sums else cell for cell in release.cells)
    return replace(release, cells=cells)


def _sum_tables(plan: Plan) -> Iterator[str]:
    for indicator, reading in plan.quantities:
        if reading.protection is Protection.SUM:
            for dimension in ("", *reading.by):
                yield quantity_table(indicator, reading, dimension)


def _figures(release: ProtectedRelease, tables: frozenset[str]) -> Mapping[_Place, PublishedCell]:
    return {
        (cell.table, cell.breakdown): cell
        for cell in release.cells
        if cell.table in tables and cell.value is not None
    }


def _added(
    cell: PublishedCell, quarters: Sequence[Mapping[_Place, PublishedCell]]
) -> PublishedCell:
    place = cell.table, cell.breakdown
    found = [quarter[place] for quarter in quarters if place in quarter]
    if len(found) < len(quarters):
        return replace(cell, value=None, status=Status.WITHHELD, step=None, note=_MISSING)
    total = sum((Decimal(each.value or 0) for each in found), Decimal(0))
    value = int(total) if total == total.to_integral_value() else total
    return replace(cell, value=value, status=Status.COMPUTED, step=found[0].step, note="")
