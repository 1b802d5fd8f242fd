"""The busiest week of a large base: opened, painted and dragged; CPU time, against what is bare.

    python -m tests.benchmarks.agenda [--people 10000] [--base FOLDER]

The base is made once in a temporary folder unless the folder of one is given (it is copied). Its
busiest week of one adviser is shown as if it were the present one. Absolute times do not travel,
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from sqlmodel import Session
from tests.benchmarks.keyboard_hour import base_in

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.gui.agenda.edge_scrolling import FASTEST
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.agenda.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.zooming import USUAL_ZOOM, ZOOMS
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Station
from conseil_mobilite.gui.kit import fonts, theme
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.services.agenda import agenda
from conseil_mobilite.services.agenda.diary import DiaryEntry
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

ROUNDS = 25
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

Statement = tuple[str, Sequence[object]]


@dataclass(frozen=True)
class Week:
    """The busiest week of an adviser, lived on its Wednesday afternoon."""

    adviser: UUID
    monday: date
    appointments: int

    def at(self) -> datetime:
        return datetime.combine(self.monday, datetime.min.time(), UTC) + timedelta(2, hours=13)


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
        data = tell_data(store, week)
        late = tell_painting(store, week, Path(folder))
        store.close()
    return int(data > DATA_GOAL or late > FRAME_MS)


def busiest(session: Session) -> Week:
    adviser, monday, many = session.connection().execute(text(BUSIEST)).one()
    return Week(UUID(adviser), date.fromisoformat(monday), many)


def tell_data(store: Store, week: Week) -> float:
    """Time the service and its statements alone; return the ratio."""

    def read(session: Session) -> object:
        return agenda.picture(session, week.monday, 7, week.at(), week.adviser)

    statements = store.read(lambda session: _heard(session, read))
    bare = store.read(lambda session: measure(lambda: _run(session.connection(), statements)))
    whole = measure(lambda: store.read(read))
    print(f"{len(statements)} statements, by the driver alone  {bare:8.2f} ms")
    print(f"the picture by the service          {whole:8.2f} ms   {whole / bare:.1f}×")
    return whole / bare


def _heard(session: Session, read: Callable[[Session], object]) -> list[Statement]:
    """Return what a reading asks the driver."""
    heard: list[Statement] = []

    def hear(*told: object) -> None:
        _connection, _cursor, statement, values, *_rest = told
        assert isinstance(statement, str)
        assert isinstance(values, tuple)
        heard.append((statement, values))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    read(session)
    event.remove(connection, "before_cursor_execute", hear)
    return heard


def _run(connection: Connection, statements: Sequence[Statement]) -> None:
    cursor = connection.connection.cursor()
    for statement, values in statements:
        cursor.execute(statement, values)
        cursor.fetchall()
    cursor.close()


def tell_painting(store: Store, week: Week, folder: Path) -> float:
    """Time the page and strokes over it; return the 95th percentile of the frames, in ms."""
    with shown_page(store, week, folder) as (page, grid):
        bare = measure(_show_nothing)
        print(f"an empty widget made, shown, painted {bare:7.2f} ms")
        opened = measure(lambda: _open(page, grid))
        print(f"the page read, shown and painted    {opened:8.2f} ms   {opened / bare:.0f}×")
        ground = measure(lambda: _fill(grid))
        print(f"a widget of its size filled         {ground:8.2f} ms")
        late = [tell_grid(f"{week.appointments} appointments", grid, ground)]
        grid.show_days(_days(week), _crowd(store, week), week.at())
        late.append(tell_grid(f"{CROWD} appointments", grid, ground))
    return max(late)


def tell_grid(name: str, grid: WeekGrid, ground: float) -> float:
    """Time the grid as it is; return the 95th percentile of the frames, in ms."""
    whole, again = measure(lambda: _anew(grid)), measure(grid.repaint)
    print(f"{name}: painted whole    {whole:8.2f} ms   {whole / ground:.0f}×")
    print(f"{name}: painted again    {again:8.2f} ms   {again / ground:.1f}×")
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


def _fill(grid: WeekGrid) -> None:
    ground = QPixmap(grid.size())
    ground.fill(QColor(LIGHT.surface))


@contextmanager
def shown_page(store: Store, week: Week, folder: Path) -> Iterator[tuple[AgendaPage, WeekGrid]]:
    """Show the agenda on that week, as that adviser."""
    background, territories = Background(store, week.at), Territories.open()
    adviser = next(each for each in store.read(setup.advisers) if each.id == week.adviser)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    station = Station(Access(store, Keychain(None)), Appearance, 10, settings)
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
    print(f"{name}, {FRAMES} frames: CPU {_figures(burnt)} | clock {_figures(spent)}")
    return sorted(burnt)[int(FRAMES * 0.95)]


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


def measure(do: Callable[[], object]) -> float:
    """Return the median CPU milliseconds of an act, the first one left out."""
    spent = []
    for _ in range(ROUNDS + 1):
        began = time.process_time()
        do()
        spent.append((time.process_time() - began) * 1000)
    return median(spent[1:])


def _figures(times: Sequence[float]) -> str:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    return f"median {median(ordered):.1f} ms; p95 {late:.1f} ms; max {ordered[-1]:.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
