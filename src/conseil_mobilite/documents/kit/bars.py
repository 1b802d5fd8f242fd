"""Horizontal bars that stand beside the rows of a table and show its figures at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.fonts import FONT
from conseil_mobilite.documents.kit.theme import BLUE, INK, LINE, SOFT

_THICKNESS = 6.5
_LEGEND = 9.5
_SWATCH = 9


@dataclass(frozen=True, slots=True)
class Series:
    """The bars of one column of figures; None draws no bar."""

    name: str
    figures: Sequence[int | None]


class Bars(Flowable):
    """One group of bars a row. The first series is dark, the others light with a dark outline.

    `heights` are those of the table in points, its head first: the legend stands beside the head.
    """

    def __init__(self, series: Sequence[Series], heights: Sequence[float], width: float) -> None:
        super().__init__()
        self.series, self.heights = series, heights
        self.width, self.height = width, sum(heights)
        self.highest = max((figure or 0 for one in series for figure in one.figures), default=0)

    def draw(self) -> None:
        top = self.height - self.heights[0]
        self._legend(top + self.heights[0] / 2)
        for row, height in enumerate(self.heights[1:]):
            middle = top - height / 2
            first = middle + _THICKNESS * len(self.series) / 2
            for place, one in enumerate(self.series):
                self._bar(one.figures[row], first - _THICKNESS * (place + 1), place)
            top -= height
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 0, 0, self.height - self.heights[0])

    def _bar(self, figure: int | None, y: float, place: int) -> None:
        if figure:
            self._swatch(0, y, self.width * figure / self.highest, place)

    def _swatch(self, x: float, y: float, length: float, place: int) -> None:
        self.canv.setStrokeColor(BLUE)
        self.canv.setLineWidth(0.8)
        self.canv.setFillColor(SOFT if place else BLUE)
        self.canv.rect(x, y + 0.6, length, _THICKNESS - 1.2, stroke=1, fill=1)

    def _legend(self, middle: float) -> None:
        x = 0.0
        for place, one in enumerate(self.series):
            self._swatch(x, middle - _THICKNESS / 2, _SWATCH, place)
            self.canv.setFillColor(INK)
            self.canv.setFont(FONT, _LEGEND)
            self.canv.drawString(x + _SWATCH + 4, middle - _LEGEND * 0.33, one.name)
            x += _SWATCH + 14 + self.canv.stringWidth(one.name, FONT, _LEGEND)
