"""One side of the preview: a table as it is, or as it will leave."""

from typing import Final

from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.domain.statistics.preview.tables import (
    PreviewLine,
    PreviewSide,
    TablePreview,
)
from conseil_mobilite.domain.statistics.report.content import Figure
from conseil_mobilite.domain.statistics.report.figure_words import amount, with_unit
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.cells import Cell, Cells
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp

ROW_HEIGHT: Final = 30
HEAD_HEIGHT: Final = 40
LETTER, MARGINS = 7, 24
"""About how wide a letter of a heading is, and the room around it, in dp."""

LEAST_WIDTH: Final = 72
WIDEST: Final = 120
EXPOSED: Final = range(1, 5)
"""Counts that could point at somebody."""
WITHHELD: Final = "retenu"


def side_card(title: str, shown: TablePreview, mark: QLabel, *, exact: bool) -> QFrame:
    """Show one side, whole; where it is `exact`, the counts of 1 to 4 are starred and red."""
    side: PreviewSide = shown.before if exact else shown.after
    name = "export_before" if exact else "export_after"
    figures = [Column(words, _width(words), figure=True) for words in side.columns]
    columns = (Column(shown.corner, stretch=True), *figures)
    table = Table(name, f"{title} : {shown.title}", columns, row_height=ROW_HEIGHT)
    table.setItemDelegate(Cells(table, plain=True))
    table.show_rows([_row(line, shown, exact=exact) for line in side.lines])
    for rank, line in enumerate(side.lines):
        table.setRowHeight(rank, dp(ROW_HEIGHT * line.span))
    lines = sum(line.span for line in side.lines)
    table.setFixedHeight(dp(HEAD_HEIGHT + ROW_HEIGHT * lines) + 2)
    return card(title, table, None, extra=mark)


def _width(words: str) -> int:
    return min(max(MARGINS + LETTER * len(words), LEAST_WIDTH), WIDEST)


def _row(line: PreviewLine, shown: TablePreview, *, exact: bool) -> Row:
    figures = (_figure(each, shown, exact=exact) for each in line.figures)
    return Row(line.label, (Cell(line.label), *figures))


def _figure(value: Figure, shown: TablePreview, *, exact: bool) -> Cell:
    if value is None:
        return Cell("–" if exact else WITHHELD, figure=True)
    if exact and shown.counted and value in EXPOSED:
        return Cell(f"* {value}", tone="danger", figure=True)
    words = amount(value) if shown.counted else with_unit(value, shown.unit)
    return Cell(words, figure=True)
