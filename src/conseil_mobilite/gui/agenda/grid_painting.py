"""Draw what stands behind the appointments: days, hours, public holidays, and the present hour."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import NO_BREAK, day_name, hour, month_name, spaced
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.agenda.placing import hour_of
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, MIDDLE, RIGHT, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

HEAD: Final = 44
GUTTER: Final = 52
LABEL_SHIFT: Final = 0.18
"""How far under its line, in hours, the name of an hour stands."""


def paint_grid(
    painter: QPainter,
    whole: QRectF,
    days: Sequence[date],
    columns: Sequence[QRectF],
    hours: tuple[int, int],
    now: datetime,
) -> None:
    """Draw the grid of `days`, one column each, from the first hour to the last."""
    today = paris_day(now)
    _paint_hours(painter, whole, hours, now if today in days else None)
    for day, column in zip(days, columns, strict=True):
        line = QRectF(round(column.left()), 0, 1, whole.height())
        painter.fillRect(line, QColor(tokens().line))
        _paint_day(painter, column, day, is_today=day == today)
        if holiday(day):
            _paint_closed(painter, column.adjusted(3, 2, -3, -2), holiday(day))


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


def _paint_hours(
    painter: QPainter, whole: QRectF, hours: tuple[int, int], now: datetime | None
) -> None:
    """Name the hours in the gutter, save the one that the present hour would cover."""
    colours = tokens()
    first, last = hours
    step = (whole.height() - dp(HEAD)) / (last - first)
    for rank in range(last - first):
        top = round(dp(HEAD) + rank * step)
        painter.fillRect(QRectF(dp(GUTTER), top, whole.width(), 1), QColor(colours.line))
        away = now is None or abs(hour_of(now) - first - rank - LABEL_SHIFT) * step > dp(18)
        if not away:
            continue
        spot = QRectF(0, top + dp(1), dp(GUTTER - 8), dp(18))
        words, font = f"{first + rank}{NO_BREAK}h", theme.font(SMALL_POINTS)
        text_at(painter, spot, words, colours.muted, font, RIGHT | MIDDLE)


def _paint_day(painter: QPainter, column: QRectF, day: date, *, is_today: bool) -> None:
    colours = tokens()
    head = QRectF(column.left(), 0, column.width(), dp(HEAD))
    if is_today:
        painter.fillRect(head.adjusted(1, 0, 0, 0), QColor(colours.primary_soft))
        painter.fillRect(QRectF(head.left(), 0, head.width(), dp(3)), QColor(colours.primary))
    inner = head.adjusted(dp(10), dp(4), -dp(4), -dp(4))
    half = inner.height() / 2
    name = QRectF(inner.left(), inner.top(), inner.width(), half)
    number = "1er" if day.day == 1 else str(day.day)
    words = f"{number}{NO_BREAK}{month_name(day.month)}{', aujourd’hui' if is_today else ''}"
    front = colours.primary if is_today else colours.ink
    bold, small = theme.font(weight=BOLD), theme.font(SMALL_POINTS)
    text_at(painter, name, _cut(day_name(day).capitalize(), name, bold), front, bold)
    beneath = name.translated(0, half)
    text_at(painter, beneath, _cut(words, beneath, small), colours.muted, small)


def _paint_closed(painter: QPainter, area: QRectF, name: str) -> None:
    """Shade a day off, its name in words on a plain ground."""
    colours = tokens()
    painter.fillRect(area, QColor(colours.sunken))
    painter.fillRect(area, QBrush(QColor(colours.line), Qt.BrushStyle.BDiagPattern))
    word = QRectF(area.left() + dp(8), area.top() + dp(8), area.width() - dp(16), dp(44))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(word, dp(4), dp(4))
    first = QRectF(word.left() + dp(8), word.top() + dp(4), word.width() - dp(12), dp(18))
    bold, small = theme.font(SMALL_POINTS, BOLD), theme.font(SMALL_POINTS)
    text_at(painter, first, _cut(name, first, bold), colours.ink, bold)
    text_at(painter, first.translated(0, dp(17)), "Jour férié", colours.muted, small)


def _cut(words: str, area: QRectF, font: QFont) -> str:
    metrics = QFontMetrics(font)
    return metrics.elidedText(spaced(words), Qt.TextElideMode.ElideRight, int(area.width()))
