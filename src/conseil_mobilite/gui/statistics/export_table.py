"""One side of the preview: a table as it is, or as it will leave."""

from typing import Final

from PySide6.QtWidgets import QFrame, QLabel

from conseil_mobilite.domain.language.french import number
from conseil_mobilite.domain.statistics.release.release_preview import PreviewLine, PreviewSide
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.cells import Cell, Cells
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp

ROW_HEIGHT: Final = 32
HEAD_HEIGHT: Final = 40
LETTER, MARGINS = 7, 24
"""About how wide a letter of a heading is, and the room around it, in dp."""

LEAST_WIDTH: Final = 72
EXPOSED: Final = range(1, 5)
"""Counts that could point at somebody."""
WITHHELD: Final = "retenu"


def side_card(
    name: str, title: str, corner: str, side: PreviewSide, mark: QLabel, *, exact: bool
) -> QFrame:
    """Show one side, whole; where it is `exact`, the counts of 1 to 4 are starred and red."""
    figures = [Column(words, _width(words), figure=True) for words in side.columns]
    table = Table(name, title, (Column(corner, stretch=True), *figures), row_height=ROW_HEIGHT)
    table.setItemDelegate(Cells(table, plain=True))
    table.show_rows([_row(line, exact=exact) for line in side.lines])
    for rank, line in enumerate(side.lines):
        table.setRowHeight(rank, dp(ROW_HEIGHT * line.span))
    lines = sum(line.span for line in side.lines)
    table.setFixedHeight(dp(HEAD_HEIGHT + ROW_HEIGHT * lines) + 2)
    return card(title, table, None, extra=mark)


def _width(words: str) -> int:
    return max(MARGINS + LETTER * len(words), LEAST_WIDTH)


def _row(line: PreviewLine, *, exact: bool) -> Row:
    figures = (_figure(each, exact=exact) for each in line.figures)
    return Row(line.label, (Cell(line.label), *figures))


def _figure(value: int | None, *, exact: bool) -> Cell:
    if value is None:
        return Cell(WITHHELD, figure=True)
    if exact and value in EXPOSED:
        return Cell(f"* {value}", tone="danger", figure=True)
    return Cell(number(value), figure=True)
