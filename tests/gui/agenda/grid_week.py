"""A week of appointments made for the hour grid. It is Friday 12 March 2027, 14 h 30 in Paris."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.store.reference.reference import code_lists

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
MONDAY = date(2027, 3, 8)
WEEK = [MONDAY + timedelta(days=rank) for rank in range(5)]
NONE = Qt.KeyboardModifier.NoModifier
KEY = Qt.Key

Moves = list[tuple[UUID, datetime, int]]
Spans = list[tuple[date, time, int]]


def shown_grid(shown: Callable[[QWidget], None]) -> WeekGrid:
    """Show an empty grid in a window of its own, which has the keyboard."""
    QApplication.setStartDragDistance(10)
    grid = WeekGrid(code_lists())
    grid.resize(1000, 560)
    shown(grid)
    return grid


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
