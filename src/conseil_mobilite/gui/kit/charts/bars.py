"""Horizontal bars, one or a few a line, each with its figure at its end."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.charts.chart import Chart, Spot
from conseil_mobilite.gui.kit.charts.looks import fill
from conseil_mobilite.gui.kit.painting import LEFT, MEDIUM, MIDDLE, WRAP, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

MOST_NAME: Final = 0.48
BAR: Final = 13
LEADING: Final = 4
BETWEEN: Final = 3
AROUND: Final = 9
MOST_STEP: Final = 72
GAP: Final = 12


class Bars(Chart):
    """Lines keep their place from the top; names take what they need, up to half the width."""

    def least_height(self) -> int:
        return round(self._least_step() * max(len(self.data), 1))

    def spots(self) -> Sequence[Spot]:
        least, most = self._range()
        left = self._names_width() + dp(GAP)
        room = max(self.width() - left - self._figures_width() - dp(6), 1)
        scale = room / ((most - least) or 1)
        step, zero = self._step_height(), left - least * scale
        return [
            self._spot(rank, series, zero, step, scale)
            for rank in range(len(self.data))
            for series in range(len(self.series))
        ]

    def paint(self, painter: QPainter, spots: Sequence[Spot]) -> None:
        self._paint_names(painter)
        for spot in spots:
            look = self.series[spot.series]
            if spot.drawn.width() > 0:
                fill(painter, spot.drawn, look.tone, look.kind, radius=2)
            self._paint_figure(painter, spot)
        if spots and self._range()[0] < 0:
            zero = next(s.drawn.left() for s in spots if (self._value(s) or 0) >= 0)
            painter.setPen(pen(tokens().edge))
            bottom = self._step_height() * len(self.data)
            painter.drawLine(QPointF(zero, 0), QPointF(zero, bottom))

    def _spot(self, rank: int, series: int, zero: float, step: float, scale: float) -> Spot:
        tall, count = dp(BAR), len(self.series)
        whole = count * tall + (count - 1) * dp(BETWEEN)
        top = rank * step + (step - whole) / 2 + series * (tall + dp(BETWEEN))
        value = self.data[rank].values[series] or 0
        drawn = QRectF(zero + min(value, 0) * scale, top, abs(value) * scale, tall)
        band = step / count
        reach = QRectF(0, rank * step + series * band, self.width(), band)
        return Spot(rank, series, drawn, reach)

    def _paint_names(self, painter: QPainter) -> None:
        step, small = self._step_height(), theme.font(SMALL_POINTS)
        for rank, datum in enumerate(self.data):
            area = QRectF(0, rank * step, self._names_width(), step)
            text_at(painter, area, datum.name, tokens().ink, small, LEFT | MIDDLE | WRAP)

    def _paint_figure(self, painter: QPainter, spot: Spot) -> None:
        words = self.data[spot.rank].words[spot.series]
        left = spot.drawn.right() + dp(6)
        area = QRectF(left, spot.drawn.top() - dp(4), self.width() - left, dp(BAR + 8))
        text_at(painter, area, words, tokens().ink, theme.font(SMALL_POINTS, MEDIUM))

    def _value(self, spot: Spot) -> float | None:
        return self.data[spot.rank].values[spot.series]

    def _range(self) -> tuple[float, float]:
        values = [each for datum in self.data for each in datum.values if each is not None]
        return min([0.0, *values]), max([0.0, *values])

    def _least_step(self) -> float:
        count = max(len(self.series), 1)
        bars = count * dp(BAR) + (count - 1) * dp(BETWEEN) + 2 * dp(AROUND)
        return max(bars, dp(34), self.names_height(self._names_width()) + dp(LEADING))

    def _step_height(self) -> float:
        fair = self.height() / max(len(self.data), 1)
        return max(min(fair, max(dp(MOST_STEP), self._least_step())), self._least_step())

    def _names_width(self) -> float:
        return self.names_width(MOST_NAME)

    def _figures_width(self) -> float:
        metrics = QFontMetricsF(theme.font(SMALL_POINTS, MEDIUM))
        words = (spaced(each) for datum in self.data for each in datum.words)
        return max((metrics.horizontalAdvance(each) for each in words), default=0) + dp(6)
