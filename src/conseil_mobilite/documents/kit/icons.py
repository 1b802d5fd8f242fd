"""Pictograms as strokes on a grid of 24 by 24 (y upwards), round ends, one weight.

They always stand beside words that say the same, so they are decoration for a screen reader.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

GRID: Final = 24
STROKE: Final = 2.0

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    points: tuple[Point, ...]
    closed: bool = False
    weight: float = STROKE


@dataclass(frozen=True, slots=True)
class Curve:
    """Cubic curves one after the other: two control points and an end each."""

    start: Point
    parts: tuple[tuple[Point, Point, Point], ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Point
    radius: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Arc:
    """Degrees, counted from the right and against the clock."""

    centre: Point
    radius: float
    start: int
    extent: int


@dataclass(frozen=True, slots=True)
class Box:
    """`corner` is the radius of its corners; `at` its lower left one."""

    at: Point
    width: float
    height: float
    corner: float = 0
    filled: bool = False


Stroke: TypeAlias = Line | Curve | Circle | Arc | Box


def _line(*points: Point, closed: bool = False) -> Line:
    return Line(points, closed)


def _dot(x: float, y: float, radius: float = 1.3) -> Circle:
    return Circle((x, y), radius, filled=True)


_PIN = (
    ((8.0, 6.5), (4.6, 10.0), (4.6, 14.6)),
    ((4.6, 24.4), (19.4, 24.4), (19.4, 14.6)),
    ((19.4, 10.0), (16.0, 6.5), (12.0, 1.8)),
)
_STAIRS = ((2.5, 3.0), (2.5, 8.2), (8.8, 8.2), (8.8, 13.4), (15.1, 13.4), (15.1, 18.6))
_STAR_RIGHT = ((12.0, 22.0), (14.9, 15.4), (22.0, 14.7), (16.6, 9.9), (18.2, 2.9))
_STAR_LEFT = ((12.0, 6.6), (5.8, 2.9), (7.4, 9.9), (2.0, 14.7), (9.1, 15.4))
_CAR = ((4.0, 7.0), (2.0, 7.0), (2.0, 12.0), (5.0, 13.0), (8.0, 18.5), (16.0, 18.5))
_CAR_BACK = ((19.5, 13.0), (22.0, 12.0), (22.0, 7.0), (20.0, 7.0))
_BIKE = ((5.8, 7.5), (9.6, 14.5), (16.2, 14.5), (11.6, 7.5), (5.8, 7.5))


class Icon(Enum):
    """The pictograms there are."""

    BICYCLE = (
        Circle((5.8, 7.5), 4.6),
        Circle((18.2, 7.5), 4.6),
        _line(*_BIKE),
        _line((11.6, 7.5), (8.6, 17.5)),
        _line((7, 17.7), (10.4, 17.7)),
        _line((18.2, 7.5), (15.4, 18.5), (18.6, 18.5)),
    )
    BUS = (
        Box((4, 4.5), 16, 17.5, 3),
        _line((4, 11), (20, 11)),
        _line((9, 18.5), (15, 18.5)),
        _dot(8, 7.7),
        _dot(16, 7.7),
        _line((7, 4), (7, 2)),
        _line((17, 4), (17, 2)),
    )
    CALENDAR = (
        Box((3, 2.5), 18, 17, 2.4),
        _line((3, 14), (21, 14)),
        _line((8, 18), (8, 22)),
        _line((16, 18), (16, 22)),
        Box((13, 5.5), 4.4, 4.4, filled=True),
        _dot(8.2, 7.7),
    )
    CAR = (
        _line(*_CAR, *_CAR_BACK),
        _line((5, 13), (19.5, 13)),
        _line((12, 18), (12, 13)),
        _line((9.6, 7), (14.4, 7)),
        Circle((7, 6.5), 2.4),
        Circle((17, 6.5), 2.4),
    )
    CHANGE = (
        _line((3, 16), (21, 16)),
        _line((16.6, 20.4), (21, 16), (16.6, 11.6)),
        _line((21, 7), (3, 7)),
        _line((7.4, 11.4), (3, 7), (7.4, 2.6)),
    )
    CHART = (
        _line((3, 2), (3, 22)),
        _line((7, 18), (20, 18)),
        _line((7, 12), (15, 12)),
        _line((7, 6), (11, 6)),
    )
    CHECK = (Line(((4, 12), (9.5, 6), (20, 18.5)), weight=3),)
    CLOCK = (Circle((12, 12), 10), _line((12, 18), (12, 12), (16.2, 9.6)))
    DOCUMENT = (
        _line((5, 2), (5, 22), (13.5, 22), (19, 16.5), (19, 2), closed=True),
        _line((13.5, 22), (13.5, 16.5), (19, 16.5)),
        _line((8.7, 11.5), (15.3, 11.5)),
        _line((8.7, 7), (15.3, 7)),
    )
    EURO = (
        Circle((12, 12), 10),
        Arc((13.3, 12), 5, 52, 256),
        _line((6.4, 13.6), (13.6, 13.6)),
        _line((6.4, 10.4), (13, 10.4)),
    )
    FLAG = (_line((5, 2), (5, 22)), _line((5, 21), (20, 21), (16.4, 16.2), (20, 11.4), (5, 11.4)))
    KEY = (
        Circle((7.4, 16.6), 4.9),
        _line((10.9, 13.1), (21, 3)),
        _line((17.2, 6.8), (20.2, 9.8)),
        _line((14, 10), (16.4, 12.4)),
    )
    PEOPLE = (
        Circle((8, 16.6), 3.7),
        Curve((1.5, 3.5), (((1.5, 12.6), (14.5, 12.6), (14.5, 3.5)),), closed=True),
        Arc((16.4, 16.6), 3.7, -100, 205),
        Curve((17.8, 10.1), (((20.6, 9.6), (22.5, 7.6), (22.5, 3.5)),), closed=False),
        _line((22.5, 3.5), (18.6, 3.5)),
    )
    PERSON = (
        Circle((12, 17), 4.4),
        Curve((3.5, 2.5), (((3.5, 12.2), (20.5, 12.2), (20.5, 2.5)),)),
    )
    PHONE = (
        Box((6.5, 2), 11, 20, 2.6),
        _line((10.7, 18.8), (13.3, 18.8)),
        _dot(12, 5.4, 1.2),
    )
    PLACE = (Curve((12, 1.8), _PIN), Circle((12, 14.6), 2.7))
    PURSE = (
        Box((2.5, 4), 19, 14.5, 2.6),
        _line((5, 18.5), (16.5, 21.5), (17.5, 18.5)),
        Box((14.5, 8.6), 7, 5.4, 1.6),
        _dot(17.6, 11.3, 1),
    )
    SCHOOL = (
        _line((12, 20), (1.5, 15), (12, 10), (22.5, 15), closed=True),
        _line((5.5, 12.8), (5.5, 6.4), (12, 3.4), (18.5, 6.4), (18.5, 12.8)),
        _line((22.5, 14.8), (22.5, 7.5)),
    )
    STAR = (_line(*_STAR_RIGHT, *_STAR_LEFT, closed=True),)
    STEPS = (_line(*_STAIRS, (21.5, 18.6), (21.5, 3), closed=True),)
    WRENCH = (
        Arc((16, 16), 5.6, 70, 310),
        _line((17.9, 21.3), (15.2, 18.6), (18.6, 15.2), (21.3, 17.9)),
        Line(((11.6, 11.6), (4, 4)), weight=4.5),
    )

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        drawn: tuple[Stroke, ...] = self.value
        return drawn
