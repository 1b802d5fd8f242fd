"""The ten axes of an assessment on a radar, and the same in words, one key away."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetrics, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, CENTER, LEFT, RIGHT, painter_on, pen, text_at
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

TOP_LEVEL: Final = 4
WEAK_LEVEL: Final = 1
NOT_EVALUATED: Final = "Non évalué"
UPRIGHT: Final = 0.1
"""Below this cosine an axis points up or down and its label is centred."""


@dataclass(frozen=True, slots=True)
class AxisPoint:
    """One axis: its name, its level 0 to 4 and that level in words.

    Without a level, `words` say why: it was not evaluated, or it is not shown.
    """

    name: str
    level: int | None
    words: str = NOT_EVALUATED
    before: int | None = None
    before_words: str = NOT_EVALUATED
    note: str = ""
    """What the table says in the place of the level, such as « Retenu 3 · calculé 2 »."""

    def sentence(self) -> str:
        """Say the axis for a screen reader and for the table twin."""
        now = self.words if self.level is None else f"{self.words} ({self.level} sur {TOP_LEVEL})"
        then = "" if self.before is None else f", auparavant {self.before_words} ({self.before})"
        note = f", {self.note.lower()}" if self.note else ""
        return f"{self.name} : {now}{note}{then}"


class Radar(QWidget):
    """Draws the axes; the radius is what the labels leave, so that none is cut or crossed."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, name: str, points: Sequence[AxisPoint] = (), *, height: int = 300) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMinimumHeight(dp(height))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_points(points)

    def show_points(self, points: Sequence[AxisPoint]) -> None:
        self._points = tuple(points)
        self.setAccessibleName("Radar de l’autonomie par axe")
        self.setAccessibleDescription(
            spaced(" ; ".join(point.sentence() for point in self._points))
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(dp(320), self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._points:
            _Drawing(self, self._points).paint()


class _Drawing:
    """One painting of a radar: angles, measures, then strokes from back to front."""

    def __init__(self, widget: QWidget, points: Sequence[AxisPoint]) -> None:
        self._painter = painter_on(widget)
        self._points = points
        self._turn = 2 * math.pi / len(points)
        self._angles = [self._turn * rank - math.pi / 2 for rank in range(len(points))]
        self._centre = QPointF(widget.width() / 2, widget.height() / 2)
        self._name_font, self._note_font = theme.font(SMALL_POINTS, BOLD), theme.font(SMALL_POINTS)
        self._line = QFontMetrics(self._name_font).height()
        self._gap = dp(10)
        self._texts = [_two_lines(point) for point in points]
        self._widths = [self._width_of(*text) for text in self._texts]
        self._radius = self._measure(widget.width(), widget.height())

    def paint(self) -> None:
        self._paint_web()
        self._paint_before()
        self._paint_now()
        for rank in range(len(self._points)):
            self._paint_label(rank)

    def _width_of(self, name: str, note: str) -> int:
        bold, plain = QFontMetrics(self._name_font), QFontMetrics(self._note_font)
        return max(bold.horizontalAdvance(name), plain.horizontalAdvance(note))

    def _measure(self, width: int, height: int) -> float:
        radius = height / 2 - 2 * self._line - self._gap - dp(8)
        for angle, label in zip(self._angles, self._widths, strict=True):
            if abs(math.cos(angle)) > UPRIGHT:
                room = (width / 2 - label - self._gap) / abs(math.cos(angle))
                radius = min(radius, room)
        return max(radius, dp(24))

    def _at(self, rank: int, reach: float) -> QPointF:
        angle = self._angles[rank % len(self._angles)]
        return self._centre + QPointF(math.cos(angle), math.sin(angle)) * reach

    def _spot(self, rank: int, level: int) -> QPointF:
        return self._at(rank, self._radius * level / TOP_LEVEL)

    def _paint_web(self) -> None:
        colours, painter, ranks = tokens(), self._painter, range(len(self._points))
        for level in range(1, TOP_LEVEL + 1):
            painter.setPen(pen(colours.edge if level == TOP_LEVEL else colours.line))
            painter.drawPolygon(QPolygonF([self._spot(rank, level) for rank in ranks]))
        painter.setPen(pen(colours.line))
        for rank in ranks:
            painter.drawLine(self._centre, self._at(rank, self._radius))

    def _paint_before(self) -> None:
        levels = [point.before for point in self._points]
        self._painter.setPen(pen(tokens().muted, dp(2), Qt.PenStyle.DashLine))
        self._paint_edges(levels)

    def _paint_now(self) -> None:
        """Draw an edge only between two evaluated neighbours: nothing is invented."""
        colours, painter = tokens(), self._painter
        levels = [point.level for point in self._points]
        fill = QColor(colours.primary)
        fill.setAlpha(40)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        corners = [
            self._centre if level is None else self._spot(rank, level)
            for rank, level in enumerate(levels)
        ]
        painter.drawPolygon(QPolygonF(corners))
        painter.setPen(pen(colours.primary, dp(2)))
        self._paint_edges(levels)
        painter.setPen(pen(colours.surface, 1.5))
        painter.setBrush(QColor(colours.primary))
        for rank, level in enumerate(levels):
            if level is not None:
                painter.drawEllipse(self._spot(rank, level), dp(4), dp(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_edges(self, levels: Sequence[int | None]) -> None:
        for rank, level in enumerate(levels):
            following = levels[(rank + 1) % len(levels)]
            if level is not None and following is not None:
                self._painter.drawLine(self._spot(rank, level), self._spot(rank + 1, following))

    def _paint_label(self, rank: int) -> None:
        angle, width, (name, note) = self._angles[rank], self._widths[rank], self._texts[rank]
        spot, cosine = self._at(rank, self._radius + self._gap), math.cos(angle)
        upright = abs(cosine) < UPRIGHT
        left = spot.x() - (width / 2 if upright else width if cosine < 0 else 0)
        top = spot.y() - self._line + math.sin(angle) * self._line * (1 if upright else 0.6)
        side = CENTER if upright else RIGHT if cosine < 0 else LEFT
        colours, level = tokens(), self._points[rank].level
        weak = level is not None and level <= WEAK_LEVEL
        first = QRectF(left, top, width + 1, self._line)
        text_at(self._painter, first, name, colours.ink, self._name_font, side)
        front = colours.warning if weak else colours.muted
        text_at(self._painter, first.translated(0, self._line), note, front, self._note_font, side)


def _two_lines(point: AxisPoint) -> tuple[str, str]:
    name = point.name if point.level is None else f"{point.name} {point.level}"
    return name, point.words
