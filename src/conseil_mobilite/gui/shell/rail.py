"""The left rail: the places, each an icon above its word."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.labels import set_tip
from conseil_mobilite.gui.kit.layouts import Item, column, row
from conseil_mobilite.gui.kit.marks import Mark
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, MIDDLE, NORMAL, painter_on, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, large_text, tokens
from conseil_mobilite.gui.shell.places import Place

WIDTH: Final = 96
PLACE_WIDTH: Final = 88
PLACE_HEIGHT: Final = 60
LARGE_PLACE_HEIGHT: Final = 52


class PlaceButton(QAbstractButton):
    """A place; a bar at its left marks the current one."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._icon = place.icon
        self.setObjectName(f"place_{place.screen}")
        self.setText(place.word)
        self.setAccessibleName(place.word)
        self.setAccessibleDescription(f"Raccourci {place.shortcut}")
        set_tip(self, f"{place.word} ({place.shortcut})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(dp(PLACE_WIDTH), dp(LARGE_PLACE_HEIGHT if large_text() else PLACE_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours, side = painter_on(self), tokens(), dp(22)
        lit = self.isChecked() or self.underMouse()
        front = colours.on_rail if lit else colours.rail_ink
        painter.setPen(pen(colours.rail_mark, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.rail_active if self.isChecked() else colours.rail))
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(ground, dp(6), dp(6))
        spot = QRectF((self.width() - side) / 2, dp(9), side, side)
        paint_icon(painter, spot, self._icon, front)
        words = QRectF(0, dp(32), self.width(), dp(20))
        font = theme.font(SMALL_POINTS, BOLD if self.isChecked() else NORMAL)
        text_at(painter, words, self.text(), front, font, CENTER | MIDDLE)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.rail_mark))
            bar = QRectF(0, dp(14), dp(4), self.height() - dp(28))
            painter.drawRoundedRect(bar, 2, 2)


class Rail(QFrame):
    """The places from top to bottom, settings last at the foot."""

    chosen = Signal(object)
    """The `Screen` of the place clicked."""

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Rubriques")
        self.setProperty("role", "rail")
        self._buttons = {place.screen: PlaceButton(place) for place in places}
        for screen, made in self._buttons.items():
            made.clicked.connect(lambda _on, screen=screen: self._choose(screen))
        *most, last = self._buttons.values()
        mark: Item = 4 if large_text() else row(None, Mark(36), None, pad=(0, 12, 0, 12))
        self.setLayout(column(mark, *most, None, last, gap=4, pad=(4, 0, 4, 8)))
        self.setFixedWidth(dp(WIDTH))

    def mark(self, screen: Screen) -> None:
        """Show which place is current."""
        for each, made in self._buttons.items():
            made.setChecked(each == screen)

    def _choose(self, screen: Screen) -> None:
        self.mark(screen)
        self.chosen.emit(screen)
