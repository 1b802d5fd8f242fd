"""Dated steps on a track: a knot a step, its name, and beneath in words where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.kit.painting import CENTER, TOP, painter_on, pen
from conseil_mobilite.gui.kit.theme import dp, tokens

KNOT: Final = 24
TRACK: Final = 3


class Mark(StrEnum):
    """What the knot of a step shows; its words say the same."""

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class StepPoint:
    """A step: its name, its state in a few words, and its mark."""

    name: str
    words: str
    mark: Mark


class Stepper(QFrame):
    """Steps side by side, of equal width; each is text, so that a screen reader reads it all."""

    spoken_role = QAccessible.Role.List

    def __init__(self, name: str, title: str, points: Sequence[StepPoint] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(title))
        self._steps = frame(row(gap=0))
        self.setLayout(column(self._steps, gap=0))
        self.show_points(points)

    def show_points(self, points: Sequence[StepPoint]) -> None:
        said = (f"{point.name} : {point.words}" for point in points)
        self.setAccessibleDescription(spaced(" ; ".join(said)))
        marks = [point.mark for point in points]
        cells = [_cell(point, _Knot(marks, rank)) for rank, point in enumerate(points)]
        refill(self._steps, *((cell, 1) for cell in cells))


def _cell(point: StepPoint, knot: QWidget) -> QFrame:
    role = "muted" if point.mark is Mark.AHEAD else "strong"
    name = label(point.name, role, wrap=True)
    tones = {Mark.CURRENT: "primary", Mark.STOPPED: "warning"}
    words = label(point.words, "small", tones.get(point.mark, ""), wrap=True)
    for text in (name, words):
        text.setAlignment(CENTER | TOP)
    made = frame(column(knot, 4, frame(column(name, words, None, gap=0, pad=(4, 0, 4, 0))), gap=0))
    made.setMinimumWidth(dp(64))
    return made


class _Knot(QWidget):
    """The knot of a step, and the track to those beside it."""

    def __init__(self, marks: Sequence[Mark], rank: int) -> None:
        super().__init__()
        self._marks, self._rank = marks, rank
        self.setFixedHeight(dp(KNOT + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = painter_on(self)
        middle, side = QPointF(self.width() / 2, self.height() / 2), dp(KNOT)
        if self._rank > 0:
            self._track(painter, QPointF(0, middle.y()), middle, self._marks[self._rank])
        if self._rank < len(self._marks) - 1:
            end = QPointF(self.width(), middle.y())
            self._track(painter, middle, end, self._marks[self._rank + 1])
        spot = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        _DRAWN[self._marks[self._rank]](painter, spot)

    def _track(self, painter: QPainter, start: QPointF, end: QPointF, towards: Mark) -> None:
        """Draw the track up to a step; what leads to one not reached yet is dashed."""
        reached = towards in {Mark.DONE, Mark.CURRENT}
        colour = tokens().primary if reached else tokens().edge
        style = Qt.PenStyle.SolidLine if reached else Qt.PenStyle.DotLine
        painter.setPen(pen(colour, dp(TRACK) if reached else dp(2), style))
        painter.drawLine(start, end)


def _disc(painter: QPainter, spot: QRectF, fill: str, edge: str) -> None:
    inset = dp(1)
    painter.setPen(pen(edge, dp(2)))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(spot.adjusted(inset, inset, -inset, -inset))


def _inner(spot: QRectF, part: float) -> QRectF:
    margin = spot.width() * (1 - part) / 2
    return spot.adjusted(margin, margin, -margin, -margin)


def _done(painter: QPainter, spot: QRectF) -> None:
    _disc(painter, spot, tokens().primary, tokens().primary)
    paint_icon(painter, _inner(spot, 0.56), "check-bold", tokens().on_primary)


def _current(painter: QPainter, spot: QRectF) -> None:
    _disc(painter, spot, tokens().surface, tokens().primary)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().primary))
    painter.drawEllipse(_inner(spot, 0.42))


def _ahead(painter: QPainter, spot: QRectF) -> None:
    _disc(painter, spot, tokens().surface, tokens().edge)


def _stopped(painter: QPainter, spot: QRectF) -> None:
    _disc(painter, spot, tokens().warning_soft, tokens().warning)
    paint_icon(painter, _inner(spot, 0.56), "x", tokens().warning)


_DRAWN: Final = {
    Mark.DONE: _done,
    Mark.CURRENT: _current,
    Mark.AHEAD: _ahead,
    Mark.STOPPED: _stopped,
}
