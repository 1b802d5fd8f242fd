"""Bars of 100 %: how each line is shared between a few states."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.charts.chart import Chart, Spot
from conseil_mobilite.gui.kit.charts.looks import fill
from conseil_mobilite.gui.kit.painting import CENTER, LEFT, MEDIUM, MIDDLE, WRAP, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

MOST_NAME: Final = 0.42
STEP: Final = 20
MOST_STEP: Final = 48
LEADING: Final = 4
BAR: Final = 17
GAP: Final = 12
APART: Final = 2
LABEL: Final = 16


class Stacked(Chart):
    """A part wide enough bears its figure, on a ground of its own; patterns tell the parts."""

    def least_height(self) -> int:
        return round(self._least_step() * max(len(self.data), 1))

    def spots(self) -> Sequence[Spot]:
        found = []
        step, left = self._step_height(), self._names_width() + dp(GAP)
        room = self.width() - left - dp(2)
        for rank, datum in enumerate(self.data):
            whole = sum(each or 0 for each in datum.values)
            start, top = left, rank * step + (step - dp(BAR)) / 2
            for series, value in enumerate(datum.values):
                width = room * (value or 0) / whole if whole else 0
                drawn = QRectF(start, top, max(width - APART, 0), dp(BAR))
                reach = QRectF(start, rank * step, width, step)
                found.append(Spot(rank, series, drawn, reach))
                start += width
        return found

    def paint(self, painter: QPainter, spots: Sequence[Spot]) -> None:
        step, small = self._step_height(), theme.font(SMALL_POINTS)
        for rank, datum in enumerate(self.data):
            area = QRectF(0, rank * step, self._names_width(), step)
            text_at(painter, area, datum.name, tokens().ink, small, LEFT | MIDDLE | WRAP)
        for spot in spots:
            if spot.drawn.width() > 0:
                look = self.series[spot.series]
                fill(painter, spot.drawn, look.tone, look.kind)
                self._paint_figure(painter, spot)

    def _paint_figure(self, painter: QPainter, spot: Spot) -> None:
        words = spaced(self.data[spot.rank].words[spot.series])
        font = theme.font(SMALL_POINTS, MEDIUM)
        width = QFontMetricsF(font).horizontalAdvance(words) + dp(10)
        if width > spot.drawn.width():
            return
        ground = QRectF(0, 0, width, dp(LABEL))
        ground.moveCenter(spot.drawn.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().surface))
        painter.drawRoundedRect(ground, 3, 3)
        text_at(painter, ground, words, tokens().ink, font, CENTER | MIDDLE)

    def _step_height(self) -> float:
        fair = self.height() / max(len(self.data), 1)
        return max(min(fair, dp(MOST_STEP)), self._least_step())

    def _least_step(self) -> float:
        return max(dp(STEP), self.names_height(self._names_width()) + dp(LEADING))

    def _names_width(self) -> float:
        return self.names_width(MOST_NAME)
