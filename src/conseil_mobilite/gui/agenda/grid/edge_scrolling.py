"""Scroll by itself while a stroke is held near an edge."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from conseil_mobilite.gui.agenda.grid.geometry import HEAD
from conseil_mobilite.gui.kit.theme import dp

FRAME_MS: Final = 16
NEAR: Final = 28
FASTEST: Final = 18
"""Pixels a frame."""


class EdgeScrolling(QObject):
    """`scrolled` carries the point under which the hours have just moved."""

    scrolled = Signal(QPointF)

    def __init__(self, view: QWidget, bar: QScrollBar) -> None:
        super().__init__(view)
        self._view, self._bar = view, bar
        self._point = QPointF()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._scroll)

    def watch(self, point: QPointF) -> None:
        """Look where the pointer is now."""
        self._point = point
        if self._speed() and not self._frames.isActive():
            self._frames.start()

    def stop(self) -> None:
        self._frames.stop()

    def _scroll(self) -> None:
        before = self._bar.value()
        self._bar.setValue(before + self._speed())
        if self._bar.value() == before:
            self._frames.stop()
        else:
            self.scrolled.emit(self._point)

    def _speed(self) -> int:
        """Return how far a frame scrolls: faster near the edge, and beyond it."""
        above = dp(HEAD + NEAR) - self._point.y()
        below = self._point.y() - (self._view.height() - dp(NEAR))
        depth = max(above, below)
        if depth <= 0:
            return 0
        pixels = max(1, round(min(depth / dp(NEAR), 1) * dp(FASTEST)))
        return -pixels if above > below else pixels
