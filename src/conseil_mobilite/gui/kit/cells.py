"""Two-line cells and worded chips, painted: no widget a row, so that 100,000 rows stay light."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from conseil_mobilite.domain.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, LEFT, MEDIUM, MIDDLE, RIGHT, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens


class Role(IntEnum):
    """What a model answers besides the words: the whole cell, and the key of its row."""

    CELL = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. `chips` are pairs of words and tone and take the place of the text."""

    text: str
    second: str = ""
    chips: Sequence[tuple[str, str]] = ()
    tone: str = ""
    icon: str = ""
    figure: bool = False

    def words(self) -> str:
        """Say the whole cell in one breath, for a screen reader."""
        parts = [self.text, self.second, *(words for words, _ in self.chips)]
        return ", ".join(part for part in parts if part)


class Cells(QStyledItemDelegate):
    """Paints `Cell` values; the first column is semibold unless `plain`."""

    def __init__(self, parent: QObject | None = None, *, plain: bool = False) -> None:
        super().__init__(parent)
        self._plain = plain

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), dp(48))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(Role.CELL)
        if not isinstance(cell, Cell):
            return
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, chosen=chosen, first=index.column() == 0)
        inner = area.adjusted(dp(12), dp(6), -dp(8), -dp(6))
        if cell.icon:
            spot = QRectF(inner.left(), inner.center().y() - dp(9), dp(18), dp(18))
            paint_icon(painter, spot, cell.icon, tokens().tone(cell.tone or "primary")[0])
            inner.setLeft(inner.left() + dp(28))
        if cell.chips:
            self._paint_chips(painter, inner, cell.chips, chosen=chosen)
        else:
            strong = index.column() == 0 and not self._plain
            self._paint_text(painter, inner, cell, strong=strong)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, *, chosen: bool, first: bool) -> None:
        colours = tokens()
        if chosen:
            painter.fillRect(area, QColor(colours.primary_soft))
            if first:
                bar = QRectF(area.left(), area.top(), dp(3), area.height())
                painter.fillRect(bar, QColor(colours.primary))
        hairline = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
        painter.fillRect(hairline, QColor(colours.line))

    def _paint_text(self, painter: QPainter, area: QRectF, cell: Cell, *, strong: bool) -> None:
        colours = tokens()
        weight = BOLD if strong else QFont.Weight.Normal
        font = theme.font(weight=weight, figures=cell.figure)
        front = colours.tone(cell.tone)[0] if cell.tone and not cell.icon else colours.ink
        side = (RIGHT if cell.figure else LEFT) | MIDDLE
        half = area.height() / 2
        first = QRectF(area.left(), area.top(), area.width(), half) if cell.second else area
        text_at(painter, first, _elided(font, cell.text, area.width()), front, font, side)
        if cell.second:
            small = theme.font(SMALL_POINTS)
            beneath = first.translated(0, half)
            shown = _elided(small, cell.second, area.width())
            text_at(painter, beneath, shown, colours.muted, small, side)

    def _paint_chips(
        self, painter: QPainter, area: QRectF, chips: Sequence[tuple[str, str]], *, chosen: bool
    ) -> None:
        font, left = theme.font(SMALL_POINTS, MEDIUM), area.left()
        metrics = QFontMetrics(font)
        for words, tone in chips:
            front, soft = tokens().tone(tone)
            width = min(
                metrics.horizontalAdvance(spaced(words)) + dp(16), area.right() + dp(6) - left
            )
            if width < dp(28):
                return
            chip = QRectF(left, area.center().y() - dp(11), width, dp(22))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().surface) if chosen else soft)
            painter.drawRoundedRect(chip, dp(6), dp(6))
            shown = _elided(font, words, width - dp(14))
            text_at(painter, chip, shown, front, font, CENTER | MIDDLE)
            left = chip.right() + dp(6)


def _elided(font: QFont, text: str, width: float) -> str:
    metrics = QFontMetrics(font)
    return metrics.elidedText(spaced(text), Qt.TextElideMode.ElideRight, int(width))
