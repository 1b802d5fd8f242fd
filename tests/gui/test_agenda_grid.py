"""The hour grid under a hand and under the keys. It is Friday 12 March 2027, 14 h 30 in Paris."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.grid_hand import CONTROL, SHIFT, drag, drop, enter, go, keys, point_at, press, stroke

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.shading import Setting
from conseil_mobilite.gui.agenda.week_grid import WeekGrid
from conseil_mobilite.services.agenda.diary import Attendance, DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
MONDAY = date(2027, 3, 8)
WEEK = [MONDAY + timedelta(days=rank) for rank in range(5)]
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key

Moves = list[tuple[UUID, datetime, int]]
Spans = list[tuple[date, time, int]]


@dataclass(frozen=True)
class Mark:
    words: str
    tone: str = "success"


def entry(day: int, hour: float, minutes: int = 60, name: str = "Hélène Lefèvre") -> DiaryEntry:
    """Make an appointment at an hour of Paris (winter time); its identity is its hour."""
    at = datetime(2027, 3, 8, tzinfo=UTC) + timedelta(days=day, hours=hour - 1)
    rank = int(day * 10_000 + hour * 100 + len(name))
    booked = Appointment(
        id=UUID(int=rank), kind="suivi", starts_at=at, duration_minutes=minutes, uid=str(rank)
    )
    people = (Attendance(UUID(int=1), name, "unknown"),)
    return DiaryEntry(booked, "Camille Roy", people, begun=at <= NOW, to_complete=at < NOW)


def utc(day: int, hour: float) -> datetime:
    return datetime(2027, 3, 8, tzinfo=UTC) + timedelta(days=day, hours=hour - 1)


@pytest.fixture(scope="module")
def lists() -> CodeLists:
    return code_lists()


@pytest.fixture
def grid(lists: CodeLists, shown: Callable[[QWidget], None], dressed: None) -> WeekGrid:
    assert dressed is None
    QApplication.setStartDragDistance(10)
    grid = WeekGrid(lists)
    grid.resize(1000, 560)
    shown(grid)
    return grid


def show(grid: WeekGrid, *entries: DiaryEntry, days: Sequence[date] = WEEK) -> None:
    grid.show_days(days, entries, NOW)


def moves_of(grid: WeekGrid) -> Moves:
    heard: Moves = []
    grid.moved.connect(lambda each, at, minutes: heard.append((each.appointment.id, at, minutes)))
    return heard


def spans_of(grid: WeekGrid) -> Spans:
    heard: Spans = []
    grid.span_asked.connect(lambda *span: heard.append(span))
    return heard


def center(grid: WeekGrid, each: DiaryEntry) -> QPointF:
    return grid.area_of(each.appointment.id).center()


def hours(grid: WeekGrid, count: float) -> QPointF:
    """Return how far so many hours are, down the grid."""
    return QPointF(0, grid.shape().hour_height * count)


def days(grid: WeekGrid, count: int) -> QPointF:
    return QPointF(grid.shape().column(0).width() * count, 0)


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


def test_only_what_a_stroke_changes_is_painted(
    lists: CodeLists, shown: Callable[[QWidget], None]
) -> None:
    painted: list[QRect] = []

    class Watched(WeekGrid):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            painted.append(event.rect())
            super().paintEvent(event)

    grid = Watched(lists)
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


def test_a_busy_week_of_110_stands_in_its_lanes_without_overlap(grid: WeekGrid) -> None:
    names = [f"Personne Numéro{'x' * rank}" for rank in range(6)]
    six = [entry(2, 10, 60, name) for name in names]
    many = [
        entry(day, 8 + rank * 0.5, 30 + 15 * (rank % 3), f"Léa {'o' * rank}")
        for day in (0, 1, 3, 4)
        for rank in range(20)
    ]
    others = [entry(2, 12 + rank * 0.25, 30, f"Ana {'e' * rank}") for rank in range(24)]

    show(grid, *six, *many, *others)

    areas = [grid.area_of(each.appointment.id) for each in (*six, *many, *others)]
    assert len(areas) == 110
    assert not any(area.isEmpty() for area in areas)
    assert min(area.width() for area in areas) >= 20
    clashes = [
        (one, two)
        for rank, one in enumerate(areas)
        for two in areas[rank + 1 :]
        if one.intersected(two).height() > 1 and one.intersects(two)
    ]
    assert clashes == []


def test_another_adviser_is_named_in_the_appointment_and_shades_are_drawn(grid: WeekGrid) -> None:
    one = entry(2, 10)
    show(grid, one)
    plain = grid.grab().toImage()

    grid.show_days(WEEK, [one], NOW, mark_of=lambda _entry: Mark("M. Durand"))
    marked = grid.grab().toImage()
    keys(grid, NONE, KEY.Key_Down)
    assert grid.accessibleName().endswith("agenda de Camille Roy")
    grid.choose(None)
    away = Unavailability(kind="absence", starts_at=utc(2, 11), ends_at=utc(2, 17))
    grid.show_days(WEEK, [one], NOW, setting=Setting(unavailable=[away]))
    shaded = grid.grab().toImage()

    assert "agenda de" not in grid.accessibleName()
    area = grid.area_of(one.appointment.id).toRect()
    assert marked.copy(area) != plain.copy(area)
    assert shaded.copy(area.translated(0, 2 * area.height())) != plain.copy(
        area.translated(0, 2 * area.height())
    )


def test_scrolled_by_strips_it_looks_as_if_painted_whole(grid: WeekGrid) -> None:
    show(grid, *(entry(day, 8 + rank, 45) for day in range(5) for rank in range(10)))
    grid.show_zoom(3)
    bar = grid.findChild(QScrollBar, "agenda_hours_bar")
    assert bar is not None

    for value in (0, 40, 300, 120):
        bar.setValue(value)
        grid.repaint()
    by_strips = grid.grab().toImage()
    show(grid, *(entry(day, 8 + rank, 45) for day in range(5) for rank in range(10)))
    whole = grid.grab().toImage()

    different = sum(
        by_strips.pixel(x, y) != whole.pixel(x, y)
        for x in range(0, whole.width(), 3)
        for y in range(0, whole.height(), 3)
    )
    assert different < 10


def test_a_narrow_appointment_says_itself_whole_under_the_pointer(
    qtbot: QtBot, grid: WeekGrid
) -> None:
    one = entry(1, 9, 45, "Léa <b>Roy</b>")
    show(grid, one)
    place = center(grid, one).toPoint()

    QApplication.sendEvent(grid, QHelpEvent(QEvent.Type.ToolTip, place, grid.mapToGlobal(place)))

    qtbot.waitUntil(QToolTip.isVisible)
    assert "Léa &lt;b&gt;Roy&lt;/b&gt;, mardi 9 mars" in QToolTip.text().replace("\u00a0", " ")
    QToolTip.hideText()


def test_absences_and_holidays_of_the_days_are_said(grid: WeekGrid) -> None:
    away = Unavailability(kind="formation", starts_at=utc(2, 9), ends_at=utc(2, 17))

    grid.show_days([*WEEK, date(2027, 3, 29)], (), NOW, setting=Setting(unavailable=[away]))

    said = grid.accessibleName().replace("\u00a0", " ")
    assert "Formation, Mercredi 10 mars ; Lundi de Pâques, Lundi 29 mars" in said


def test_moved_it_looks_as_if_painted_whole_though_few_days_are(grid: WeekGrid) -> None:
    one = entry(1, 9, 45)
    others = [entry(day, 8 + rank, 50) for day in range(5) for rank in range(9)]
    show(grid, one, *others)
    grid.grab()
    enter(grid)

    keys(grid, CONTROL, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Right)
    by_days = grid.grab().toImage()
    grid.resize(grid.width() + 1, grid.height())
    grid.resize(grid.width() - 1, grid.height())

    assert grid.grab().toImage() == by_days
