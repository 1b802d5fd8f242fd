"""What painted widgets share: a smooth painter, pens, and text in the theme's font."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPaintDevice, QPainter, QPen

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme

BOLD: Final = QFont.Weight.DemiBold
MEDIUM: Final = QFont.Weight.Medium
NORMAL: Final = QFont.Weight.Normal
LEFT: Final = Qt.AlignmentFlag.AlignLeft
RIGHT: Final = Qt.AlignmentFlag.AlignRight
CENTER: Final = Qt.AlignmentFlag.AlignHCenter
MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
TOP: Final = Qt.AlignmentFlag.AlignTop
WRAP: Final = Qt.TextFlag.TextWordWrap

Flags = Qt.AlignmentFlag | Qt.TextFlag | int


def painter_on(device: QPaintDevice) -> QPainter:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def pen(colour: str | QColor, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    ends, joins = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, style, ends, joins)


def text_at(
    painter: QPainter,
    area: QRectF,
    text: str,
    colour: str | QColor,
    font: QFont | None = None,
    flags: Flags = LEFT | MIDDLE,
) -> None:
    """Draw plain text, with French spaces, in the theme's base font unless told."""
    painter.setFont(font or theme.font())
    painter.setPen(QColor(colour))
    painter.drawText(area, int(flags), spaced(text))
