"""Draw what stands around the appointments: the days and their names, the hours, the present."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from conseil_mobilite.domain.language.french import NO_BREAK, day_name, hour, month_name, spaced
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.grid.geometry import GUTTER, HEAD, GridShape
from conseil_mobilite.gui.agenda.grid.placing import hour_of
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, MIDDLE, RIGHT, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

LABEL: Final = 18
"""The height of the name of an hour, under its line."""
HALVED: Final = 64
"""The height from which an hour shows its half."""


def paint_lines(painter: QPainter, shape: GridShape) -> None:
    """Draw the line of each hour, of its half where there is room, and between the days."""
    colours = tokens()
    first, last = shape.hours
    half = QColor(colours.line)
    half.setAlphaF(0.5)
    for rank in range(first, last):
        line = QRectF(dp(GUTTER), round(shape.height_of(rank)), shape.width - dp(GUTTER), 1)
        painter.fillRect(line, QColor(colours.line))
        if shape.hour_height >= dp(HALVED):
            painter.fillRect(line.translated(0, round(shape.hour_height / 2)), half)
    for rank in range(shape.columns):
        column = shape.column(rank)
        line = QRectF(round(column.left()), column.top(), 1, column.height())
        painter.fillRect(line, QColor(colours.line))


def paint_hours(painter: QPainter, shape: GridShape, now: datetime | None) -> None:
    """Name the hours in the gutter, save the one that the present hour would cover."""
    present = None if now is None else shape.height_of(hour_of(now))
    for rank in range(*shape.hours):
        spot = QRectF(0, round(shape.height_of(rank)) + dp(1), dp(GUTTER - 8), dp(LABEL))
        if present is not None and abs(present - spot.center().y()) <= dp(LABEL):
            continue
        words, font = f"{rank}{NO_BREAK}h", theme.font(SMALL_POINTS)
        text_at(painter, spot, words, tokens().muted, font, RIGHT | MIDDLE)


def paint_heads(
    painter: QPainter,
    shape: GridShape,
    days: Sequence[date],
    today: date,
    closed: Collection[date],
) -> None:
    """Name the days over their columns; `closed` are the public holidays."""
    line = QRectF(0, dp(HEAD), shape.width, 1)
    for rank, day in enumerate(days):
        column = shape.column(rank)
        head = QRectF(column.left(), 0, column.width(), dp(HEAD))
        _paint_head(painter, head, day, is_today=day == today, closed=day in closed)
    painter.fillRect(line, QColor(tokens().line))


def paint_now(painter: QPainter, column: QRectF, height: float, now: datetime) -> None:
    """Draw the line of the present hour, and the hour in words in the gutter."""
    colours = tokens()
    painter.setPen(pen(colours.danger, 2))
    painter.drawLine(QPointF(column.left(), height), QPointF(column.right(), height))
    pill = QRectF(dp(2), height - dp(10), dp(GUTTER - 4), dp(20))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.danger))
    painter.drawRoundedRect(pill, dp(4), dp(4))
    words, font = hour(paris_time(now)), theme.font(SMALL_POINTS, BOLD)
    text_at(painter, pill, words, colours.surface, font, CENTER | MIDDLE)


def cut(words: str, width: float, font: QFont) -> str:
    """Cut words that do not fit, with an ellipsis."""
    metrics = QFontMetrics(font)
    return metrics.elidedText(spaced(words), Qt.TextElideMode.ElideRight, int(width))


def _paint_head(
    painter: QPainter, head: QRectF, day: date, *, is_today: bool, closed: bool
) -> None:
    colours = tokens()
    if is_today:
        painter.fillRect(head.adjusted(1, 0, 0, 0), QColor(colours.primary_soft))
        painter.fillRect(QRectF(head.left(), 0, head.width(), dp(3)), QColor(colours.primary))
    painter.fillRect(QRectF(round(head.left()), 0, 1, head.height()), QColor(colours.line))
    inner = head.adjusted(dp(10), dp(4), -dp(4), -dp(4))
    half = inner.height() / 2
    name = QRectF(inner.left(), inner.top(), inner.width(), half)
    also = f"{', férié' if closed else ''}{', aujourd’hui' if is_today else ''}"
    front = colours.primary if is_today else colours.ink
    bold, small = theme.font(weight=BOLD), theme.font(SMALL_POINTS)
    text_at(painter, name, cut(day_name(day).capitalize(), name.width(), bold), front, bold)
    beneath = name.translated(0, half)
    words = _dated(day, also, beneath.width(), small)
    text_at(painter, beneath, cut(words, beneath.width(), small), colours.muted, small)


def _dated(day: date, also: str, width: float, font: QFont) -> str:
    """Say the day of the month, which is shortened where what else is said has no room."""
    number = "1er" if day.day == 1 else str(day.day)
    whole = f"{number}{NO_BREAK}{month_name(day.month)}{also}"
    if QFontMetrics(font).horizontalAdvance(spaced(whole)) <= width:
        return whole
    return f"{number}{NO_BREAK}{wording.SHORT_MONTHS[day.month - 1]}{also}"
