"""What happened, newest first: a thread with a knot an event, the date at its left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.labels import breakable, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.painting import RIGHT, TOP, painter_on, pen
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, font, tokens

DATE_WIDTH: Final = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """One event: its date as shown, an icon and its tone, what happened, and the detail."""

    when: str
    icon: str
    title: str
    detail: str = ""
    tone: str = ""


class Timeline(QFrame):
    """A thread of moments in the order given."""

    spoken_role = QAccessible.Role.List

    def __init__(self, name: str, moments: Sequence[Moment] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Ce qui s’est passé")
        self._thread = column(gap=0, pad=(8, 0, 16, 8))
        self.setLayout(self._thread)
        self.show_moments(moments)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        while (item := self._thread.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.deleteLater()
        last, width = len(moments) - 1, _date_width(moments)
        for rank, moment in enumerate(moments):
            self._thread.addWidget(_knotted(moment, width, first=rank == 0, last=rank == last))


class _Knot(QWidget):
    """The thread and its knot beside one event."""

    def __init__(self, moment: Moment, *, first: bool, last: bool) -> None:
        super().__init__()
        self._moment, self._first, self._last = moment, first, last
        self.setFixedWidth(dp(28))
        self.setMinimumHeight(dp(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, side = painter_on(self), dp(28)
        front, soft = tokens().tone(self._moment.tone)
        middle = self.width() / 2
        knot = QRectF((self.width() - side) / 2, dp(8), side, side)
        start = knot.center().y() if self._first else 0
        end = knot.center().y() if self._last else self.height()
        painter.setPen(pen(tokens().line, 2))
        painter.drawLine(QPointF(middle, start), QPointF(middle, end))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        painter.drawEllipse(knot)
        paint_icon(painter, knot.adjusted(dp(6), dp(6), -dp(6), -dp(6)), self._moment.icon, front)


def _knotted(moment: Moment, width: int, *, first: bool, last: bool) -> QFrame:
    when = label(moment.when, "small")
    when.setFixedWidth(width)
    when.setAlignment(RIGHT | TOP)
    detail = [label(breakable(moment.detail), "small", wrap=True)] if moment.detail else []
    title = label(breakable(moment.title), "strong", wrap=True)
    words = column(title, *detail, None, gap=0, pad=(0, 8, 0, 8))
    dated = column(when, None, pad=(0, 12, 0, 0))
    made = frame(row(dated, _Knot(moment, first=first, last=last), (words, 1), gap=12))
    made.setAccessibleName(spaced(f"{moment.when} : {moment.title}. {moment.detail}".strip()))
    return made


def _date_width(moments: Sequence[Moment]) -> int:
    metrics = QFontMetrics(font(SMALL_POINTS))
    widths = (metrics.horizontalAdvance(spaced(moment.when)) for moment in moments)
    return max(dp(DATE_WIDTH), *widths, 0)
