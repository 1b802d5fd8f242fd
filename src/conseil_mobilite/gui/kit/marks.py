"""Small painted signs: the product's own, and the keys of colours beside their words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.charts.looks import sign
from conseil_mobilite.gui.kit.painting import painter_on, pen
from conseil_mobilite.gui.kit.theme import dp, tokens


class Mark(QWidget):
    """The sign of the product: a road from one point to another."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(dp(size), dp(size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_mark(painter_on(self), QRectF(self.rect()))


def paint_mark(painter: QPainter, area: QRectF) -> None:
    """Paint the sign on the deep ground of the rail."""
    colours, side = tokens(), area.width()
    painter.translate(area.topLeft())
    start, end = QPointF(side * 0.22, side * 0.8), QPointF(side * 0.77, side * 0.22)
    road = QPainterPath(start)
    bend = QPointF(side * 0.95, side * 0.8), QPointF(side * 0.05, side * 0.22)
    road.cubicTo(*bend, QPointF(side * 0.74, side * 0.22))
    painter.setPen(pen(colours.on_rail, side * 0.09))
    painter.drawPath(road)
    painter.setBrush(QColor(colours.rail))
    painter.drawEllipse(start, side * 0.11, side * 0.11)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.rail_mark))
    painter.drawEllipse(end, side * 0.15, side * 0.15)


class Swatch(QWidget):
    """The key of a colour, drawn as in its chart. Kinds: line, dash, and those of a fill."""

    def __init__(self, tone: str, kind: str = "soft") -> None:
        super().__init__()
        self._tone, self._kind = tone, kind
        self.setFixedSize(dp(16), dp(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        sign(QPainter(self), QRectF(self.rect()), self._tone, self._kind)
