"""What the hour grid shows and says, and that pictures kept are those that would be painted."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent
from PySide6.QtGui import (
    QHelpEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip
from pytestqt.qtbot import QtBot
from tests.gui.agenda.grid_hand import CONTROL, enter, keys
from tests.gui.agenda.grid_week import KEY, NONE, NOW, WEEK, center, entry, show, utc

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.gui.agenda.grid.shading import Setting
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid


@dataclass(frozen=True)
class Mark:
    words: str
    tone: str = "success"


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
