"""The hour grid under a hand: appointments drawn, moved, stretched by strokes of the mouse."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.grid_hand import CONTROL, drag, drop, go, keys, point_at, press, stroke
from tests.gui.agenda.grid_week import (
    KEY,
    NONE,
    WEEK,
    center,
    days,
    entry,
    hours,
    moves_of,
    show,
    spans_of,
    utc,
)

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists


def test_a_stroke_over_free_hours_asks_for_an_appointment_of_that_length(grid: WeekGrid) -> None:
    show(grid)
    asked = spans_of(grid)

    stroke(grid, point_at(grid, WEEK[2], 10), point_at(grid, WEEK[2], 11.2))

    assert asked == [(WEEK[2], time(10), 75)]


def test_a_stroke_goes_up_as_well_as_down(grid: WeekGrid) -> None:
    show(grid)
    asked = spans_of(grid)

    stroke(grid, point_at(grid, WEEK[2], 11.2), point_at(grid, WEEK[4], 10))

    assert asked == [(WEEK[2], time(10), 75)]


def test_a_press_without_movement_asks_nothing_and_stands_on_that_half_hour(
    grid: WeekGrid,
) -> None:
    show(grid)
    asked = spans_of(grid)
    spot = point_at(grid, WEEK[1], 15.5)

    press(grid, spot)
    drop(grid, spot + QPointF(2, 2))

    assert asked == []
    said = grid.accessibleName().replace("\u00a0", " ")
    assert said == "Heure libre ; Mardi 9 mars ; 15 h 30 – 16 h · 30 min"


def test_an_appointment_dragged_moves_by_quarters_and_to_another_day(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    moved = moves_of(grid)
    start = center(grid, one)

    stroke(grid, start, start + days(grid, 2) + hours(grid, 1.3))

    assert moved == [(one.appointment.id, utc(3, 10.25), 45)]
    area = grid.area_of(one.appointment.id)
    assert area.contains(grid.spot_of(WEEK[3], 10.5))


def test_one_that_began_in_the_past_is_moved_further_back(grid: WeekGrid) -> None:
    one = entry(0, 10)
    show(grid, one)
    moved = moves_of(grid)
    start = center(grid, one)

    stroke(grid, start, start - hours(grid, 1))

    assert moved == [(one.appointment.id, utc(0, 9), 60)]


def test_a_press_without_movement_never_moves(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    moved = moves_of(grid)
    start = center(grid, one)

    press(grid, start)
    drop(grid, start + QPointF(3, 3))
    stroke(grid, start, start)

    assert moved == []


def test_one_brought_back_to_its_place_was_not_moved(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    moved = moves_of(grid)
    start = center(grid, one)

    drag(grid, start, start + days(grid, 2), start)
    drop(grid, start)

    assert moved == []


@pytest.mark.parametrize(
    ("edge", "by", "expected"),
    [
        ("foot", 0.5, (9, 90)),
        ("foot", -0.75, (9, 15)),
        ("head", -0.5, (8.5, 90)),
        ("head", 3, (9.75, 15)),
    ],
)
def test_an_edge_pulled_changes_the_length(
    grid: WeekGrid, edge: str, by: float, expected: tuple[float, int]
) -> None:
    one = entry(2, 9)
    show(grid, one)
    moved = moves_of(grid)
    area = grid.area_of(one.appointment.id)
    y = area.bottom() - 2 if edge == "foot" else area.top() + 2
    start = QPointF(area.center().x(), y)

    stroke(grid, start, start + hours(grid, by))

    hour, minutes = expected
    assert moved == [(one.appointment.id, utc(2, hour), minutes)]


def test_escape_gives_up_a_stroke(grid: WeekGrid) -> None:
    one = entry(1, 9)
    show(grid, one)
    moved, asked = moves_of(grid), spans_of(grid)
    start, before = center(grid, one), grid.area_of(one.appointment.id)
    end = start + days(grid, 1)

    drag(grid, start, end)
    keys(grid, NONE, KEY.Key_Escape)
    drop(grid, end)

    assert (moved, asked) == ([], [])
    assert grid.area_of(one.appointment.id) == before
    assert grid.accessibleName().startswith("Hélène Lefèvre")


def test_a_stroke_beyond_the_edges_stays_among_the_days_and_the_hours(grid: WeekGrid) -> None:
    one = entry(1, 9)
    show(grid, one)
    moved = moves_of(grid)
    start = center(grid, one)

    stroke(grid, start, start + QPointF(5000, 5000))

    assert moved == [(one.appointment.id, utc(4, 17.5), 60)]


@pytest.mark.parametrize("sunday", [date(2026, 3, 29), date(2026, 10, 25)])
def test_moved_to_the_day_the_clocks_change_its_hour_is_the_same_on_the_clock(
    grid: WeekGrid, sunday: date
) -> None:
    saturday = sunday - timedelta(days=1)
    before = datetime.combine(saturday, time(10), UTC)
    booked = Appointment(kind="suivi", starts_at=before, duration_minutes=60, uid="un")
    one = DiaryEntry(booked, "", (), begun=False, to_complete=False)
    show(grid, one, days=[saturday, sunday])
    moved = moves_of(grid)
    start = center(grid, one)

    stroke(grid, start, start + days(grid, 1))

    # The clocks jump by an hour that night: the same hour is 23 or 25 hours later.
    later = 23 if sunday.month == 3 else 25
    assert moved == [(booked.id, before + timedelta(hours=later), 60)]


def test_the_shape_of_the_pointer_tells_what_a_stroke_does(grid: WeekGrid) -> None:
    one = entry(1, 9)
    show(grid, one)
    area = grid.area_of(one.appointment.id)
    places = (area.center(), area.center() + QPointF(0, area.height() / 2 - 2))
    heads = (QPointF(area.center().x(), area.top() + 2), point_at(grid, WEEK[3], 15))

    shapes = []
    for place in (*places, *heads):
        hover(grid, place)
        shapes.append(grid.cursor().shape())

    pull = Qt.CursorShape.SizeVerCursor
    assert shapes == [Qt.CursorShape.OpenHandCursor, pull, pull, Qt.CursorShape.ArrowCursor]
    drag(grid, area.center(), area.center() + days(grid, 1))
    assert grid.cursor().shape() == Qt.CursorShape.ClosedHandCursor


def hover(grid: WeekGrid, place: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    there = grid.mapToGlobal(place)
    QApplication.sendEvent(grid, QMouseEvent(QEvent.Type.MouseMove, place, there, none, none, NONE))


def test_only_what_a_stroke_changes_is_painted(shown: Callable[[QWidget], None]) -> None:
    painted: list[QRect] = []

    class Watched(WeekGrid):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            painted.append(event.rect())
            super().paintEvent(event)

    grid = Watched(code_lists())
    grid.resize(1000, 560)
    shown(grid)
    one = entry(1, 9)
    show(grid, one)
    start = center(grid, one)
    drag(grid, start, start + hours(grid, 1))
    painted.clear()

    go(grid, start + hours(grid, 1), start + hours(grid, 2))

    width = grid.shape().column(0).width()
    assert painted
    assert max(each.width() for each in painted) <= width + 8


def test_held_near_the_edge_the_hours_scroll_under_the_stroke(qtbot: QtBot, grid: WeekGrid) -> None:
    one = entry(1, 9)
    show(grid, one)
    grid.show_zoom(3)
    bar = grid.findChild(QScrollBar, "agenda_hours_bar")
    assert bar is not None
    bar.setValue(0)
    moved = moves_of(grid)
    start = center(grid, one)
    low = QPointF(start.x(), grid.height() - 4)

    drag(grid, start, low)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    drop(grid, low)

    assert len(moved) == 1
    assert moved[0][1] > utc(1, 16)


def test_the_wheel_scrolls_and_with_ctrl_it_zooms_by_whole_notches(grid: WeekGrid) -> None:
    show(grid)
    heard: list[int] = []
    grid.zoomed.connect(heard.append)

    for _ in range(4):
        wheel(grid, 60, CONTROL)
    bar = grid.findChild(QScrollBar, "agenda_hours_bar")
    assert bar is not None
    before = bar.value()
    wheel(grid, -120, NONE)

    assert heard == [2, 3]
    assert bar.value() > before


def wheel(grid: WeekGrid, angle: int, held: Qt.KeyboardModifier) -> None:
    place = QPointF(grid.rect().center())
    phase, none = Qt.ScrollPhase.NoScrollPhase, Qt.MouseButton.NoButton
    there = grid.mapToGlobal(place)
    turned = QWheelEvent(
        place,
        there,
        QPoint(),
        QPoint(0, angle),
        none,
        held,
        phase,
        False,  # noqa: FBT003 - Qt's
    )
    QApplication.sendEvent(grid, turned)
