"""Set what leaves beside the exact counts it comes from, table by table, for the adviser's eyes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    NO,
    YES,
    DimensionKind,
    Plan,
    Table,
)
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL, PublishedCell
from conseil_mobilite.domain.statistics.release.release_margins import Shown, axis_of, shown_figures

_SIDES: Final = ((YES, "Oui"), (NO, "Non"), (TOTAL, "Total"))


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """`span`: how many lines of the other side it stands for. A figure withheld is None."""

    label: str
    figures: tuple[int | None, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class PreviewSide:
    columns: tuple[str, ...]
    lines: tuple[PreviewLine, ...]


@dataclass(frozen=True, slots=True)
class TablePreview:
    """One table before and after; `gap` is the largest difference between figures they share."""

    indicator: str
    table: str
    corner: str
    before: PreviewSide
    after: PreviewSide
    gap: int


@dataclass(frozen=True, slots=True)
class _Source:
    """One indicator in one table of the plan."""

    plan: Plan
    table: Table
    indicator: str
    exact: Tallies
    shown: Shown

    def published(self, *place: tuple[str, str]) -> int | None:
        return self.shown.get((self.table.code, self.indicator, place))

    def counted(self, *held: tuple[str, tuple[str, ...]]) -> int:
        """Return the true count of a cell; no value stands for the whole dimension."""
        return sum(self.exact[Count(self.indicator, one)] for one in _spread(held))


def previews(
    plan: Plan, exact: Tallies, cells: Sequence[PublishedCell]
) -> tuple[TablePreview, ...]:
    """Return each table of the plan, the persons before the rest.

    The yes/no partitions of a multiple dimension stand together, a line each.
    """
    shown = shown_figures(cells)
    return tuple(
        _preview(_Source(plan, table, indicator, exact, shown))
        for table in plan.tables
        for indicator in sorted(table.indicators, key=lambda code: code != plan.persons)
    )


def _preview(source: _Source) -> TablePreview:
    first = source.plan.dimension(source.table.dimensions[0])
    return _aligned(source) if first.kind is DimensionKind.MULTIPLE else _crossed(source)


def _crossed(source: _Source) -> TablePreview:
    plan, table = source.plan, source.table
    down, across = (
        axis_of(plan.dimension(code), table, source.indicator, source.shown)
        for code in table.dimensions
    )
    row, column = down.dimension.code, across.dimension.code
    before = tuple(
        PreviewLine(
            line.label,
            tuple(source.counted((row, line.values), (column, c.values)) for c in across.before),
        )
        for line in down.before
    )
    after = tuple(
        PreviewLine(
            line.label,
            tuple(source.published((row, line.code), (column, c.code)) for c in across.after),
            len(line.values) or 1,
        )
        for line in down.after
    )
    pairs = [
        (
            source.counted((row, line.values), (column, c.values)),
            source.published((row, line.code), (column, c.code)),
        )
        for line in down.after
        for c in across.after
    ]
    return TablePreview(
        source.indicator,
        table.label,
        down.dimension.label,
        PreviewSide(tuple(each.label for each in across.before), before),
        PreviewSide(tuple(each.label for each in across.after), after),
        _gap(pairs),
    )


def _aligned(source: _Source) -> TablePreview:
    dimension = source.plan.dimension(source.table.dimensions[0])
    before, after = [], []
    pairs: list[tuple[int, int | None]] = []
    for value in dimension.values:
        name = f"{dimension.code}:{value.code}"
        sides = [((name, () if side == TOTAL else (side,)), (name, side)) for side, _ in _SIDES]
        here = [(source.counted(held), source.published(place)) for held, place in sides]
        before.append(PreviewLine(value.label, tuple(true for true, _ in here)))
        after.append(PreviewLine(value.label, tuple(figure for _, figure in here)))
        pairs += here
    columns = tuple(label for _, label in _SIDES)
    return TablePreview(
        source.indicator,
        source.table.label,
        dimension.label,
        PreviewSide(columns, tuple(before)),
        PreviewSide(columns, tuple(after)),
        _gap(pairs),
    )


def _gap(pairs: Sequence[tuple[int, int | None]]) -> int:
    return max((abs(true - shown) for true, shown in pairs if shown is not None), default=0)


def _spread(held: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Condition]:
    """Name the true counts that add up to a cell."""
    if not held:
        yield ()
        return
    (dimension, values), *others = held
    for rest in _spread(others):
        for value in values:
            yield ((dimension, (value,)), *rest)
        if not values:
            yield rest
