"""Draw the days of a month: the number, what the day is, the first appointments, how many more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter

from conseil_mobilite.domain.language.french import day_name, month_name, spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.adviser_marks import Marks, mark_of
from conseil_mobilite.gui.agenda.month.month_days import (
    MonthDay,
    count_words,
    line_words,
    more_words,
)
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, LEFT, MIDDLE, NORMAL, RIGHT, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

HEAD: Final = 32
TOP: Final = 26
LINE: Final = 17
PAD: Final = 8


@dataclass(frozen=True, slots=True)
class MonthLook:
    """What the painting of each day shares."""

    today: date
    lists: CodeLists
    marks: Marks


def notes_told(area: QRectF, day: MonthDay) -> int:
    """Return how many notes have a line: two lines are left to the appointments."""
    least = 2 if day.entries else 0
    return min(len(day.notes), max(1, _room(area) - least))


def line_areas(area: QRectF, day: MonthDay) -> list[QRectF]:
    """Return where the lines under the number stand: notes, appointments, « +5 autres »."""
    room = _room(area)
    wanted = notes_told(area, day) + len(day.entries) + bool(day.waiting)
    left, width = area.left() + dp(PAD), area.width() - dp(2 * PAD)
    return [
        QRectF(left, area.top() + dp(TOP) + rank * dp(LINE), width, dp(LINE))
        for rank in range(max(0, min(room, wanted)))
    ]


def entry_lines(area: QRectF, day: MonthDay) -> list[tuple[QRectF, DiaryEntry]]:
    """Return the appointments that have a line, and where."""
    lines = line_areas(area, day)[notes_told(area, day) :]
    last_told = day.waiting or len(lines) < len(day.entries)
    return list(zip(lines[:-1] if last_told else lines, day.entries, strict=False))


def _room(area: QRectF) -> int:
    return int((area.height() - dp(TOP) - dp(4)) // dp(LINE))


def paint_heads(painter: QPainter, columns: list[QRectF], monday: date) -> None:
    """Name the days of the week above their columns."""
    colours = tokens()
    painter.fillRect(
        QRectF(columns[0].left(), 0, columns[-1].right(), dp(HEAD)), QColor(colours.sunken)
    )
    font = theme.font(SMALL_POINTS, BOLD)
    for rank, column in enumerate(columns):
        name = day_name(date.fromordinal(monday.toordinal() + rank)).capitalize()
        spot = QRectF(column.left() + dp(PAD), 0, column.width() - dp(PAD), dp(HEAD))
        text_at(painter, spot, _cut(name, spot, font), colours.muted, font)


def paint_day(painter: QPainter, area: QRectF, day: MonthDay, look: MonthLook) -> None:
    """Draw a day, its border at the left and above included."""
    colours = tokens()
    if day.outside:
        painter.fillRect(area, QColor(colours.canvas))
    if day.shaded:
        painter.fillRect(area, QColor(colours.sunken))
        painter.fillRect(area, QBrush(QColor(colours.line), Qt.BrushStyle.BDiagPattern))
    if day.day == look.today:
        painter.fillRect(area, QColor(colours.primary_soft))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), dp(3)), colours.primary)
    painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1), QColor(colours.line))
    painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), QColor(colours.line))
    _paint_top(painter, area, day, look)
    _paint_lines(painter, area, day, look)


def paint_ring(painter: QPainter, area: QRectF) -> None:
    painter.setPen(pen(tokens().primary, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(2, 2, -1, -1), dp(4), dp(4))


def _paint_top(painter: QPainter, area: QRectF, day: MonthDay, look: MonthLook) -> None:
    """Write the number, with its month or « aujourd’hui », and how many appointments."""
    colours = tokens()
    is_today = day.day == look.today
    number = "1er" if day.day.day == 1 else str(day.day.day)
    front = colours.primary if is_today else colours.muted if day.outside else colours.ink
    bold, small = theme.font(weight=NORMAL if day.outside else BOLD), theme.font(SMALL_POINTS)
    top = QRectF(area.left() + dp(PAD), area.top() + dp(4), area.width() - dp(2 * PAD), dp(20))
    beside = "aujourd’hui" if is_today else month_name(day.day.month) if _names_month(day) else ""
    text_at(painter, top, number, front, bold)
    after = QFontMetrics(bold).horizontalAdvance(number) + dp(6)
    rest = top.adjusted(after, 0, 0, 0)
    width = QFontMetrics(small).horizontalAdvance(beside)
    if beside and width <= rest.width():
        text_at(painter, rest, beside, front, small)
        rest = rest.adjusted(width + dp(8), 0, 0, 0)
    if not day.shaded:
        told = _fitting(count_words(day), rest, small)
        text_at(painter, rest, told, colours.muted, small, RIGHT | MIDDLE)


def _names_month(day: MonthDay) -> bool:
    return day.outside and (day.day.day == 1 or day.day.weekday() == 0)


def _paint_lines(painter: QPainter, area: QRectF, day: MonthDay, look: MonthLook) -> None:
    lines, small = line_areas(area, day), theme.font(SMALL_POINTS)
    notes = day.notes[: notes_told(area, day)]
    for spot, note in zip(lines, notes, strict=False):
        _paint_note(painter, spot, note.words, plain=day.shaded)
    shown = entry_lines(area, day)
    for spot, entry in shown:
        _paint_entry(painter, spot, entry, look, quiet=day.outside, plain=day.shaded)
    if len(lines) > len(notes) + len(shown):
        words = _fitting(more_words(day, len(day.entries) - len(shown)), lines[-1], small)
        tone = tokens().warning if day.waiting else tokens().muted
        text_at(painter, lines[-1], words, tone, small)


def _paint_note(painter: QPainter, spot: QRectF, words: str, *, plain: bool) -> None:
    """Write what a day is, on a plain ground where the day is hatched."""
    colours, font = tokens(), theme.font(SMALL_POINTS, BOLD)
    begins = words.partition(" – ")[0]  # the hour at which it begins rather than half of its end
    told = _fitting((words, begins), spot, font) or _cut(begins, spot, font)
    if plain:
        _ground(painter, spot, told, font)
    text_at(painter, spot, told, colours.ink if plain else colours.muted, font)


def _paint_entry(
    painter: QPainter,
    spot: QRectF,
    entry: DiaryEntry,
    look: MonthLook,
    *,
    quiet: bool,
    plain: bool,
) -> None:
    """Write an appointment on its line after a bar of its tone; struck out once it fell."""
    colours = tokens()
    mark = mark_of(look.marks, entry)
    tone = "warning" if entry.to_complete else mark.tone if mark else wording.tone(entry)
    words, font = line_words(entry, look.lists, look.marks), theme.font(SMALL_POINTS)
    font.setStrikeOut(entry.fell)
    beside = spot.adjusted(dp(8), 0, 0, 0)
    told = _cut(words, beside, font)
    if plain:
        _ground(painter, beside, told, font)
    bar = QRectF(spot.left(), spot.top() + dp(2), dp(3), spot.height() - dp(4))
    painter.fillRect(bar, colours.edge if entry.fell else colours.tone(tone)[0])
    front = colours.muted if quiet or entry.fell else colours.ink
    text_at(painter, beside, told, front, font, LEFT | MIDDLE)


def _ground(painter: QPainter, spot: QRectF, words: str, font: QFont) -> None:
    width = QFontMetrics(font).horizontalAdvance(spaced(words)) + dp(8)
    ground = QRectF(
        spot.left() - dp(4), spot.top(), min(width, spot.width() + dp(8)), spot.height()
    )
    painter.fillRect(ground, QColor(tokens().surface))


def _fitting(tries: Sequence[str], area: QRectF, font: QFont) -> str:
    metrics = QFontMetrics(font)
    fits = (words for words in tries if metrics.horizontalAdvance(spaced(words)) <= area.width())
    return next(fits, "")


def _cut(words: str, area: QRectF, font: QFont) -> str:
    metrics = QFontMetrics(font)
    return metrics.elidedText(spaced(words), Qt.TextElideMode.ElideRight, int(area.width()))
