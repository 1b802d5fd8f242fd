"""Where days, hours and appointments are on the grid, in pixels, and what is under a point."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from conseil_mobilite.gui.agenda.grid.placing import Block
from conseil_mobilite.gui.agenda.grid.spans import DAY_MINUTES, Span, Spot
from conseil_mobilite.gui.kit.theme import dp

HEAD: Final = 44
GUTTER: Final = 52
NARROW: Final = 64
"""The width under which a lane gives its margins to its words."""


@dataclass(frozen=True, slots=True)
class GridShape:
    """`hours` are the first and the last shown; the first one is at the height `top`."""

    width: float
    columns: int
    hours: tuple[int, int]
    hour_height: float
    top: float

    @property
    def height(self) -> float:
        """The height of all the hours shown."""
        return (self.hours[1] - self.hours[0]) * self.hour_height

    def column(self, rank: int) -> QRectF:
        """Return the place of a day, under its name."""
        left = dp(GUTTER)
        width = (self.width - left) / max(self.columns, 1)
        return QRectF(left + rank * width, self.top, width, self.height)

    def height_of(self, hour: float) -> float:
        return self.top + (hour - self.hours[0]) * self.hour_height

    def area(self, block: Block) -> QRectF:
        """Return the place of an appointment, in its lane."""
        column = self.column(block.day)
        width = column.width() / block.lanes
        left = column.left() + block.lane * width
        return _inset(self._rectangle(left, width * block.breadth, block.start, block.end))

    def area_of(self, span: Span) -> QRectF:
        """Return the place of a span, as wide as its day."""
        column = self.column(span.day)
        start, end = span.start / 60, min(span.end, DAY_MINUTES) / 60
        return _inset(self._rectangle(column.left(), column.width(), start, end))

    def spot(self, point: QPointF) -> Spot:
        """Return the day and the minute nearest to a point."""
        width = (self.width - dp(GUTTER)) / max(self.columns, 1)
        day = int((point.x() - dp(GUTTER)) // width)
        minutes = ((point.y() - self.top) / self.hour_height + self.hours[0]) * 60
        shown = (max(minutes, self.hours[0] * 60), self.hours[1] * 60)
        return Spot(min(max(day, 0), self.columns - 1), min(shown))

    def holds(self, point: QPointF) -> bool:
        """Say whether a point is on an hour of a day; before the days are known none is."""
        across = self.columns > 0 and dp(GUTTER) <= point.x() < self.width
        return across and self.top <= point.y() < self.top + self.height

    def _rectangle(self, left: float, width: float, start: float, end: float) -> QRectF:
        top, bottom = self.height_of(start), self.height_of(end)
        return QRectF(left, top, width, bottom - top)


def _inset(area: QRectF) -> QRectF:
    """Leave air around an appointment."""
    side = 1 if area.width() < dp(NARROW) else 3
    return area.adjusted(side, 1, -side, -1)
