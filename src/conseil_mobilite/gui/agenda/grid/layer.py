"""A picture painted once and shown again; scrolled, only what comes into sight is painted."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from conseil_mobilite.gui.kit.painting import painter_on

Paint = Callable[[QPainter, QRectF], object]
"""Paints the part of the picture that is in a rectangle."""


class Layer:
    """Holds pixels as fine as those of the screen."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._key: Hashable = None
        self._offset = 0
        self._spoilt: list[QRectF] = []
        self._pixels = QPixmap()

    def forget(self) -> None:
        """Have all of it painted anew."""
        self._key = None

    def spoil(self, part: QRectF) -> None:
        """Have a part painted anew; it is as high as all that scrolls."""
        self._spoilt.append(part)

    def show(
        self, painter: QPainter, area: QRectF, size: QSize, key: Hashable, offset: tuple[int, int]
    ) -> None:
        """Show the part `area`, painted anew where size, screen or `key` changed.

        `offset`: how far the picture is scrolled, and the height from which it is.
        """
        ratio = painter.device().devicePixelRatio()
        whole, (scrolled, top) = (key, size.width(), size.height(), ratio), offset
        by = (self._offset - scrolled) * ratio
        if whole != self._key or not by.is_integer():
            self._make(size, ratio)
        else:
            self._mend(round(by), size, top, ratio)
        self._key, self._offset, self._spoilt = whole, scrolled, []
        source = QRectF(area.topLeft() * ratio, area.size() * ratio)
        painter.drawPixmap(area, self._pixels, source)

    def _make(self, size: QSize, ratio: float) -> None:
        self._pixels = QPixmap(size * ratio)
        self._pixels.setDevicePixelRatio(ratio)
        self._pixels.fill(Qt.GlobalColor.transparent)
        self._paint_part(QRectF(0, 0, size.width(), size.height()))

    def _mend(self, by: int, size: QSize, top: int, ratio: float) -> None:
        if by:
            self._scroll(by, size, top, ratio)
        for part in self._spoilt:
            self._paint_part(part)

    def _scroll(self, by: int, size: QSize, top: int, ratio: float) -> None:
        """Move the pixels under `top`, and paint the strip that this uncovers."""
        start = round(top * ratio)
        moving = QRect(0, start, self._pixels.width(), self._pixels.height() - start)
        self._pixels.scroll(0, by, moving)
        height = min(abs(by) / ratio, size.height() - top)
        strip = QRectF(0, top if by > 0 else size.height() - height, size.width(), height)
        self._paint_part(strip)

    def _paint_part(self, part: QRectF) -> None:
        inner = painter_on(self._pixels)
        inner.setClipRect(part)
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        inner.fillRect(part, Qt.GlobalColor.transparent)
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint(inner, part)
        inner.end()
