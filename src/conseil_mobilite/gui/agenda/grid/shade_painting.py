"""Draw what shades the days of the grid, with the words that tell why."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from conseil_mobilite.gui.agenda.grid.block_words import breadth, font_of
from conseil_mobilite.gui.agenda.grid.geometry import GridShape
from conseil_mobilite.gui.agenda.grid.grid_painting import cut
from conseil_mobilite.gui.agenda.grid.shading import Band, Shade
from conseil_mobilite.gui.agenda.grid.spans import DAY_MINUTES
from conseil_mobilite.gui.kit.painting import BOLD, NORMAL, text_at
from conseil_mobilite.gui.kit.theme import dp, tokens

LINE: Final = 18
STROKES: Final = 9
FLAT: Final = 18
"""The height under which a band has no room for words."""


def paint_band(painter: QPainter, shape: GridShape, band: Band) -> None:
    """Shade the part of a band that is among the hours shown."""
    area = _shown(shape, band)
    if area.isEmpty():
        return
    colours = tokens()
    if band.shade is Shade.OFF:
        painter.fillRect(area, QColor(colours.canvas))
        return
    painter.fillRect(area, QColor(colours.sunken))
    _hatch(painter, area, shape.top)


def paint_reason(painter: QPainter, shape: GridShape, band: Band, taken: Sequence[QRectF]) -> None:
    """Write why a band is shaded where none of the areas `taken` would hide it."""
    area = _shown(shape, band)
    if not band.words or area.height() < dp(FLAT):
        return
    high = band.beneath and area.height() >= dp(2 * LINE + 16)
    lines = [band.words, band.beneath] if high else [band.words]
    for place in _places(area, lines):
        if not any(place.intersects(each) for each in taken):
            _paint_words(painter, place, lines)
            return


def _hatch(painter: QPainter, area: QRectF, top: float) -> None:
    """Draw slanted strokes that follow the hours as they scroll, which a brush does not."""
    first = int((area.left() + area.top() - top) // dp(STROKES))
    last = int((area.right() + area.bottom() - top) // dp(STROKES)) + 1
    across = [
        QLineF(start - area.top(), area.top(), start - area.bottom(), area.bottom())
        for start in (rank * dp(STROKES) + top for rank in range(first, last))
    ]
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    stroke = QPen(QColor(tokens().line), 1)
    stroke.setCosmetic(True)  # a pixel of the screen, whatever its scale: others are slow
    painter.setPen(stroke)
    painter.drawLines(across)
    painter.restore()


def _shown(shape: GridShape, band: Band) -> QRectF:
    first, last = shape.hours
    start, end = band.span.start / 60, min(band.span.end, DAY_MINUTES) / 60
    top, bottom = shape.height_of(max(start, first)), shape.height_of(min(end, last))
    column = shape.column(band.span.day)
    return QRectF(column.left() + 1, top, column.width() - 1, bottom - top)


def _places(area: QRectF, lines: Sequence[str]) -> Iterator[QRectF]:
    """Return where the words may stand: from the top down, at the left and at the right."""
    margin = min(dp(6), (area.height() - dp(FLAT)) / 2)
    height = min(dp(len(lines) * LINE + 6), area.height() - 2 * margin)
    longest = max(breadth(words, BOLD) for words in lines)
    width = min(longest + dp(16), area.width() - dp(12))
    top = QRectF(area.left() + dp(6), area.top() + margin, width, height)
    rows = int((area.bottom() - margin - top.bottom()) // dp(LINE)) + 1
    for rank in range(max(rows, 1)):
        for shift in (0.0, area.width() - width - dp(12)):
            yield top.translated(shift, rank * dp(LINE))


def _paint_words(painter: QPainter, plain: QRectF, lines: Sequence[str]) -> None:
    """Write the words on a plain ground."""
    colours = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(plain, dp(4), dp(4))
    step = plain.height() / len(lines)
    for rank, words in enumerate(lines):
        font, colour = font_of(NORMAL if rank else BOLD), colours.muted if rank else colours.ink
        line = QRectF(plain.left() + dp(8), plain.top() + rank * step, plain.width() - dp(12), step)
        text_at(painter, line, cut(words, line.width(), font), colour, font)
