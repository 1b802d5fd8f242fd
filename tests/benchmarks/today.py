"""Aujourd’hui and the caseload among many people: CPU time beside the same SQL run without objects.

    python -m tests.benchmarks.today [--people 10000] [--base FOLDER]

Works on a demonstration base, made once in a temporary folder unless the folder of one is given (it
is copied). Each reading is timed, then the very statements it sent are run again in the same run by
the driver alone: absolute times do not travel, their ratio does. The page is shown beside an empty
widget. What a query plan reads from end to end is named. The exit status is 1 where a reading takes
more than five times its own SQL.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPICursor, _DBAPIAnyExecuteParams
from sqlmodel import Session

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.start import dress
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE, Wanted, make
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Station
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.today.caseload_page import CaseloadPage
from conseil_mobilite.gui.today.page import TodayPage
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.today import (
    caseload,
    today,
    today_followups,
    today_meetings,
    today_people,
    today_referrals,
    today_tasks,
)
from conseil_mobilite.services.today.caseload_query import CaseloadQuery, CaseOrder
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

ROUNDS = 15
SHOWINGS = 7
MOST = 5.0
SEED = 7
SIZE = QSize(1270, 680)
WAIT_S = 20.0
Reading = Callable[[Session], object]
Filled = Callable[[Page], bool]


@dataclass(slots=True)
class Heard:
    """The statements that reached the driver."""

    statements: list[tuple[str, _DBAPIAnyExecuteParams]] = field(default_factory=list)

    def hear(
        self,
        _connection: Connection,
        _cursor: DBAPICursor,
        statement: str,
        parameters: _DBAPIAnyExecuteParams,
        _context: object,
        _many: object,
    ) -> None:
        if statement.startswith("SELECT"):
            self.statements.append((statement, parameters))


def main() -> int:
    reader = argparse.ArgumentParser(description="Aujourd’hui and the caseload, timed.")
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--base", type=Path)
    asked = reader.parse_args()
    application = QApplication(sys.argv[:1])
    dress(application, Appearance(Look.LIGHT))
    with tempfile.TemporaryDirectory() as folder:
        base = _base(Path(folder), asked.base, asked.people)
        store = vault.open_with_passphrase(base, PHRASE, clock=now)
        worst = tell_readings(store)
        tell_pages(store)
        store.close()
    print(f"worst ratio of a reading: {worst:.1f} × its SQL")
    return 1 if worst > MOST else 0


def _base(folder: Path, given: Path | None, people: int) -> Path:
    if given is None:
        wanted = Wanted(people, SEED, paris_day(now()))
        return make(folder, wanted, lambda _done, _all: None)
    base = folder / FILE_NAME
    shutil.copy2(given / FILE_NAME, base)
    shutil.copy2(slots_path(given / FILE_NAME), slots_path(base))
    return base


def readings(adviser: UUID | None) -> dict[str, Reading]:
    at = now()
    on, shown = paris_day(at), today.SHOWN
    mine = CaseloadQuery(at, adviser)
    return {
        "appointments of the day": partial(today_meetings.day_meetings, at=at, adviser_id=adviser),
        "to complete": partial(today_meetings.to_complete, at=at, adviser_id=adviser),
        "actions and due days": partial(
            today_tasks.due_tasks, on=on, adviser_id=adviser, limit=shown
        ),
        "referrals": partial(today_referrals.waiting_referrals, adviser_id=adviser, limit=shown),
        "without contact": partial(
            today_people.without_contact, on=on, adviser_id=adviser, limit=shown
        ),
        "follow-ups": partial(
            today_followups.due_followups, on=on, adviser_id=adviser, limit=shown
        ),
        "retention": partial(today_people.leaving_soon, on=on, limit=shown),
        "AUJOURD’HUI, whole": partial(today.picture, at=at, adviser_id=adviser),
        **{
            f"caseload by {order}": partial(caseload.page, query=replace(mine, order=order))
            for order in CaseOrder
        },
        "caseload, silent ones": partial(caseload.page, query=replace(mine, silent=True)),
        "caseload, counts": partial(caseload.counts, query=mine),
    }


def tell_readings(store: Store) -> float:
    """Print each reading beside its SQL, then what it scans; return the worst ratio."""
    heard, ratios, scans = Heard(), [], dict[str, set[str]]()
    event.listen(Engine, "before_cursor_execute", heard.hear)
    for whose, adviser in (("one adviser", store.adviser), ("everybody", None)):
        print(f"{whose:32}{'reading':>12}{'raw SQL':>12}{'ratio':>8}  queries")
        for name, reading in readings(adviser).items():
            heard.statements.clear()
            store.read(reading)
            sent = tuple(heard.statements)
            spent = measured(partial(store.read, reading))
            raw = measured(partial(store.read, partial(_run, sent=sent)))
            ratios.append(spent / raw)
            print(f"{name:32}{spent:9.2f} ms{raw:9.2f} ms{spent / raw:7.1f}×{len(sent):8}")
            scans.setdefault(name, set()).update(store.read(_scans, sent))
    event.remove(Engine, "before_cursor_execute", heard.hear)
    for name, tables in scans.items():
        if tables:
            print(f"read from end to end by « {name} »: {', '.join(sorted(tables))}")
    return max(ratios)


def measured(do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median CPU milliseconds, those of every thread together."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        do()
        spent.append((time.process_time() - begun) * 1000)
    return statistics.median(spent)


def _run(session: Session, sent: Sequence[tuple[str, _DBAPIAnyExecuteParams]]) -> None:
    cursor = session.connection().connection.cursor()
    for statement, parameters in sent:
        cursor.execute(statement, parameters)
        cursor.fetchall()


def _scans(session: Session, sent: Sequence[tuple[str, _DBAPIAnyExecuteParams]]) -> set[str]:
    """Return the tables that a plan reads whole, what it made itself left out."""
    tables = set(session.connection().dialect.get_table_names(session.connection()))
    cursor, found = session.connection().connection.cursor(), set[str]()
    for statement, parameters in sent:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        for *_place, words in cursor.fetchall():
            verb, _, rest = str(words).partition(" ")
            if verb == "SCAN" and rest.split(" ")[0] in tables:
                found.add(rest.split(" ")[0])
    return found


def tell_pages(store: Store) -> None:
    """Print what it takes to make, show and fill each page, beside an empty widget."""
    background = Background(store, now)
    territories = Territories.open()
    settings = QSettings(os.devnull, QSettings.Format.IniFormat)
    (adviser,) = (each for each in store.read(setup.advisers) if each.id == store.adviser)
    desk = Desk(
        background,
        now,
        reference.grid(),
        reference.code_lists(),
        territories,
        adviser,
        Station(
            Access(store, Keychain(None)), Appearance, 10, settings, lambda _errand, _words: None
        ),
    )
    empty = measured(lambda: _show(QWidget()), SHOWINGS)
    print(f"{'an empty widget':32}{empty:9.2f} ms")
    pages: dict[str, tuple[Callable[[], Page], Filled]] = {
        "AUJOURD’HUI, page": (partial(TodayPage, desk), _has_lists),
        "caseload, page": (partial(CaseloadPage, desk), _has_rows),
    }
    for name, (make_page, filled) in pages.items():
        spent = measured(partial(_fill, make_page, filled), SHOWINGS)
        print(f"{name:32}{spent:9.2f} ms{spent - empty:9.2f} ms more than the empty widget")
    background.close()
    territories.close()


def _show(widget: QWidget) -> None:
    widget.resize(SIZE)
    widget.show()
    widget.grab()
    widget.deleteLater()


def _has_lists(page: Page) -> bool:
    return page.findChild(QWidget, "today_task_0") is not None


def _has_rows(page: Page) -> bool:
    table = page.findChild(Table, "caseload_table")
    return table is not None and table.model().rowCount() > 0


def _fill(make_page: Callable[[], Page], filled: Filled) -> None:
    """Make and show a page until what it asked for is there and painted."""
    page = make_page()
    page.resize(SIZE)
    page.show()
    page.refresh()
    _wait(partial(filled, page))
    page.grab()
    page.hide()
    page.deleteLater()


def _wait(ready: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT_S
    while not ready():
        QApplication.processEvents()
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(0.002)


if __name__ == "__main__":
    sys.exit(main())
