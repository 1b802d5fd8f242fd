"""A column a month or a quarter, and across it the level of a year before."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.charts.chart import ACROSS, ALONG, Chart, Spot
from conseil_mobilite.gui.kit.charts.data import Series
from conseil_mobilite.gui.kit.charts.looks import fill
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, MIDDLE, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

FOOT: Final = 24
HEAD: Final = 26
WIDEST: Final = 44
MARK: Final = 5


class Columns(Chart):
    """The first series stands as columns; a second one, if any, as a stroke across each."""

    along = ACROSS
    across = ALONG

    def spots(self) -> Sequence[Spot]:
        values = [each or 0 for datum in self.data for each in datum.values]
        base, most = self.height() - dp(FOOT), max(values, default=0) or 1
        rise = (base - dp(HEAD)) / most
        step = self.width() / max(len(self.data), 1)
        width = min(step * 0.58, dp(WIDEST))
        found = []
        for rank, datum in enumerate(self.data):
            left = rank * step + (step - width) / 2
            for series in reversed(range(len(self.series))):
                tall = (datum.values[series] or 0) * rise
                drawn = QRectF(left, base - tall, width, tall)
                if series:
                    drawn = QRectF(left - dp(5), base - tall - dp(2), width + dp(10), dp(4))
                reach = drawn.adjusted(-dp(4), -dp(4), dp(4), dp(4))
                whole = QRectF(rank * step, 0, step, self.height())
                found.append(Spot(rank, series, drawn, reach if series else whole))
        return found

    def paint(self, painter: QPainter, spots: Sequence[Spot]) -> None:
        base = self.height() - dp(FOOT)
        painter.setPen(pen(tokens().edge))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        for spot in sorted(spots, key=lambda each: each.series):
            look = self.series[spot.series]
            if spot.series:
                _paint_stroke(painter, spot, look)
            elif spot.drawn.height() > 0:
                fill(painter, spot.drawn, look.tone, look.kind)
        every = self._names_shown()
        for rank in range(len(self.data)):
            self._paint_words(painter, rank, spots, named=rank % every == 0)

    def _paint_words(
        self, painter: QPainter, rank: int, spots: Sequence[Spot], *, named: bool
    ) -> None:
        datum, step = self.data[rank], self.width() / len(self.data)
        top = min(spot.drawn.top() for spot in spots if spot.rank == rank)
        above = QRectF(rank * step, top - dp(21), step, dp(20))
        bold, middle = theme.font(SMALL_POINTS, BOLD), CENTER | MIDDLE
        text_at(painter, above, datum.words[0], tokens().ink, bold, middle)
        if named:
            every = self._names_shown()
            area = QRectF((rank - (every - 1) / 2) * step, self.height() - dp(FOOT - 4), 0, dp(20))
            area.setWidth(step * every)
            small = theme.font(SMALL_POINTS)
            text_at(painter, area, datum.short or datum.name, tokens().muted, small, middle)

    def _names_shown(self) -> int:
        """Return 1 where every name has room beneath its column, 2 where every other has."""
        metrics = QFontMetricsF(theme.font(SMALL_POINTS))
        widest = max(
            (metrics.horizontalAdvance(spaced(d.short or d.name)) for d in self.data), default=0
        )
        return 1 + int(widest // (self.width() / max(len(self.data), 1) or 1))


def _paint_stroke(painter: QPainter, spot: Spot, look: Series) -> None:
    middle = spot.drawn.center().y()
    ends = QPointF(spot.drawn.left(), middle), QPointF(spot.drawn.right(), middle)
    front = tokens().tone(look.tone)[0]
    painter.setPen(pen(tokens().surface, dp(6)))  # a halo keeps 3:1 on the column
    painter.drawLine(*ends)
    painter.setPen(pen(front, dp(3)))
    painter.drawLine(*ends)
