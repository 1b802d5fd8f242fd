"""Draw one appointment of the grid: a soft ground, a bar of its tone, its words."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.grid.block_words import (
    ONE_LINE,
    Lines,
    block_lines,
    breadth,
    font_of,
)
from conseil_mobilite.gui.agenda.grid.grid_painting import cut
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, MIDDLE, NORMAL, pen, text_at
from conseil_mobilite.gui.kit.theme import dp, tokens
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

LINE: Final = 16
NARROW: Final = 60
GAP: Final = 2
MARK_BESIDE: Final = 64
"""What a name keeps of the first line when the mark of an adviser stands beside it."""
MARK_ALONE: Final = 24
"""What it keeps where there is no second line for the mark: initials."""


class AdviserMark(Protocol):
    """How the appointments of another adviser are told apart: her name in words, and a tone."""

    @property
    def words(self) -> str: ...

    @property
    def tone(self) -> str: ...


MarkOf = Callable[[DiaryEntry], AdviserMark | None]


def no_mark(_entry: DiaryEntry) -> AdviserMark | None:
    return None


def paint_block(
    painter: QPainter,
    area: QRectF,
    entry: DiaryEntry,
    lists: CodeLists,
    mark: AdviserMark | None = None,
) -> None:
    """Draw it in `area`; `mark` names the adviser where there are several."""
    colours = tokens()
    front, soft = colours.tone(wording.tone(entry))
    idle = entry.fell or wording.cancelled(entry)
    painter.setPen(pen(colours.line) if idle else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.surface) if idle else soft)
    painter.drawRoundedRect(area, dp(4), dp(4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.edge) if idle else front)
    narrow = area.width() < dp(NARROW)
    bar = QRectF(area.left(), area.top(), dp(3 if narrow else 4), area.height())
    painter.drawRoundedRect(bar, 2, 2)
    inner = area.adjusted(dp(5 if narrow else 10), dp(1), -dp(0 if narrow else 4), -dp(1))
    taken = _paint_mark(painter, inner, mark) if mark else 0
    untold = mark.words if mark and not taken else ""
    lines = block_lines(entry, lists, inner, untold, taken=taken)
    _paint_words(painter, inner, lines, entry, taken)


def paint_ring(painter: QPainter, area: QRectF) -> None:
    """Mark the appointment or the hours that the keyboard is on."""
    painter.setPen(pen(tokens().primary, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), dp(4), dp(4))


def _paint_mark(painter: QPainter, inner: QRectF, mark: AdviserMark) -> float:
    """Write who receives at the right of the first line; return the width that it takes of it.

    Nothing where there is no room beside the name: it is one of the lines then.
    """
    width = breadth(mark.words, BOLD) + dp(10)
    kept = MARK_ALONE if inner.height() < dp(ONE_LINE) else MARK_BESIDE
    if inner.width() < width + dp(kept):
        return 0
    front, _soft = tokens().tone(mark.tone)
    height = min(dp(LINE), inner.height())
    pill = QRectF(inner.right() - width + dp(2), inner.top() + dp(1), width, height)
    painter.setPen(pen(front))
    painter.setBrush(QColor(tokens().surface))
    painter.drawRoundedRect(pill, dp(4), dp(4))
    text_at(painter, pill, mark.words, front, font_of(BOLD), CENTER | MIDDLE)
    return width + dp(GAP)


def _paint_words(
    painter: QPainter, area: QRectF, lines: Lines, entry: DiaryEntry, taken: float
) -> None:
    """Write the lines; the first one is the name, struck through once nobody is expected."""
    colours = tokens()
    idle = entry.fell or wording.cancelled(entry)
    tone = QColor(colours.muted) if idle else colours.tone(wording.tone(entry))[0]
    name = QColor(colours.muted) if idle else QColor(colours.ink)
    height = area.height() if len(lines) == 1 and area.height() < dp(2 * LINE) else dp(LINE)
    for rank, words in enumerate(lines):
        width = area.width() if rank else area.width() - taken
        line = QRectF(area.left(), area.top() + rank * dp(LINE), width, height)
        font = font_of(NORMAL if rank else BOLD)
        font.setStrikeOut(wording.cancelled(entry) and rank == 0)
        text_at(painter, line, _written(words, line, font), tone if rank else name, font)


def _written(words: str, area: QRectF, font: QFont) -> str:
    return cut(words, area.width() + 1, font)
