"""The busiest week and month of a large base: read, painted, led; CPU time, against what is bare.

    python -m tests.benchmarks.agenda [--people 10000] [--base FOLDER]

The base is made once in a temporary folder unless the folder of one is given (it is copied). Its
busiest week of one adviser is shown as if it were the present one, and the month around it for the
whole body. Absolute times do not travel,
their ratios do: the service against the very statements it runs, given to the driver alone; the
grid against an empty widget of the same size. A frame goes from a move of the mouse to its picture.
The exit status is 1 where the service takes more than 5 times its statements, or a frame in twenty
more than 16 ms.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from sqlalchemy import text
from sqlmodel import Session
from tests.benchmarks.keyboard_hour import base_in
from tests.benchmarks.measuring import Reading, Spent, heard, measure, run

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.gui.agenda.adviser_marks import marks_of
from conseil_mobilite.gui.agenda.grid.edge_scrolling import FASTEST
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.grid.zooming import USUAL_ZOOM, ZOOMS
from conseil_mobilite.gui.agenda.month.month_grid import MonthGrid
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.gui.agenda.views import View
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Station
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.services.agenda import agenda
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

FRAMES = 400
FRAME_MS = 16.0
DATA_GOAL = 5.0
CROWD = 110
SIZE = (1296, 700)
"""What the page has of a window of 1366 × 768."""
BUSIEST = """
    SELECT adviser_id, date(starts_at, 'weekday 0', '-6 days') AS monday, count(*) AS many
    FROM appointment WHERE deleted_at IS NULL AND cancelled_on IS NULL AND adviser_id IS NOT NULL
    GROUP BY 1, 2 ORDER BY many DESC LIMIT 1
"""


@dataclass(frozen=True)
class Week:
    """The busiest week of an adviser, lived on its Wednesday afternoon."""

    adviser: UUID
    monday: date
    appointments: int

    def at(self) -> datetime:
        return datetime.combine(self.monday, datetime.min.time(), UTC) + timedelta(2, hours=13)

    def read(self, session: Session) -> AgendaPicture:
        return agenda.picture(session, self.monday, 7, self.at(), self.adviser)

    def month(self) -> Period:
        return Period(View.MONTH, self.monday + timedelta(2))

    def read_month(self, session: Session) -> AgendaPicture:
        """Read what the whole body has in the month."""
        month = self.month()
        return agenda.picture(session, month.first, month.count, self.at())


def main() -> int:
    reader = argparse.ArgumentParser(description="The busiest week, opened, painted, dragged.")
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--base", type=Path)
    asked = reader.parse_args()
    application = QApplication(sys.argv[:1])
    theme.apply(application, LIGHT, 1.0, fonts.load())
    with tempfile.TemporaryDirectory() as folder:
        base = base_in(Path(folder), asked.base, asked.people)
        store = vault.open_with_passphrase(base, PHRASE, clock=now)
        week = store.read(busiest)
        total = store.read(
            lambda session: session.connection().scalar(text("SELECT count(*) FROM appointment"))
        )
        print(f"{total} appointments; {week.appointments} in the week of {week.monday}")
        data = max(
            tell_data("week of one", store, week.read),
            tell_data("month of all", store, week.read_month),
        )
        late = tell_painting(store, week, Path(folder))
        store.close()
    return int(data > DATA_GOAL or late > FRAME_MS)


def busiest(session: Session) -> Week:
    adviser, monday, many = session.connection().execute(text(BUSIEST)).one()
    return Week(UUID(adviser), date.fromisoformat(monday), many)


def tell_data(name: str, store: Store, read: Reading) -> float:
    """Time the service and its statements alone; return the ratio."""
    statements = store.read(lambda session: heard(session, read))
    bare = store.read(lambda session: measure(lambda: run(session.connection(), statements)))
    whole = measure(lambda: store.read(read))
    print(f"{name}: {len(statements)} statements, by the driver alone  {bare}")
    print(f"{name}: the picture by the service           {whole}   {whole.against(bare):.1f}×")
    return whole.against(bare)


def tell_painting(store: Store, week: Week, folder: Path) -> float:
    """Time the page and strokes over it; return the 95th percentile of the frames, in ms."""
    with shown_page(store, week, folder) as (page, grid):
        bare = measure(_show_nothing)
        print(f"an empty widget made, shown, painted {bare}")
        opened = measure(lambda: _open(page, grid))
        print(f"the page read, shown and painted    {opened}   {opened.against(bare):.0f}×")
        ground = measure(lambda: _fill(grid))
        print(f"a widget of its size filled         {ground}")
        late = [tell_grid(f"{week.appointments} appointments", grid, ground)]
        grid.show_days(_days(week), _crowd(store, week), week.at())
        late.append(tell_grid(f"{CROWD} appointments", grid, ground))
    return max(*late, tell_month(store, week))


def tell_month(store: Store, week: Week) -> float:
    """Time the month of the whole body; return the 95th percentile of going from day to day."""
    grid, picture = MonthGrid(reference.code_lists()), store.read(week.read_month)
    marks = marks_of(store.read(setup.advisers), ())
    grid.resize(*SIZE)
    grid.show_month(week.month(), picture, week.at(), marks)
    grid.show()
    QApplication.processEvents()
    name = f"month of {len(picture.entries)} appointments, {len(marks)} advisers"
    ground = measure(lambda: _fill(grid))
    laid = measure(lambda: grid.show_month(week.month(), picture, week.at(), marks))
    painted = measure(grid.repaint)
    keys = measure(lambda: _go_on(grid), FRAMES)
    print(f"{name}: laid out         {laid}   {laid.against(ground):.0f}×")
    print(f"{name}: painted whole    {painted}   {painted.against(ground):.0f}×")
    print(f"{name}: a day to another {keys}   {keys.against(ground):.1f}×")
    grid.close()
    return keys.late


def _go_on(grid: MonthGrid) -> None:
    """Go to the next day of the same month, back to the first after the last."""
    here = grid.chosen()
    ends = (here + timedelta(1)).month != here.month
    for _ in range(here.day - 1 if ends else 1):
        QTest.keyClick(grid, Qt.Key.Key_Left if ends else Qt.Key.Key_Right)
    QApplication.processEvents()


def tell_grid(name: str, grid: WeekGrid, ground: Spent) -> float:
    """Time the grid as it is; return the 95th percentile of the frames, in ms."""
    whole, again = measure(lambda: _anew(grid)), measure(grid.repaint)
    print(f"{name}: painted whole    {whole}   {whole.against(ground):.0f}×")
    print(f"{name}: painted again    {again}   {again.against(ground):.1f}×")
    steady = tell_frames(f"{name}: a stroke", grid, 0)
    grid.show_zoom(len(ZOOMS) - 1)
    scrolling = tell_frames(f"{name}: a stroke that scrolls", grid, FASTEST)
    grid.show_zoom(USUAL_ZOOM)
    return max(steady, scrolling)


def _crowd(store: Store, week: Week) -> Sequence[DiaryEntry]:
    """Return as many appointments of the whole body as an adviser ever has in a week."""
    everybody = store.read(agenda.picture, week.monday, 5, week.at(), None).entries
    assert len(everybody) >= CROWD
    step = len(everybody) / CROWD
    return [everybody[int(rank * step)] for rank in range(CROWD)]


def _days(week: Week) -> list[date]:
    return [week.monday + timedelta(rank) for rank in range(5)]


def _show_nothing() -> None:
    empty = QWidget()
    empty.resize(*SIZE)
    empty.show()
    QApplication.processEvents()
    empty.close()


def _fill(grid: QWidget) -> None:
    ground = QPixmap(grid.size())
    ground.fill(QColor(LIGHT.surface))


@contextmanager
def shown_page(store: Store, week: Week, folder: Path) -> Iterator[tuple[AgendaPage, WeekGrid]]:
    """Show the agenda on that week, as that adviser."""
    background, territories = Background(store, week.at), Territories.open()
    adviser = next(each for each in store.read(setup.advisers) if each.id == week.adviser)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    station = Station(
        Access(store, Keychain(None)), Appearance, 10, settings, lambda _errand, _words: None
    )
    lists = reference.code_lists()
    desk = Desk(background, week.at, reference.grid(), lists, territories, adviser, station)
    page = AgendaPage(desk)
    page.resize(*SIZE)
    page.show()
    grid = page.findChild(WeekGrid, "agenda_grid")
    assert grid is not None
    yield page, grid
    page.leave()
    page.close()
    background.close()
    territories.close()


def tell_frames(name: str, grid: WeekGrid, scroll: int) -> float:
    """Lead an appointment up and down the days; return the 95th percentile, in CPU ms.

    `scroll`: how many pixels the hours go by at each frame, as when it is held near an edge.
    """
    bar = grid.findChild(QScrollBar, "agenda_hours_bar")
    assert bar is not None
    start = _held(grid)
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start)
    spent: list[float] = []
    burnt: list[float] = []
    for rank in range(FRAMES):
        place, way = _place(grid, rank), 1 if rank // 50 % 2 == 0 else -1
        began, burning = time.perf_counter(), time.process_time()
        bar.setValue(bar.value() + way * scroll)
        QTest.mouseMove(grid, place.toPoint())
        QApplication.processEvents()
        spent.append((time.perf_counter() - began) * 1000)
        burnt.append((time.process_time() - burning) * 1000)
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=start)
    cpu, clock = Spent(burnt), Spent(spent)
    slow = sum(each > FRAME_MS for each in burnt)
    print(f"{name}, {FRAMES} frames: CPU {cpu}, max {max(burnt):.1f} | clock {clock}")
    print(f"{name}: CPU of the frames over {FRAME_MS:.0f} ms: {slow}, the first {burnt[0]:.1f} ms")
    return cpu.late


def _held(grid: WeekGrid) -> QPoint:
    """Return a point of an appointment in sight."""
    for y in range(60, grid.height(), 10):
        for x in range(60, grid.width(), 10):
            QTest.mouseMove(grid, QPoint(x, y))
            if grid.cursor().shape() == Qt.CursorShape.OpenHandCursor:
                return QPoint(x, y)
    raise AssertionError


def _place(grid: WeekGrid, rank: int) -> QPointF:
    """Return a point of a road that goes down and across the grid, and back."""
    turn = rank % 100 / 50
    down = turn if turn <= 1 else 2 - turn
    across = rank % 173 / 173
    return QPointF(60 + (grid.width() - 80) * across, 50 + (grid.height() - 52) * down)


def _open(page: AgendaPage, grid: WeekGrid) -> None:
    grid.show_days((), (), now())
    page.refresh()
    while not grid.shape().columns:
        QApplication.processEvents()
    page.repaint()


def _anew(grid: WeekGrid) -> None:
    grid.show_zoom(grid.zoom())
    grid.repaint()


if __name__ == "__main__":
    sys.exit(main())
