"""The hour grid of some days: painted by us, led by the mouse as well as by the keyboard."""

from datetime import date, time
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.grid.dragging import Deed, Stroke
from conseil_mobilite.gui.agenda.grid.edge_scrolling import EdgeScrolling
from conseil_mobilite.gui.agenda.grid.geometry import HEAD
from conseil_mobilite.gui.agenda.grid.ghost_painting import Ghost
from conseil_mobilite.gui.agenda.grid.grid_keys import CONTROL, KeyedGrid
from conseil_mobilite.gui.agenda.grid.moving import free_from
from conseil_mobilite.gui.agenda.grid.placing import Block
from conseil_mobilite.gui.agenda.grid.spans import Span, span_of, starts_at
from conseil_mobilite.gui.kit.labels import tip_of
from conseil_mobilite.gui.kit.theme import dp

EDGE: Final = 6
"""How near to its edge an appointment is pulled longer or shorter."""
TWO_EDGES: Final = 28
"""The height from which the upper edge is pulled as well."""
HALF_HOURS: Final = 2
HALF_HOUR_MINUTES: Final = 30
NOTCH: Final = 120
"""The angle of one notch of a wheel, in eighths of a degree."""
LEFT: Final = Qt.MouseButton.LeftButton
SHAPES: Final = {
    Deed.CREATE: Qt.CursorShape.SizeVerCursor,
    Deed.MOVE: Qt.CursorShape.ClosedHandCursor,
    Deed.END: Qt.CursorShape.SizeVerCursor,
    Deed.START: Qt.CursorShape.SizeVerCursor,
}
HOVERED: Final = {**SHAPES, Deed.MOVE: Qt.CursorShape.OpenHandCursor}


class WeekGrid(KeyedGrid):
    """Shows a day or a week. What it shows is the business of the page."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__(lists)
        self.setMouseTracking(True)
        self._pressed: QPointF | None = None
        self._stroke: Stroke | None = None
        self._wheel = 0
        self._scrolling = EdgeScrolling(self, self._scale.bar)
        self._scrolling.scrolled.connect(self._follow)

    def event(self, event: QEvent) -> bool:
        """Say whole, under the pointer, an appointment that has little room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            block = self._at(QPointF(event.pos()))
            said = wording.spoken(block.entry, self._lists) if block else ""
            # Escaped: Qt would read markup in a name.
            tip = tip_of(said)
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        block = self._at(point)
        self.flush()
        if block is not None:
            self._take(block)
        elif self.shape().holds(point) and point.y() > dp(HEAD):
            spot = self.shape().spot(point)
            halves = int(spot.minutes // HALF_HOUR_MINUTES)
            self._stand(free_from(spot.day, halves / HALF_HOURS))
        else:
            return
        self._pressed = point if event.button() == LEFT else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if not event.buttons() & LEFT:
            self._hover(point)
            return
        if self._pressed is not None and self._stroke is None:
            far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._stroke = self._begun(self._pressed) if far else None
        if self._stroke is not None:
            self.setCursor(SHAPES[self._stroke.deed])
            self._follow(point)
            self._scrolling.watch(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        stroke, point = self._stroke, event.position()
        if event.button() != LEFT:
            return
        self._let_go()
        self._hover(point)
        if stroke is not None:
            self._finish(stroke, stroke.to(self.shape().spot(point), len(self._days)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self._at(event.position())
        if block is not None:
            self._take(block)
            self.flush()
            self.entry_opened.emit(block.entry)
            return
        spot = self._hour_at(event.position())
        if spot is not None:
            self.hour_asked.emit(*spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & CONTROL:
            self._wheel += event.angleDelta().y()
            notches = int(self._wheel / NOTCH)  # towards nought: a smooth wheel adds up to one
            self._wheel -= notches * NOTCH
            self._change_zoom(self.zoom() + notches, event.position().y())
            event.accept()
        elif self._scale.bar.maximum():
            self._scale.bar.event(event)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressed is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def _begun(self, pressed: QPointF) -> Stroke:
        """Return what a stroke from there does."""
        origin, block = self.shape().spot(pressed), self._at(pressed)
        before = span_of(block.entry, self._days) if block else None
        if block is None or before is None:
            return Stroke(Deed.CREATE, origin, Span(origin.day, 0, 0))
        return Stroke(self._deed(pressed, block), origin, before, block.entry)

    def _follow(self, point: QPointF) -> None:
        """Show where the stroke under way leads."""
        if self._stroke is None:
            return
        span = self._stroke.to(self.shape().spot(point), len(self._days))
        entry = self._stroke.entry
        title = wording.title(entry, self._lists) if entry else "Nouveau rendez-vous"
        self._show_ghost(Ghost(span, title, entry.appointment.id if entry else None))

    def _finish(self, stroke: Stroke, span: Span) -> None:
        """Ask for what was drawn; what comes back to its place was not moved."""
        if stroke.entry is None:
            self._stand(span)
            self._ask(span)
        elif span != stroke.before:
            there = starts_at(span, self._days)
            self._put(stroke.entry, there, span.minutes)
            self.moved.emit(stroke.entry, there, span.minutes)

    def _let_go(self) -> None:
        self._pressed = self._stroke = None
        self._scrolling.stop()
        self._show_ghost(None)
        self.unsetCursor()

    def _hover(self, point: QPointF) -> None:
        """Tell by the shape of the pointer what a stroke from there would do."""
        block = self._at(point)
        if block is None:
            self.unsetCursor()
        else:
            self.setCursor(HOVERED[self._deed(point, block)])

    def _deed(self, point: QPointF, block: Block) -> Deed:
        area = self.shape().area(block)
        if area.bottom() - point.y() <= dp(EDGE):
            return Deed.END
        high = area.height() >= dp(TWO_EDGES)
        return Deed.START if high and point.y() - area.top() <= dp(EDGE) else Deed.MOVE

    def _at(self, point: QPointF) -> Block | None:
        if point.y() <= dp(HEAD):
            return None
        shape = self.shape()
        return next((each for each in self._blocks if shape.area(each).contains(point)), None)

    def _hour_at(self, point: QPointF) -> tuple[date, time] | None:
        """Return the day and the half-hour under a point of the grid."""
        if not self.shape().holds(point) or point.y() <= dp(HEAD):
            return None
        spot = self.shape().spot(point)
        halves = min(int(spot.minutes // HALF_HOUR_MINUTES), 24 * HALF_HOURS - 1)
        hour = time(halves // HALF_HOURS, HALF_HOUR_MINUTES * (halves % HALF_HOURS))
        return self._days[spot.day], hour
