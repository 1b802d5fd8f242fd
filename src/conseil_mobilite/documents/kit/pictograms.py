"""Pictograms drawn as strokes on a grid of 24 by 24 (y upwards), round ends, one weight.

They always stand beside words that say the same, so they are decoration for a screen reader.
"""

from collections.abc import Callable
from enum import Enum

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.theme import BLUE

_GRID = 24
_STROKE = 2.0


def _line(canvas: Canvas, *points: tuple[float, float], close: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if close:
        path.close()
    canvas.drawPath(path)


def _dot(canvas: Canvas, x: float, y: float, radius: float = 1.3) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)


def _bus(canvas: Canvas) -> None:
    canvas.roundRect(4, 4.5, 16, 17.5, 3)
    _line(canvas, (4, 11), (20, 11))
    _line(canvas, (9, 18.5), (15, 18.5))
    _dot(canvas, 8, 7.7)
    _dot(canvas, 16, 7.7)
    _line(canvas, (7, 4), (7, 2))
    _line(canvas, (17, 4), (17, 2))


def _phone(canvas: Canvas) -> None:
    canvas.roundRect(6.5, 2, 11, 20, 2.6)
    _line(canvas, (10.7, 18.8), (13.3, 18.8))
    _dot(canvas, 12, 5.4, 1.2)


def _calendar(canvas: Canvas) -> None:
    canvas.roundRect(3, 2.5, 18, 17, 2.4)
    _line(canvas, (3, 14), (21, 14))
    _line(canvas, (8, 18), (8, 22))
    _line(canvas, (16, 18), (16, 22))
    canvas.rect(13, 5.5, 4.4, 4.4, stroke=0, fill=1)
    _dot(canvas, 8.2, 7.7)


def _clock(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    _line(canvas, (12, 18), (12, 12), (16.2, 9.6))


def _chart(canvas: Canvas) -> None:
    _line(canvas, (3, 2), (3, 22))
    _line(canvas, (7, 18), (20, 18))
    _line(canvas, (7, 12), (15, 12))
    _line(canvas, (7, 6), (11, 6))


def _euro(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    path = canvas.beginPath()
    path.arc(8.3, 7, 18.3, 17, startAng=52, extent=256)
    canvas.drawPath(path)
    _line(canvas, (6.4, 13.6), (13.6, 13.6))
    _line(canvas, (6.4, 10.4), (13, 10.4))


def _purse(canvas: Canvas) -> None:
    canvas.roundRect(2.5, 4, 19, 14.5, 2.6)
    _line(canvas, (5, 18.5), (16.5, 21.5), (17.5, 18.5))
    canvas.roundRect(14.5, 8.6, 7, 5.4, 1.6)
    _dot(canvas, 17.6, 11.3, 1)


def _document(canvas: Canvas) -> None:
    _line(canvas, (5, 2), (5, 22), (13.5, 22), (19, 16.5), (19, 2), close=True)
    _line(canvas, (13.5, 22), (13.5, 16.5), (19, 16.5))
    _line(canvas, (8.7, 11.5), (15.3, 11.5))
    _line(canvas, (8.7, 7), (15.3, 7))


def _person(canvas: Canvas) -> None:
    canvas.circle(12, 17, 4.4)
    path = canvas.beginPath()
    path.moveTo(3.5, 2.5)
    path.curveTo(3.5, 12.2, 20.5, 12.2, 20.5, 2.5)
    path.close()
    canvas.drawPath(path)


def _place(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 1.8)
    path.curveTo(8, 6.5, 4.6, 10, 4.6, 14.6)
    path.curveTo(4.6, 24.4, 19.4, 24.4, 19.4, 14.6)
    path.curveTo(19.4, 10, 16, 6.5, 12, 1.8)
    path.close()
    canvas.drawPath(path)
    canvas.circle(12, 14.6, 2.7)


def _flag(canvas: Canvas) -> None:
    _line(canvas, (5, 2), (5, 22))
    _line(canvas, (5, 21), (20, 21), (16.4, 16.2), (20, 11.4), (5, 11.4))


def _steps(canvas: Canvas) -> None:
    stairs = ((2.5, 3), (2.5, 8.2), (8.8, 8.2), (8.8, 13.4), (15.1, 13.4), (15.1, 18.6))
    _line(canvas, *stairs, (21.5, 18.6), (21.5, 3), close=True)


def _star(canvas: Canvas) -> None:
    right = ((12, 22), (14.9, 15.4), (22, 14.7), (16.6, 9.9), (18.2, 2.9))
    left = ((12, 6.6), (5.8, 2.9), (7.4, 9.9), (2, 14.7), (9.1, 15.4))
    _line(canvas, *right, *left, close=True)


def _change(canvas: Canvas) -> None:
    _line(canvas, (3, 16), (21, 16))
    _line(canvas, (16.6, 20.4), (21, 16), (16.6, 11.6))
    _line(canvas, (21, 7), (3, 7))
    _line(canvas, (7.4, 11.4), (3, 7), (7.4, 2.6))


def _check(canvas: Canvas) -> None:
    canvas.setLineWidth(3)
    _line(canvas, (4, 12), (9.5, 6), (20, 18.5))


class Icon(Enum):
    """The pictograms there are."""

    BUS = (_bus,)
    CALENDAR = (_calendar,)
    CHANGE = (_change,)
    CHART = (_chart,)
    CHECK = (_check,)
    CLOCK = (_clock,)
    DOCUMENT = (_document,)
    EURO = (_euro,)
    FLAG = (_flag,)
    PERSON = (_person,)
    PHONE = (_phone,)
    PLACE = (_place,)
    PURSE = (_purse,)
    STAR = (_star,)
    STEPS = (_steps,)


class Pictogram(Flowable):
    """One pictogram, `size` points wide and high."""

    def __init__(self, icon: Icon, size: float, color: Color = BLUE) -> None:
        super().__init__()
        self.icon, self.width, self.height, self.color = icon, size, size, color

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.width / _GRID, self.height / _GRID)
        canvas.setStrokeColor(self.color)
        canvas.setFillColor(self.color)
        canvas.setLineWidth(_STROKE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        drawing: Callable[[Canvas], None] = self.icon.value[0]
        drawing(canvas)
        canvas.restoreState()
