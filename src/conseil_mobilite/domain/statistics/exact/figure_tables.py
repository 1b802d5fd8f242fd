"""A breakdown as a table of words, the same on a screen, in a document and on the clipboard."""

from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.exact.breakdowns import Breakdown, Line, Shape
from conseil_mobilite.domain.statistics.exact.figure_words import behind, share, written

SHARE = "Part"
FROM = "Calculé sur"
LONG = 8
"""Lists of more values have no order of their own that would be worth keeping."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """`cells` come after the label, one for each head but the first."""

    code: str
    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """`heads` begin with that of the labels. `left_out`: how many values had nobody."""

    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]
    left_out: int


def shown_lines(breakdown: Breakdown) -> tuple[Line, ...]:
    """Return the lines that count somebody; those of a long list, by the largest first."""
    lines = [line for line in breakdown.lines if not line.is_nothing]
    long = breakdown.several or len(breakdown.lines) > LONG
    if long and breakdown.shape is not Shape.PARTS:
        lines.sort(key=lambda line: -max(each.value or 0 for each in line.figures))
    return tuple(lines)


def figure_table(breakdown: Breakdown) -> FigureTable:
    """Return the lines of a breakdown with their figures by unit, and what they are shares of."""
    lines = shown_lines(breakdown)
    last = _last_head(breakdown)
    return FigureTable(
        (breakdown.label, *breakdown.columns, *last),
        tuple(TableLine(line.code, line.label, _cells(breakdown, line)) for line in lines),
        len(breakdown.lines) - len(lines),
    )


def _last_head(breakdown: Breakdown) -> tuple[str, ...]:
    """Tell what a rate is drawn from, or the share of a count alone or beside its whole."""
    figure = breakdown.lines[0].figures[-1] if breakdown.lines else None
    if figure is None or breakdown.shape is Shape.PARTS or _states(breakdown):
        return ()
    return (FROM,) if _drawn(breakdown) else (SHARE,)


def _cells(breakdown: Breakdown, line: Line) -> tuple[str, ...]:
    figures = tuple(written(each) for each in line.figures)
    if not _last_head(breakdown):
        return figures
    last = line.figures[-1]
    return (*figures, behind(last) if _drawn(breakdown) else share(last))


def _drawn(breakdown: Breakdown) -> bool:
    figure = breakdown.lines[0].figures[-1]
    return figure.unit is Unit.PERCENT or figure.part is None


def _states(breakdown: Breakdown) -> bool:
    """Say whether the figures of a line stand for themselves, none being the whole of another."""
    if breakdown.shape is not Shape.SIDE_BY_SIDE:
        return False
    first, last = breakdown.lines[0].figures[0], breakdown.lines[0].figures[-1]
    return len(first.behind.condition) == len(last.behind.condition)
