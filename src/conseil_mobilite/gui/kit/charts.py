"""Charts that never rest on colour alone: figures, hatches, and the same numbers in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import number as written
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import (
    BOLD,
    CENTER,
    LEFT,
    MEDIUM,
    MIDDLE,
    WRAP,
    painter_on,
    pen,
    text_at,
)
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

NAME_WIDTH: Final = 148
FIGURE_ROOM: Final = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of a chart: its name, a main figure and one to compare it with, if any."""

    name: str
    main: int
    other: int | None = None


class _Chart(QWidget):
    """What both charts share: their pairs, and their figures in words for a screen reader."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, name: str, label: str, legend: tuple[str, str] = ("", "")) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._legend = legend
        self._pairs: tuple[Pair, ...] = ()

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        self._pairs = tuple(pairs)
        self.setAccessibleDescription(spaced(" ; ".join(self._said(pair) for pair in pairs)))
        self.setMinimumHeight(self._least_height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(320), self._least_height())

    def _least_height(self) -> int:
        return dp(160)

    def _most(self) -> int:
        return max((max(pair.main, pair.other or 0) for pair in self._pairs), default=0) or 1

    def _said(self, pair: Pair) -> str:
        main, other = self._legend
        said = f"{pair.name} : {written(pair.main)} {main}".rstrip()
        return said if pair.other is None else f"{said}, {written(pair.other)} {other}".rstrip()


class Bars(_Chart):
    """Horizontal bars, the main one plain and the other hatched, each with its figure."""

    def _least_height(self) -> int:
        return dp(34) * max(len(self._pairs), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = painter_on(self), tokens()
        step = self.height() / max(len(self._pairs), 1)
        for rank, pair in enumerate(self._pairs):
            middle = rank * step + step / 2
            words = QRectF(0, rank * step, dp(NAME_WIDTH - 12), step)
            small = theme.font(SMALL_POINTS)
            text_at(painter, words, pair.name, colours.ink, small, LEFT | MIDDLE | WRAP)
            if pair.other is None:
                self._paint_bar(painter, pair.main, middle - dp(6), colours.primary)
                continue
            self._paint_bar(painter, pair.main, middle - dp(14), colours.primary)
            self._paint_bar(painter, pair.other, middle + dp(1), colours.success, hatched=True)

    def _paint_bar(
        self, painter: QPainter, value: int, top: float, colour: str, *, hatched: bool = False
    ) -> None:
        room = self.width() - dp(NAME_WIDTH + FIGURE_ROOM)
        bar = QRectF(dp(NAME_WIDTH), top, room * value / self._most(), dp(12))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(bar, 2, 2)
        if hatched:
            painter.setBrush(QBrush(QColor(tokens().surface), Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar)
        figure = QRectF(bar.right() + dp(6), top - dp(3), dp(FIGURE_ROOM), dp(18))
        text_at(painter, figure, written(value), tokens().ink, theme.font(SMALL_POINTS, MEDIUM))


class Months(_Chart):
    """A column a month, its figure above, the level to compare as a line across it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        base = self.height() - dp(24)
        painter.setPen(pen(tokens().edge))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        for rank, pair in enumerate(self._pairs):
            self._paint_month(painter, rank, pair, base)

    def _paint_month(self, painter: QPainter, rank: int, pair: Pair, base: float) -> None:
        colours, step = tokens(), self.width() / len(self._pairs)
        rise = (base - dp(24)) / self._most()
        width = min(step * 0.58, dp(44))
        left = rank * step + (step - width) / 2
        bar = QRectF(left, base - rise * pair.main, width, rise * pair.main)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.primary))
        painter.drawRoundedRect(bar, 3, 3)
        painter.drawRect(bar.adjusted(0, min(4, bar.height()), 0, 0))
        mark = base - rise * (pair.other or 0)
        top = min(bar.top(), mark) - dp(22)
        above = QRectF(left - dp(8), top, width + dp(16), dp(20))
        bold = theme.font(SMALL_POINTS, BOLD)
        text_at(painter, above, written(pair.main), colours.ink, bold, CENTER | MIDDLE)
        if pair.other is not None:
            ends = QPointF(left - dp(5), mark), QPointF(left + width + dp(5), mark)
            for colour, thick in ((colours.surface, dp(6)), (colours.warning, dp(3))):
                painter.setPen(pen(colour, thick))  # a halo keeps 3:1 on the bar
                painter.drawLine(*ends)
        beneath = QRectF(rank * step, base + dp(4), step, dp(20))
        small = theme.font(SMALL_POINTS)
        text_at(painter, beneath, pair.name, colours.muted, small, CENTER | MIDDLE)
