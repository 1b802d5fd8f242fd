"""Draw what is not kept yet: hours being drawn or moved, and the free hours the keyboard is on."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from conseil_mobilite.gui.agenda.grid.block_painting import paint_ring
from conseil_mobilite.gui.agenda.grid.block_words import breadth, font_of
from conseil_mobilite.gui.agenda.grid.grid_painting import cut
from conseil_mobilite.gui.agenda.grid.spans import Span, clock_words, span_words
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

LINE: Final = 18
LOWEST: Final = 20
"""The least height of a ghost: its hours are always written."""
VEIL: Final = 0.7


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where a stroke leads; `left` is the appointment that is being moved from its place."""

    span: Span
    title: str
    left: UUID | None = None


def ghost_area(area: QRectF) -> QRectF:
    """Return the place a ghost takes: that of its hours, and never less than a line."""
    return area.adjusted(0, 0, 0, max(0.0, dp(LOWEST) - area.height()))


def paint_ghost(painter: QPainter, area: QRectF, ghost: Ghost) -> None:
    """Draw the hours in words, then who it is about where there is room."""
    colours = tokens()
    painter.setPen(pen(colours.primary, 2))
    painter.setBrush(QColor(colours.primary_soft))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), dp(4), dp(4))
    bold, plain = theme.font(SMALL_POINTS, BOLD), theme.font(SMALL_POINTS)
    inner = area.adjusted(dp(10), dp(1), -dp(6), -dp(1))
    words = [
        (_hours(ghost.span, inner.width()), colours.ink, bold),
        (ghost.title, colours.muted, plain),
    ]
    room = 2 if inner.height() >= dp(2 * LINE) else 1
    height = dp(LINE) if room > 1 else inner.height()
    for rank, (text, colour, font) in enumerate(words[:room]):
        line = QRectF(inner.left(), inner.top() + rank * dp(LINE), inner.width(), height)
        text_at(painter, line, cut(text, line.width(), font), colour, font)


def paint_left(painter: QPainter, area: QRectF) -> None:
    """Veil the place that an appointment is being moved from."""
    veil = QColor(tokens().surface)
    veil.setAlphaF(VEIL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(area, dp(4), dp(4))


def paint_free(painter: QPainter, area: QRectF, span: Span) -> None:
    """Mark the free hours that Enter would give to a new appointment."""
    colours = tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.primary_soft))
    painter.drawRoundedRect(area, dp(4), dp(4))
    paint_ring(painter, area)
    font = theme.font(SMALL_POINTS, BOLD)
    inner = area.adjusted(dp(10), dp(1), -dp(6), -dp(1))
    line = QRectF(inner.left(), inner.top(), inner.width(), min(dp(LINE), inner.height()))
    text_at(painter, line, _hours(span, line.width()), colours.primary, font)


def _hours(span: Span, width: float) -> str:
    """Say the hours, and how long they are where there is room."""
    whole = span_words(span)
    if breadth(whole, BOLD) <= width:
        return whole
    return cut(clock_words(span), width, font_of(BOLD))
