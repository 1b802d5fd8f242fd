"""One theme of the report: its figures, then its tables, two side by side."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from conseil_mobilite.documents.kit.blocks import Block, Gap, Row, Section
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Size, text
from conseil_mobilite.documents.kit.tables import Bars, Cell, Column, Facts, Table, cell
from conseil_mobilite.documents.kit.words import plain
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.report.content import (
    Figure,
    ReportedFigure,
    ReportedRow,
    ReportedTable,
    ReportedTheme,
)
from conseil_mobilite.domain.statistics.report.figure_words import amount, with_unit

NOT_SHOWN: Final = "–"
GUTTER: Final = 18
_BARS, _WIDE_BARS = 0.2, 0.22
"""Of the width of a table, what its bars take."""

_LABEL: Final = 55
_FIGURES: Final = {1: 29, 2: 31}
_FIGURE_OF_A_WIDE_ONE: Final = 18
"""The share of a column of figures, by how many there are."""

_NAMES: Final = 0.76
"""Of the width of a list of figures, what their names take."""


def theme_section(theme: ReportedTheme) -> Section:
    return Section(plain(theme.title), tuple(_blocks(theme)), Icon.CHART)


def _blocks(theme: ReportedTheme) -> Iterator[Block]:
    if theme.figures:
        half = (len(theme.figures) + 1) // 2
        sides = (theme.figures[:half], theme.figures[half:])
        yield _side_by_side([_facts(side) for side in sides if side])
    yield from (block for each in theme.tables if each.wide for block in _table(each))
    narrow = [each for each in theme.tables if not each.wide]
    for first in range(0, len(narrow), 2):
        yield Gap(4)
        yield _side_by_side([_table(each) for each in narrow[first : first + 2]])


def _side_by_side(sides: Sequence[tuple[Block, ...]]) -> Row:
    """Set two things side by side; one alone keeps to its half, so that bars stay comparable."""
    left, right = (*(side for side in sides if side), (Gap(0),))[:2]
    return Row((left, right), (1, 1), gutter=GUTTER)


def _facts(figures: Sequence[ReportedFigure]) -> tuple[Block, ...]:
    rows = tuple(
        (
            plain(f"{one.label} ({one.code})"),
            cell(plain(with_unit(one.value, one.unit)), right=True),
        )
        for one in figures
    )
    return (Facts(rows, _NAMES),)


def _table(table: ReportedTable) -> tuple[Block, ...]:
    share = _FIGURE_OF_A_WIDE_ONE if table.wide else _FIGURES[len(table.series)]
    codes = ", ".join(dict.fromkeys(one.code for one in table.series))
    heads = [Column(plain(f"{table.title} ({codes})"), _LABEL)]
    heads += [Column(plain(one.head), share, figures=True) for one in table.series]
    rows = tuple(_row(table, row) for row in table.rows)
    made = Table(tuple(heads), rows, bars=_bars(table))
    if not table.left:
        return (made,)
    left = counted(table.left, "autre ligne", "autres lignes")
    return made, text(f"{left} dans le fichier.", Size.SMALL)


def _row(table: ReportedTable, row: ReportedRow) -> tuple[Cell, ...]:
    figures = zip(row.figures, table.series, strict=True)
    told = (_words(figure, one.unit) for figure, one in figures)
    return (cell(plain(row.label)), *(cell(plain(words)) for words in told))


def _words(figure: Figure, unit: str) -> str:
    if figure is None:
        return NOT_SHOWN
    return amount(figure) if unit == Unit.LEVELS else with_unit(figure, unit)


def _bars(table: ReportedTable) -> Bars | None:
    """Draw the first figures of the rows again where there is room, unless they are halves."""
    column = tuple(row.figures[0] for row in table.rows)
    counts = tuple(None if isinstance(figure, Decimal) else figure for figure in column)
    if counts != column or not (table.wide or len(table.series) == 1):
        return None
    name = table.series[0].head if table.wide else ""
    return Bars((name,), (counts,), _WIDE_BARS if table.wide else _BARS)
