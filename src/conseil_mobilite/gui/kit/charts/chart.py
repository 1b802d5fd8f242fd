"""What all charts share: a marker moved by the mouse or the arrows, that says what it is on."""

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.charts.data import Datum, Series
from conseil_mobilite.gui.kit.painting import WRAP, painter_on, pen
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
ALONG: Final[Mapping[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
ACROSS: Final[Mapping[int, int]] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
ENDS: Final[Mapping[int, int]] = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one value is drawn, and how far around it a pointer means it."""

    rank: int
    series: int
    drawn: QRectF
    reach: QRectF


class Chart(QWidget):
    """Draws its data; the marker stands on one value, by the arrows or under the mouse.

    Enter, Space or a click gives the value under the marker to `activated`.
    """

    spoken_role = QAccessible.Role.Chart

    marked = Signal(str)
    """The sentence of the value under the marker; nothing once there is none."""
    activated = Signal(object, int)
    """The key of a line, and the rank of its series."""

    along: Mapping[int, int] = ALONG
    """The keys that go from one line to the next."""
    across: Mapping[int, int] = ACROSS
    """The keys that go from one series to the next."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.series: tuple[Series, ...] = ()
        self.data: tuple[Datum, ...] = ()
        self._marker: tuple[int, int] | None = None

    def show_data(self, series: Sequence[Series], data: Sequence[Datum]) -> None:
        """Draw other values; the marker goes."""
        self.series, self.data = tuple(series), tuple(data)
        self._marker = None
        said = (self.sentence(rank) for rank in range(len(self.data)))
        self.setAccessibleDescription(spaced(" ; ".join(said)))
        self.setMinimumHeight(self.least_height())
        self.updateGeometry()
        self.update()

    def sentence(self, rank: int, series: int | None = None) -> str:
        """Say a line, or one value of it: « 26 à 39 ans : 16 bilans, 24 % »."""
        datum = self.data[rank]
        if series is not None:
            return f"{datum.name} : {self._said(datum, series)}"
        said = (self._said(datum, each) for each in range(len(self.series)))
        return f"{datum.name} : {', '.join(said)}"

    def marker(self) -> tuple[int, int] | None:
        """Return the rank of the line and of the series that the marker is on."""
        return self._marker

    @contextmanager
    def unmarked(self) -> Generator[None]:
        """Hide the marker for a while, for a picture."""
        marker, self._marker = self._marker, None
        try:
            yield
        finally:
            self._marker = marker

    def spots(self) -> Sequence[Spot]:
        """Return where each value is drawn."""
        raise NotImplementedError

    def names_width(self, most: float) -> float:
        """Return what the names of the lines take, up to a part of the width."""
        metrics = QFontMetricsF(theme.font(SMALL_POINTS))
        widths = (metrics.horizontalAdvance(spaced(datum.name)) for datum in self.data)
        return min(max(widths, default=0) + 2, self.width() * most)

    def names_height(self, width: float) -> float:
        """Return what the tallest name takes in that width."""
        metrics = QFontMetricsF(theme.font(SMALL_POINTS))
        room = QRectF(0, 0, max(width, 1), 1000)
        areas = (metrics.boundingRect(room, int(WRAP), spaced(each.name)) for each in self.data)
        return max((area.height() for area in areas), default=0)

    def paint(self, painter: QPainter, spots: Sequence[Spot]) -> None:
        """Draw all values."""
        raise NotImplementedError

    def least_height(self) -> int:
        return dp(160)

    def sizeHint(self) -> QSize:
        return QSize(dp(320), self.least_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, spots = painter_on(self), self.spots()
        self.paint(painter, spots)
        for spot in spots:
            if (spot.rank, spot.series) == self._marker:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(pen(tokens().ink, 2))
                ring = spot.drawn.adjusted(-3, -3, 3, 3)
                painter.drawRoundedRect(ring & QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that names need, which take more lines where the place is narrow."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self.least_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.data:
            super().keyPressEvent(event)
            return
        key, (rank, series) = event.key(), self._marker or (0, 0)
        moves: Sequence[tuple[bool, Callable[[], object]]] = (
            (key in ENTER, lambda: self._activate(rank, series)),
            (key in self.along, lambda: self._step(rank + self.along[key], series)),
            (key in self.across, lambda: self._step(rank, series + self.across[key])),
            (key in ENDS, lambda: self._step(ENDS[key] % len(self.data), series)),
        )
        for applies, move in moves:
            if applies:
                move()
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first value for who comes by the keyboard."""
        super().focusInEvent(event)
        if self.data and self._marker is None and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._mark((0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self._mark(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
        self._mark((spot.rank, spot.series) if spot else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._mark(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot and event.button() == Qt.MouseButton.LeftButton:
            self._activate(spot.rank, spot.series)
        super().mouseReleaseEvent(event)

    def _spot_at(self, position: QPointF) -> Spot | None:
        return next((spot for spot in self.spots() if spot.reach.contains(position)), None)

    def _step(self, rank: int, series: int) -> None:
        """Move the marker, or set it where it would have begun; it stops at the ends."""
        if self._marker is None:
            rank = series = 0
        rank = min(max(rank, 0), len(self.data) - 1)
        self._mark((rank, min(max(series, 0), len(self.series) - 1)))

    def _mark(self, marker: tuple[int, int] | None) -> None:
        if marker == self._marker:
            return
        self._marker = marker
        words = spaced(self.sentence(*marker)) if marker else ""
        self.marked.emit(words)
        self.update()
        if words and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _activate(self, rank: int, series: int) -> None:
        self._mark((rank, series))
        self.activated.emit(self.data[rank].key, series)

    def _said(self, datum: Datum, series: int) -> str:
        if datum.said:
            return datum.said[series]
        words = self.series[series].words
        return f"{datum.words[series]} {words}".rstrip() if words else datum.words[series]
