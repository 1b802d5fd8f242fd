"""A table of counts before and after: over one dimension, or over two of them crossed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import (
    Dimension,
    DimensionKind,
    Partition,
)
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count, ExactFigures
from conseil_mobilite.domain.statistics.preview.axes import (
    TOTAL_LABEL,
    Axis,
    Heading,
    ShownTable,
)
from conseil_mobilite.domain.statistics.preview.tables import (
    PreviewLine,
    PreviewSide,
    TablePreview,
)
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL
from conseil_mobilite.domain.statistics.report.outline import Place

ZERO: Final = "0 signifie de 0 à 4"
_HEAD: Final = "Effectif"
_Held = Sequence[tuple[str, Heading]]


@dataclass(frozen=True, slots=True)
class _Source:
    """One table of counts: what it counts, and what leaves of it."""

    plan: Plan
    table: Table
    exact: ExactFigures
    shown: ShownTable

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return tuple(self.plan.definitions.dimensions[code] for code in self.table.dimensions)

    def counted(self, held: _Held) -> int:
        """Return the true count of a cell, over every value that each heading stands for."""
        counts = self.exact.counts
        names = _spread(self._ordered(held))
        return sum(counts.get(Count(self.table.population, one), 0) for one in names)

    def published(self, held: _Held) -> int | None:
        figure = self.shown.figure(self._place(held))
        return None if figure is None else int(figure)

    def _place(self, held: _Held) -> Place:
        return tuple((code, heading.code) for code, heading in self._ordered(held))

    def _ordered(self, held: _Held) -> _Held:
        """Name the dimensions of a cell in the order in which the table does."""
        order = self.table.dimensions
        return sorted(held, key=lambda pair: order.index(pair[0].partition(":")[0]))


def count_preview(plan: Plan, table: Table, exact: ExactFigures, shown: ShownTable) -> TablePreview:
    """Return a table of the plan before and after. The items of a multiple dimension are lines."""
    source = _Source(plan, table, exact, shown)
    several = [each for each in source.dimensions if each.kind is DimensionKind.MULTIPLE]
    if several:
        corner, before, after = _items(source, several[0])
    else:
        corner, before, after = _crossed(source)
    return TablePreview(
        code=table.code,
        indicator=table.indicator,
        title=_title(source),
        corner=corner,
        unit=plan.definitions.populations[table.population].unit.value,
        counted=True,
        before=before,
        after=after,
        notes=shown.notes((ZERO,)),
    )


def _title(source: _Source) -> str:
    labels = [each.label for each in source.dimensions]
    name = " × ".join(labels)
    return f"{source.table.reading.label} – {name}" if source.table.reading.label else name


def _crossed(source: _Source) -> tuple[str, PreviewSide, PreviewSide]:
    """Set the longest partition down, and the other one, if any, across."""
    partitions = [each for found in source.dimensions for each in found.partitions]
    down, *rest = sorted(partitions, key=lambda each: -len(each.codes))
    lines, across = source.shown.axis(down), source.shown.axis(rest[0]) if rest else None
    return (
        down.label,
        _side(source, (lines, across), after=False),
        _side(source, (lines, across), after=True),
    )


def _side(source: _Source, axes: tuple[Axis, Axis | None], *, after: bool) -> PreviewSide:
    down, across = axes
    columns: Sequence[Heading] = (Heading("", _HEAD),)
    if across is not None:
        columns = across.after if after else across.before
    lines = []
    for line in down.after if after else down.before:
        held = [_held(line, down, column, across) for column in columns]
        figures = tuple(source.published(one) if after else source.counted(one) for one in held)
        lines.append(PreviewLine(line.label, figures, max(len(line.values), 1) if after else 1))
    return PreviewSide(tuple(column.label for column in columns), tuple(lines))


def _held(line: Heading, down: Axis, column: Heading, across: Axis | None) -> _Held:
    first = (down.partition.code, line)
    return (first,) if across is None else (first, (across.partition.code, column))


def _items(source: _Source, dimension: Dimension) -> tuple[str, PreviewSide, PreviewSide]:
    """Give each item a line: its states, or, where it is crossed, the other one for its first."""
    other = [each for each in source.dimensions if each is not dimension]
    crossed = other[0].partitions[0] if other else None
    before, after = [], []
    for item, partition in zip(dimension.items, dimension.partitions, strict=True):
        held = list(_states(partition, crossed))
        before.append(PreviewLine(item.label, tuple(source.counted(one) for one in held)))
        after.append(PreviewLine(item.label, tuple(source.published(one) for one in held)))
    named = crossed.values if crossed else dimension.states
    columns = (*(value.label for value in named), TOTAL_LABEL)
    return dimension.label, PreviewSide(columns, tuple(before)), PreviewSide(columns, tuple(after))


def _states(partition: Partition, crossed: Partition | None) -> Iterator[_Held]:
    first = partition.values[0]
    own = (partition.code, Heading(first.code, first.label, (first.code,)))
    for value in crossed.values if crossed else partition.values:
        heading = Heading(value.code, value.label, (value.code,))
        yield ((crossed.code, heading), own) if crossed else ((partition.code, heading),)
    whole = Heading(TOTAL, TOTAL_LABEL)
    yield ((crossed.code, whole), own) if crossed else ((partition.code, whole),)


def _spread(held: _Held) -> Iterator[Condition]:
    """Name the true counts that add up to a cell."""
    if not held:
        yield ()
        return
    (code, heading), *others = held
    for rest in _spread(others):
        for value in heading.values:
            yield ((code, (value,)), *rest)
        if not heading.values:
            yield rest
