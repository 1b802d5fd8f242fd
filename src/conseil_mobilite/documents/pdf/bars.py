"""Horizontal bars at the end of the rows of a table: they show its figures at a glance."""

from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.tables import Bars
from conseil_mobilite.documents.pdf.scripts.fonts import FONT
from conseil_mobilite.documents.pdf.theme import BLUE, SOFT, WHITE

_THICKNESS = 6.5
_LEGEND = 9
_SWATCH = 8


def bar_column(bars: Bars, width: float) -> list[Flowable]:
    """Return the legend, for the head of the table, then the bars of each row."""
    highest = max((figure or 0 for series in bars.figures for figure in series), default=0)
    rows = zip(*bars.figures, strict=True)
    return [_Legend(bars.names, width), *(_RowOfBars(row, highest, width) for row in rows)]


class _RowOfBars(Flowable):
    """The first series is dark, the others light with a dark outline."""

    def __init__(self, figures: tuple[int | None, ...], highest: int, width: float) -> None:
        super().__init__()
        self.figures, self.highest = figures, highest
        self.width, self.height = width, _THICKNESS * len(figures) + 2

    def draw(self) -> None:
        for place, figure in enumerate(self.figures):
            if figure:
                y = self.height - _THICKNESS * (place + 1)
                _swatch(self, (0, y), self.width * figure / self.highest, dark=not place)


class _Legend(Flowable):
    def __init__(self, names: tuple[str, ...], width: float) -> None:
        super().__init__()
        self.names, self.width, self.height = names, width, _LEGEND * 1.3

    def draw(self) -> None:
        x = 0.0
        for place, name in enumerate(self.names):
            if not name:  # the head of the one column of figures says it
                continue
            _swatch(self, (x, 1.5), _SWATCH, dark=not place, outline=True)
            self.canv.setFillColor(WHITE)
            self.canv.setFont(FONT, _LEGEND)
            self.canv.drawString(x + _SWATCH + 4, 2, name)
            x += _SWATCH + 14 + self.canv.stringWidth(name, FONT, _LEGEND)


def _swatch(
    drawn: Flowable, at: tuple[float, float], length: float, *, dark: bool, outline: bool = False
) -> None:
    canvas = drawn.canv
    canvas.setStrokeColor(WHITE if outline else BLUE)
    canvas.setLineWidth(0.8)
    canvas.setFillColor(BLUE if dark else SOFT)
    canvas.rect(at[0], at[1] + 0.6, length, _THICKNESS - 1.2, stroke=1, fill=1)
