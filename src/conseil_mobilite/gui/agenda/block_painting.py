"""Draw one appointment of the grid: a soft ground, a bar of its tone, its words."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, LEFT, MIDDLE, NORMAL, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens
from conseil_mobilite.services.agenda.diary import DiaryEntry

LINE: Final = 16
ONE_LINE: Final = 32
LONG_MINUTES: Final = 90


def paint_block(
    painter: QPainter, area: QRectF, entry: DiaryEntry, lists: CodeLists, *, ring: bool
) -> None:
    """Draw it in `area`; `ring` marks the one the keyboard is on."""
    colours = tokens()
    front, soft = colours.tone(wording.tone(entry))
    ground = QColor(colours.surface) if entry.fell else soft
    painter.setPen(pen(colours.line) if entry.fell else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(area, dp(4), dp(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.edge) if entry.fell else front)
    painter.drawRoundedRect(QRectF(area.left(), area.top(), dp(4), area.height()), 2, 2)
    _paint_words(painter, area.adjusted(dp(10), dp(1), -dp(4), -dp(1)), entry, lists)
    if ring:
        painter.setPen(pen(colours.primary, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), dp(4), dp(4))


def _paint_words(painter: QPainter, area: QRectF, entry: DiaryEntry, lists: CodeLists) -> None:
    """Write as many lines as there is room for; a short block says all on one line."""
    colours = tokens()
    front = colours.tone(wording.tone(entry))[0] if not entry.fell else QColor(colours.muted)
    name = QColor(colours.muted) if entry.fell else QColor(colours.ink)
    if area.height() < dp(ONE_LINE):
        words = _cut(_fitting(entry, lists, area.width()), area, BOLD)
        text_at(painter, area, words, name, _font(BOLD, entry), LEFT | MIDDLE)
        return
    for rank, words in enumerate(_lines(entry, lists)):
        line = QRectF(area.left(), area.top() + rank * dp(LINE), area.width(), dp(LINE))
        if line.bottom() > area.bottom() + dp(2):
            return
        weight = BOLD if rank == 0 else NORMAL
        font = _font(weight) if rank else _font(weight, entry)
        text_at(painter, line, _cut(words, area, weight), front if rank else name, font)


def _fitting(entry: DiaryEntry, lists: CodeLists, width: float) -> str:
    """Say a short appointment on one line: as much as fits, the name first."""
    start, state = wording.start(entry), wording.outcome(entry)[0]
    names = (wording.title(entry, lists), wording.initialled(entry, lists))
    tries = [f"{start} · {name} · {state}" for name in names if state]
    tries += [f"{start} · {name}" for name in names]
    metrics = QFontMetrics(_font(BOLD))
    fits = (words for words in tries if metrics.horizontalAdvance(spaced(words)) <= width)
    return next(fits, tries[-1])


def _lines(entry: DiaryEntry, lists: CodeLists) -> list[str]:
    """Return the lines by order of need: who, when, what became of it, what, where."""
    about = (
        [wording.kind(entry, lists)]
        if wording.title(entry, lists) != wording.kind(entry, lists)
        else []
    )
    place = wording.where(entry, lists)
    if about and not entry.appointment.place:
        place = f"{place[:1].lower()}{place[1:]}"
    extra = [*about, wording.expected(entry), place]
    details = [words for words in extra if words]
    state = wording.outcome(entry)[0]
    if entry.appointment.duration_minutes >= LONG_MINUTES:
        lines = [wording.title(entry, lists), wording.hours(entry), state, *details]
    else:
        first = f"{wording.start(entry)} · {state or ', '.join(details)}"
        lines = [wording.title(entry, lists), first, *([", ".join(details)] if state else [])]
    return [line for line in lines if line]


def _font(weight: QFont.Weight, titled: DiaryEntry | None = None) -> QFont:
    """Return the font of a line; the one that names a meeting called off is struck through."""
    made = theme.font(SMALL_POINTS, weight)
    made.setStrikeOut(titled is not None and titled.cancelled)
    return made


def _cut(words: str, area: QRectF, weight: QFont.Weight) -> str:
    metrics = QFontMetrics(_font(weight))
    return metrics.elidedText(spaced(words), Qt.TextElideMode.ElideRight, int(area.width()))
