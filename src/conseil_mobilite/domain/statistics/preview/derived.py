"""Rates, medians, means and sums before and after: of the whole, then of each value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Protection, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import (
    NOTHING_MEASURED,
    Condition,
    Count,
    ExactFigures,
    Quantity,
)
from conseil_mobilite.domain.statistics.preview.axes import ShownTable
from conseil_mobilite.domain.statistics.preview.tables import (
    PreviewLine,
    PreviewSide,
    TablePreview,
)
from conseil_mobilite.domain.statistics.release.derived_tables import derived_tables
from conseil_mobilite.domain.statistics.report.content import Figure

WHOLE: Final = "Ensemble"
_HEADS: Final = {
    Protection.RATE: "Taux",
    Protection.MEDIAN: "Médiane",
    Protection.MEAN: "Moyenne",
    Protection.SUM: "Somme",
}
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Asked:
    """One line: the words, where its true figure is, where the published one is."""

    label: str
    held: Condition


def derived_previews(
    plan: Plan, exact: ExactFigures, shown: dict[str, ShownTable]
) -> Iterator[TablePreview]:
    """Give each table of the release that is no table of counts."""
    for table in derived_tables(plan):
        if table.code in shown:
            yield _preview(plan, table, exact, shown[table.code])


def _preview(plan: Plan, table: Table, exact: ExactFigures, shown: ShownTable) -> TablePreview:
    lines = list(_lines(plan, table))
    before = (PreviewLine(each.label, (_true(table.reading, exact, each.held),)) for each in lines)
    after = (PreviewLine(each.label, (_published(shown, each.held),)) for each in lines)
    head = _HEADS[table.reading.protection]
    label = table.reading.label
    by = [plan.definitions.dimensions[code].label for code in table.dimensions]
    return TablePreview(
        code=table.code,
        indicator=table.indicator,
        title=" – ".join(filter(None, (label or head, *by))),
        corner=by[0] if by else "",
        unit=table.reading.unit.value,
        counted=False,
        before=PreviewSide((head,), tuple(before)),
        after=PreviewSide((head,), tuple(after)),
        notes=shown.notes(()),
    )


def _lines(plan: Plan, table: Table) -> Iterator[_Asked]:
    if not table.dimensions:
        yield _Asked(WHOLE, ())
    for code in table.dimensions:
        dimension = plan.definitions.dimensions[code]
        if dimension.kind is DimensionKind.MULTIPLE:
            yield from _items(dimension, dimension.states[: 1 if table.reading.share else -1])
        else:
            for item in dimension.items:
                yield _Asked(item.label, ((code, (item.code,)),))


def _items(dimension: Dimension, states: Sequence[Value]) -> Iterator[_Asked]:
    """Give each item, in each of these states: its own name is enough where there is but one."""
    for item in dimension.items:
        for state in states:
            label = item.label if len(states) == 1 else f"{item.label} – {lower_first(state.label)}"
            yield _Asked(label, ((f"{dimension.code}:{item.code}", (state.code,)),))


def _published(shown: ShownTable, held: Condition) -> Figure:
    return shown.figure(tuple((code, values[0]) for code, values in held))


def _true(reading: Reading, exact: ExactFigures, held: Condition) -> Figure:
    if reading.share is not None:
        return _rate(reading, exact, held)
    found = exact.quantities.get(Quantity(reading.quantity, held), NOTHING_MEASURED)
    if reading.protection is Protection.SUM:
        return _short(found.total)
    return _short(found.mean if reading.protection is Protection.MEAN else found.median)


def _rate(reading: Reading, exact: ExactFigures, held: Condition) -> Figure:
    """Return a share of the true counts in per cent, None where there is nothing to share."""
    assert reading.share is not None
    whole = exact.counts.get(Count(reading.population, held), 0)
    parts = (
        exact.counts.get(Count(reading.population, ((reading.share.partition, (value,)), *held)), 0)
        for value in reading.share.values
    )
    return _short(100 * Decimal(sum(parts)) / whole) if whole else None


def _short(value: Decimal | None) -> Figure:
    """Keep one decimal, and none where it says nothing."""
    if value is None:
        return None
    tenths = value.quantize(_TENTH, ROUND_HALF_UP)
    return int(tenths) if tenths == tenths.to_integral_value() else tenths
