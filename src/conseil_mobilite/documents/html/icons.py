"""Pictograms as inline SVG, hidden from screen readers: the words beside them say the same."""

from functools import singledispatch
from math import cos, radians, sin

from conseil_mobilite.documents.html.markup import element
from conseil_mobilite.documents.kit.icons import GRID, STROKE, Arc, Box, Circle, Curve, Icon, Line
from conseil_mobilite.documents.kit.icons import Point as At

_HALF_TURN = 180


def svg(icon: Icon) -> str:
    return element(
        "svg",
        *(_drawn(stroke) for stroke in icon.strokes),
        viewBox=f"0 0 {GRID} {GRID}",
        class_="icon",
        aria_hidden="true",
        focusable="false",
    )


@singledispatch
def _drawn(stroke: object) -> str:
    raise TypeError(stroke)


@_drawn.register
def _(stroke: Line) -> str:
    path = "M" + " L".join(_at(point) for point in stroke.points)
    weight = "" if stroke.weight == STROKE else f"{stroke.weight:g}"
    return element("path", d=path + (" Z" if stroke.closed else ""), stroke_width=weight)


@_drawn.register
def _(stroke: Curve) -> str:
    parts = (" ".join(_at(point) for point in part) for part in stroke.parts)
    path = f"M{_at(stroke.start)} C" + " C".join(parts)
    return element("path", d=path + (" Z" if stroke.closed else ""))


@_drawn.register
def _(stroke: Circle) -> str:
    x, y = stroke.centre
    return element(
        "circle",
        cx=f"{x:g}",
        cy=f"{GRID - y:g}",
        r=f"{stroke.radius:g}",
        class_="filled" if stroke.filled else "",
    )


@_drawn.register
def _(stroke: Arc) -> str:
    start, end = (_on(stroke, angle) for angle in (stroke.start, stroke.start + stroke.extent))
    long = int(abs(stroke.extent) > _HALF_TURN)
    turn = int(stroke.extent < 0)
    arc = f"A{stroke.radius:g} {stroke.radius:g} 0 {long} {turn}"
    return element("path", d=f"M{_at(start)} {arc} {_at(end)}")


@_drawn.register
def _(stroke: Box) -> str:
    x, y = stroke.at
    return element(
        "rect",
        x=f"{x:g}",
        y=f"{GRID - y - stroke.height:g}",
        width=f"{stroke.width:g}",
        height=f"{stroke.height:g}",
        rx=f"{stroke.corner:g}" if stroke.corner else "",
        class_="filled" if stroke.filled else "",
    )


def _on(arc: Arc, degrees: float) -> At:
    angle = radians(degrees)
    x, y = arc.centre
    return x + arc.radius * cos(angle), y + arc.radius * sin(angle)


def _at(point: At) -> str:
    """On a screen, y goes down."""
    return f"{point[0]:.4g},{GRID - point[1]:.4g}"
