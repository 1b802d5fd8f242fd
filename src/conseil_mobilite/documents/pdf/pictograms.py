"""Draw the strokes of a pictogram."""

from functools import singledispatch

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.icons import GRID, STROKE, Arc, Box, Circle, Curve, Icon, Line
from conseil_mobilite.documents.pdf.theme import BLUE


class Pictogram(Flowable):
    """One pictogram, `size` points wide and high."""

    def __init__(self, icon: Icon, size: float, color: Color = BLUE) -> None:
        super().__init__()
        self.icon, self.width, self.height, self.color = icon, size, size, color

    def draw(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.scale(self.width / GRID, self.height / GRID)
        canvas.setStrokeColor(self.color)
        canvas.setFillColor(self.color)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        for stroke in self.icon.strokes:
            canvas.setLineWidth(STROKE)
            _draw(stroke, canvas)
        canvas.restoreState()


@singledispatch
def _draw(stroke: object, _canvas: Canvas) -> None:
    raise TypeError(stroke)


@_draw.register
def _(stroke: Line, canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke.points[0])
    for point in stroke.points[1:]:
        path.lineTo(*point)
    if stroke.closed:
        path.close()
    canvas.setLineWidth(stroke.weight)
    canvas.drawPath(path)


@_draw.register
def _(stroke: Curve, canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke.start)
    for first, second, end in stroke.parts:
        path.curveTo(*first, *second, *end)
    if stroke.closed:
        path.close()
    canvas.drawPath(path)


@_draw.register
def _(stroke: Circle, canvas: Canvas) -> None:
    filled = int(stroke.filled)
    canvas.circle(*stroke.centre, stroke.radius, stroke=1 - filled, fill=filled)


@_draw.register
def _(stroke: Arc, canvas: Canvas) -> None:
    (x, y), radius = stroke.centre, stroke.radius
    path = canvas.beginPath()
    corners = (x - radius, y - radius, x + radius, y + radius)
    path.arc(*corners, startAng=stroke.start, extent=stroke.extent)
    canvas.drawPath(path)


@_draw.register
def _(stroke: Box, canvas: Canvas) -> None:
    filled = int(stroke.filled)
    kind = {"stroke": 1 - filled, "fill": filled}
    if stroke.corner:
        canvas.roundRect(*stroke.at, stroke.width, stroke.height, stroke.corner, **kind)
    else:
        canvas.rect(*stroke.at, stroke.width, stroke.height, **kind)
