"""A hand on the hour grid: presses, drags and keys as the window system sends them."""

from datetime import date

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def point_at(grid: WeekGrid, day: date, hour: float) -> QPointF:
    """Return the point of an hour, a little under its line."""
    return grid.spot_of(day, hour) + QPointF(0, 2)


def press(grid: WeekGrid, point: QPointF) -> None:
    QTest.mousePress(grid, LEFT, pos=point.toPoint())


def drag(grid: WeekGrid, start: QPointF, *stops: QPointF) -> None:
    """Press at a point, then go from stop to stop; the button stays down."""
    press(grid, start)
    last = start
    for stop in stops:
        go(grid, last, stop)
        last = stop


def go(grid: WeekGrid, start: QPointF, end: QPointF) -> None:
    """Go from a point to another in two steps, and let what follows be painted."""
    for step in (0.5, 1.0):
        QTest.mouseMove(grid, (start + (end - start) * step).toPoint())
    QApplication.processEvents()


def drop(grid: WeekGrid, point: QPointF) -> None:
    QTest.mouseRelease(grid, LEFT, pos=point.toPoint())


def stroke(grid: WeekGrid, start: QPointF, end: QPointF) -> None:
    drag(grid, start, end)
    drop(grid, end)


def keys(grid: WeekGrid, held: Qt.KeyboardModifier, *pressed: Qt.Key) -> None:
    for key in pressed:
        QTest.keyClick(grid, key, held)


def enter(grid: WeekGrid) -> None:
    """Come to the grid by Tab: it stands on its first appointment."""
    grid.clearFocus()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
