"""The fills of bars and of the keys beside their words: a tone, and a pattern upon it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

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
