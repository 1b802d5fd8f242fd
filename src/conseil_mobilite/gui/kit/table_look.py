"""How every table is dressed and its columns laid, whichever model it shows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from conseil_mobilite.gui.kit.painting import LEFT, MIDDLE
from conseil_mobilite.gui.kit.rows import Column
from conseil_mobilite.gui.kit.theme import dp, large_text

HEAD_HEIGHT: Final = 40
LEAST_ROWS: Final = 5


def dress(view: QTableView, row_height: int) -> None:
    """Select whole rows, of one height, with neither grid nor sideways bar."""
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(dp(row_height))
    if large_text():  # the page scrolls: a table squeezed to one row would be of no use
        view.setMinimumHeight(dp(HEAD_HEIGHT + LEAST_ROWS * row_height))


def lay_columns(view: QTableView, columns: Sequence[Column]) -> None:
    """Give each column its width; those that stretch share the room left."""
    head = view.horizontalHeader()
    head.setDefaultAlignment(LEFT | MIDDLE)
    head.setHighlightSections(False)
    for rank, column in enumerate(columns):
        view.setColumnWidth(rank, dp(column.width))
        if column.stretch:
            head.setSectionResizeMode(rank, QHeaderView.ResizeMode.Stretch)
    head.setMinimumSectionSize(dp(56))
