"""The hour grid by the keys alone: walked, moved, stretched, created, zoomed."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot
from tests.gui.agenda.grid_hand import CONTROL, SHIFT, enter, keys, point_at, press
from tests.gui.agenda.grid_week import (
    KEY,
    MONDAY,
    NONE,
    NOW,
    WEEK,
    entry,
    moves_of,
    show,
    spans_of,
    utc,
)

from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


def test_ctrl_and_arrows_move_and_tell_once(qtbot: QtBot, grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    enter(grid)
    moved = moves_of(grid)

    keys(grid, CONTROL, KEY.Key_Down, KEY.Key_Down, KEY.Key_Right, KEY.Key_Up)

    assert moved == []
    assert "mercredi 10 mars 2027, 9 h 15" in grid.accessibleName().replace("\u00a0", " ")
    qtbot.waitUntil(lambda: bool(moved))
    assert moved == [(one.appointment.id, utc(2, 9.25), 45)]


def test_before_its_days_are_known_it_takes_no_gesture(grid: WeekGrid) -> None:
    asked = spans_of(grid)
    hours = QSignalSpy(grid.hour_asked)

    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect().center())
    QTest.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=grid.rect().center())
    keys(grid, NONE, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Insert, KEY.Key_Down, KEY.Key_Return)

    assert asked == []
    assert hours.count() == 0


def test_moved_there_and_back_it_was_not_moved(grid: WeekGrid) -> None:
    show(grid, entry(1, 9, 45))
    enter(grid)
    moved = moves_of(grid)

    keys(grid, CONTROL, KEY.Key_Down, KEY.Key_Up)
    grid.flush()

    assert moved == []


@pytest.mark.parametrize("held", [CONTROL | SHIFT, Qt.KeyboardModifier.AltModifier])
def test_the_keys_make_it_longer_and_shorter(grid: WeekGrid, held: Qt.KeyboardModifier) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    enter(grid)
    moved = moves_of(grid)

    keys(grid, held, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up)
    grid.flush()

    assert moved == [(one.appointment.id, utc(1, 9), 75)]


def test_the_keys_stop_at_the_days_shown_and_at_midnight(grid: WeekGrid) -> None:
    one = entry(4, 23, 45)
    show(grid, one)
    enter(grid)
    moved = moves_of(grid)

    keys(grid, CONTROL, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    grid.flush()

    assert moved == [(one.appointment.id, utc(4, 23.25), 45)]


@pytest.mark.parametrize(
    "leaving",
    [
        lambda grid: keys(grid, NONE, KEY.Key_Down),
        lambda grid: keys(grid, NONE, KEY.Key_Return),
        lambda grid: keys(grid, NONE, KEY.Key_Delete),
        lambda grid: keys(grid, NONE, KEY.Key_PageDown),
        lambda grid: keys(grid, NONE, KEY.Key_Escape),
        lambda grid: grid.clearFocus(),
        lambda grid: press(grid, point_at(grid, WEEK[4], 16)),
        lambda grid: grid.show_days([MONDAY + timedelta(7)], (), NOW),
    ],
    ids=["next", "open", "delete", "turn", "free", "focus", "press", "other days"],
)
def test_whatever_follows_a_move_it_is_told_first(
    grid: WeekGrid, leaving: Callable[[WeekGrid], object]
) -> None:
    one, two = entry(1, 9, 45), entry(3, 9, 45)
    show(grid, one, two)
    enter(grid)
    heard: list[str] = []
    grid.moved.connect(lambda *_args: heard.append("moved"))
    for name in ("entry_opened", "deletion_asked", "turned", "entry_chosen"):
        getattr(grid, name).connect(lambda *_args, name=name: heard.append(name))

    keys(grid, CONTROL, KEY.Key_Down)
    leaving(grid)

    assert heard[0] == "moved"
    assert heard.count("moved") == 1


def test_control_z_takes_back_a_move_that_waits(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    enter(grid)
    moved, before = moves_of(grid), grid.area_of(one.appointment.id)

    keys(grid, CONTROL, KEY.Key_Down, KEY.Key_Z)
    grid.flush()

    assert moved == []
    assert grid.area_of(one.appointment.id) == before


def test_control_z_is_left_to_the_window_once_nothing_waits(grid: WeekGrid) -> None:
    undone: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Z"), grid)
    shortcut.activated.connect(lambda: undone.append("older"))
    show(grid, entry(1, 9, 45))
    enter(grid)

    keys(grid, CONTROL, KEY.Key_Down, KEY.Key_Z)
    assert undone == []
    keys(grid, CONTROL, KEY.Key_Z)

    assert undone == ["older"]


def test_read_anew_meanwhile_the_one_being_moved_stays_where_the_keys_brought_it(
    grid: WeekGrid,
) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    enter(grid)
    moved = moves_of(grid)
    keys(grid, CONTROL, KEY.Key_Right)

    show(grid, one, entry(4, 15))
    keys(grid, CONTROL, KEY.Key_Right)
    grid.flush()

    assert moved == [(one.appointment.id, utc(3, 9), 45)]


def test_escape_leads_to_free_hours_and_back(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    show(grid, one)
    enter(grid)
    chosen: list[DiaryEntry | None] = []
    grid.entry_chosen.connect(chosen.append)
    asked = spans_of(grid)

    keys(grid, NONE, KEY.Key_Escape, KEY.Key_Right, KEY.Key_Down)
    keys(grid, SHIFT, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up)
    keys(grid, NONE, KEY.Key_Return, KEY.Key_Escape)

    assert asked == [(WEEK[2], time(10, 15), 45)]
    assert [each and each.appointment.id for each in chosen] == [None, one.appointment.id]


def test_shift_from_an_appointment_takes_the_hours_after_it(grid: WeekGrid) -> None:
    show(grid, entry(1, 9, 45))
    enter(grid)
    asked = spans_of(grid)

    keys(grid, SHIFT, KEY.Key_Down, KEY.Key_Down)
    keys(grid, NONE, KEY.Key_Insert)

    assert asked == [(WEEK[1], time(9, 45), 45)]


def test_an_empty_week_is_walked_hour_by_hour_from_today(grid: WeekGrid) -> None:
    show(grid)
    enter(grid)
    asked = spans_of(grid)

    keys(grid, NONE, KEY.Key_Down, KEY.Key_Left, KEY.Key_Return, KEY.Key_End, KEY.Key_Return)

    assert asked == [(WEEK[3], time(8, 30), 30), (WEEK[3], time(17, 30), 30)]


def test_the_free_hours_of_the_keys_follow_from_week_to_week(grid: WeekGrid) -> None:
    show(grid)
    enter(grid)
    assert grid.accessibleName().startswith("Heure libre")
    asked = spans_of(grid)

    grid.show_days([MONDAY + timedelta(7)], (), NOW)
    keys(grid, NONE, KEY.Key_Return)

    assert asked == [(MONDAY + timedelta(7), time(8), 30)]


def test_the_keys_zoom_and_come_back_to_the_usual_height(grid: WeekGrid) -> None:
    show(grid)
    heard: list[int] = []
    grid.zoomed.connect(heard.append)
    usual = grid.shape().hour_height

    keys(grid, CONTROL, KEY.Key_Plus)
    high = grid.shape().hour_height
    keys(grid, CONTROL, KEY.Key_0, KEY.Key_Minus, KEY.Key_Minus)

    assert high > usual > grid.shape().hour_height
    assert heard == [2, 1, 0]


def test_zoomed_the_one_the_arrows_lead_to_is_brought_in_sight(grid: WeekGrid) -> None:
    early, late = entry(1, 8), entry(1, 17)
    show(grid, early, late)
    grid.show_zoom(4)
    enter(grid)

    for key, each in ((KEY.Key_Down, late), (KEY.Key_Up, early)):
        keys(grid, NONE, key)
        area = grid.area_of(each.appointment.id)
        assert area.top() >= 44
        assert area.bottom() <= grid.height()
