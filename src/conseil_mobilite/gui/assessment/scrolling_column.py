"""A column that scrolls by itself, its bar in the gutter beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea

from conseil_mobilite.gui.kit.layouts import frame
from conseil_mobilite.gui.kit.theme import dp

GUTTER = 16
BAR = 12


class ScrollingColumn(QScrollArea):
    """Keeps its content as wide whether the bar is there or not: `GUTTER` less than its own."""

    def __init__(self) -> None:
        super().__init__()
        self._layout: QLayout | None = None
        self._margins = (0, 0, 0)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._fit())

    def hold(self, layout: QLayout, *, left: int = 0, top: int = 0, right: int = 0) -> None:
        """Fill the column, once; the margins are in dp, the gutter comes besides."""
        self._layout, self._margins = layout, (left, top, right)
        self.setWidget(frame(layout, "page"))
        self._fit()

    def _fit(self) -> None:
        if self._layout is None:
            return
        overflows = self.verticalScrollBar().maximum() > 0
        left, top, right = (dp(margin) for margin in self._margins)
        gutter = dp(GUTTER) - (dp(BAR) if overflows else 0)
        self._layout.setContentsMargins(left, top, right + gutter, top)
