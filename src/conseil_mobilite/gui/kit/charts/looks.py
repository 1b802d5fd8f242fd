"""The fills of bars and of the keys beside their words: a tone, and a pattern upon it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from conseil_mobilite.gui.kit.painting import pen
from conseil_mobilite.gui.kit.theme import dp, tokens

_PATTERNS: Final[Mapping[str, Qt.BrushStyle]] = {
    "hatch": Qt.BrushStyle.BDiagPattern,
    "dots": Qt.BrushStyle.Dense6Pattern,
    "cross": Qt.BrushStyle.DiagCrossPattern,
    "lines": Qt.BrushStyle.VerPattern,
    "back": Qt.BrushStyle.FDiagPattern,
}


def fill(painter: QPainter, area: QRectF, tone: str, kind: str, *, radius: float = 0) -> None:
    """Fill an area. Kinds: solid, hatch, dots, cross, lines, back, soft (an edged pale ground)."""
    front, soft = tokens().tone(tone)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft if kind == "soft" else front)
    painter.drawRoundedRect(area, radius, radius)
    if kind in _PATTERNS:
        painter.setBrush(QBrush(QColor(tokens().surface), _PATTERNS[kind]))
        painter.drawRect(area)
    if kind == "soft":
        painter.fillRect(QRectF(area.left(), area.top(), dp(3), area.height()), front)


def sign(painter: QPainter, area: QRectF, tone: str, kind: str) -> None:
    """Draw the key of a series: a line or a dash for a stroke, else its fill."""
    if kind not in {"line", "dash"}:
        fill(painter, area, tone, kind)
        return
    dashed, middle = kind == "dash", area.center().y()
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(pen(tokens().tone(tone)[0], dp(2 if dashed else 3), style))
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
