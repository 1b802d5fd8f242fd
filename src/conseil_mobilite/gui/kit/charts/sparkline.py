"""The trend of one figure, as a small line beside it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.painting import painter_on, pen
from conseil_mobilite.gui.kit.theme import dp, tokens

WIDTH: Final = 76
HEIGHT: Final = 22
INSET: Final = 5


class Sparkline(QWidget):
    """Draws values in the order of time, the last with a dot; what is said of them stands beside.

    No line is drawn to a value that there is not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(dp(WIDTH), dp(HEIGHT))
        self._values: tuple[float | None, ...] = ()
        self._marker: int | None = None

    def show_values(self, values: Sequence[float | None]) -> None:
        self._values, self._marker = tuple(values), None
        self.update()

    def mark(self, rank: int | None) -> None:
        """Set the marker on a value, or take it away."""
        self._marker = rank
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours, spots = painter_on(self), tokens(), self._spots()
        painter.setPen(pen(colours.primary, dp(2)))
        for one, other in pairwise(spots):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        marked = len(spots) - 1 if self._marker is None else self._marker
        for rank, spot in enumerate(spots):
            if spot is None:
                continue
            painter.setPen(pen(colours.primary, 1.5))
            painter.setBrush(QColor(colours.primary if rank == marked else colours.surface))
            radius = dp(4) if rank == marked else dp(2)
            painter.drawEllipse(spot, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _spots(self) -> list[QPointF | None]:
        """Spread the values over the place; equal ones lie half-way up."""
        known = [each for each in self._values if each is not None]
        least, spread = min(known, default=0), max(known, default=0) - min(known, default=0)
        width, height = self.width() - 2 * dp(INSET), self.height() - 2 * dp(INSET)
        step = width / max(len(self._values) - 1, 1)
        return [
            None
            if value is None
            else QPointF(
                dp(INSET) + rank * step,
                dp(INSET) + height * (1 - ((value - least) / spread if spread else 0.5)),
            )
            for rank, value in enumerate(self._values)
        ]
