"""Two-line cells and worded chips, painted: no widget a row, so that 100,000 rows stay light."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.cell_look import CellLook, Pen, present
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.painting import CENTER, LEFT, MIDDLE, RIGHT
from conseil_mobilite.gui.kit.theme import dp

ROW: Final = 48
HEADING: Final = 30


class Role(IntEnum):
    """What a model answers besides the words: the whole cell, and the key of its row."""

    CELL = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. `chips` are pairs of words and tone and take the place of the text.

    A `heading` names the rows after it and cannot be chosen.
    """

    text: str
    second: str = ""
    chips: Sequence[tuple[str, str]] = ()
    tone: str = ""
    icon: str = ""
    figure: bool = False
    heading: bool = False

    def words(self) -> str:
        """Say the whole cell in one breath, for a screen reader."""
        parts = [self.text, self.second, *(words for words, _ in self.chips)]
        return ", ".join(part for part in parts if part)


class Cells(QStyledItemDelegate):
    """Paints `Cell` values; the first column is semibold unless `plain`."""

    def __init__(self, parent: QObject | None = None, *, plain: bool = False) -> None:
        super().__init__(parent)
        self._plain = plain
        self._look = CellLook.now()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        cell = index.data(Role.CELL)
        low = isinstance(cell, Cell) and cell.heading
        return QSize(super().sizeHint(option, index).width(), dp(HEADING if low else ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(Role.CELL)
        if not isinstance(cell, Cell):
            return
        if self._look.key != present():
            self._look = CellLook.now()
        area, first = QRectF(option.rect), index.column() == 0
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.heading:
            self._paint_heading(painter, area, cell)
            painter.restore()
            return
        self._paint_ground(painter, area, chosen=chosen, first=first)
        unit = self._look.unit
        inner = area.adjusted(12 * unit, 6 * unit, -8 * unit, -6 * unit)
        if cell.icon:
            self._paint_icon(painter, inner, cell)
            inner.setLeft(inner.left() + 28 * unit)
        if cell.chips:
            self._paint_chips(painter, inner, cell.chips, chosen=chosen)
        else:
            self._paint_text(painter, inner, cell, strong=first and not self._plain)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, *, chosen: bool, first: bool) -> None:
        look = self._look
        if chosen:
            painter.fillRect(area, look.chosen)
            if first:
                bar = QRectF(area.left(), area.top(), 3 * look.unit, area.height())
                painter.fillRect(bar, look.mark)
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.line)

    def _paint_heading(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        look = self._look
        words = area.adjusted(12 * look.unit, 8 * look.unit, -8 * look.unit, -2 * look.unit)
        _write(painter, words, cell.text, look.chip, look.muted, int(LEFT | MIDDLE))

    def _paint_icon(self, painter: QPainter, area: QRectF, cell: Cell) -> None:
        side = 18 * self._look.unit
        spot = QRectF(area.left(), area.center().y() - side / 2, side, side)
        paint_icon(painter, spot, cell.icon, self._look.tone(cell.tone or "primary")[0])

    def _paint_text(self, painter: QPainter, area: QRectF, cell: Cell, *, strong: bool) -> None:
        look = self._look
        front = look.tone(cell.tone)[0] if cell.tone and not cell.icon else look.ink
        pen = look.strong if strong else look.figures if cell.figure else look.plain
        side = int((RIGHT if cell.figure else LEFT) | MIDDLE)
        if not cell.second:
            _write(painter, area, cell.text, pen, front, side)
            return
        half = area.height() / 2
        above = QRectF(area.left(), area.top(), area.width(), half)
        _write(painter, above, cell.text, pen, front, side)
        _write(painter, above.translated(0, half), cell.second, look.small, look.muted, side)

    def _paint_chips(
        self, painter: QPainter, area: QRectF, chips: Sequence[tuple[str, str]], *, chosen: bool
    ) -> None:
        look, left = self._look, area.left()
        unit, middle = look.unit, int(CENTER | MIDDLE)
        for words, tone in chips:
            front, soft = look.tone(tone)
            wanted = look.chip.metrics.horizontalAdvance(spaced(words)) + 16 * unit
            width = min(wanted, area.right() + 6 * unit - left)
            if width < 28 * unit:
                return
            chip = QRectF(left, area.center().y() - 11 * unit, width, 22 * unit)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.surface if chosen else soft)
            painter.drawRoundedRect(chip, 6 * unit, 6 * unit)
            inset = 7 * unit
            _write(painter, chip.adjusted(inset, 0, -inset, 0), words, look.chip, front, middle)
            left = chip.right() + 6 * unit


def _write(painter: QPainter, area: QRectF, text: str, pen: Pen, front: QColor, flags: int) -> None:
    painter.setFont(pen.font)
    painter.setPen(front)
    room = int(area.width()) + 1
    shown = pen.metrics.elidedText(spaced(text), Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, flags, shown)
