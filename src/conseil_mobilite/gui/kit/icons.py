"""Phosphor icons, drawn in any colour of the theme and at any size."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from conseil_mobilite.gui.kit.theme import dp, tokens
from conseil_mobilite.resource_files import resource

RATIOS: Final = (1.0, 2.0)


def icon(name: str, colour: str = "", side: int = 24, width: int = 0) -> QIcon:
    """Make an icon of the theme's ink, or of `colour` ("#RRGGBB"), `side` dp high.

    `width` gives it air at both sides, as the text of a button stands too near otherwise. A pixmap
    keeps its colour: a widget that must follow a switch of theme asks again.
    """
    size = QSize(dp(max(width, side)), dp(side))
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour or tokens().ink, size, ratio))
    return made


def paint_icon(painter: QPainter, area: QRectF, name: str, colour: str | QColor) -> None:
    """Draw an icon in the square that fits in the middle of `area`."""
    side = min(area.width(), area.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    _renderer(name, QColor(colour).name()).render(painter, square)


def pixmap(name: str, colour: str, size: QSize, ratio: float = 1.0) -> QPixmap:
    """Draw an icon once for each colour and size; Qt's own cache keeps it."""
    made = QPixmap()
    key = f"phosphor/{name}/{colour}/{size.width()}/{size.height()}/{ratio}"
    if QPixmapCache.find(key, made):
        return made
    made = QPixmap(size * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, QRectF(0, 0, made.width(), made.height()), name, colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Read an icon; Phosphor draws in `currentColor`, which QtSvg takes for black."""
    text = resource("icons", "phosphor", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour).encode()))
