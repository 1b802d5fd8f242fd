"""Two columns of parts whose tops align, part by part; one after the other in large text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.theme import dp, large_text


def side_by_side(left: Sequence[QWidget], right: Sequence[QWidget], gap: int) -> QLayout:
    """Lay out both columns; the keyboard goes down the first, then down the second."""
    for before, after in zip((*left, *right), (*left, *right)[1:], strict=False):
        QWidget.setTabOrder(before, after)
    if large_text():
        return column(*left, gap, *right, gap=0)
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(dp(gap))
    grid.setVerticalSpacing(0)
    for place, parts in enumerate((left, right)):
        grid.setColumnStretch(place, 1)
        for rank, part in enumerate(parts):
            grid.addWidget(part, rank, place, Qt.AlignmentFlag(0))
    return grid
