"""Export and import from the agenda. It is Friday 12 March 2027, 14 h 30."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.interchange.calendar_parsers import by_icalendar
from tests.interchange.foreign_calendar import file_of

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.gui.agenda.calendars.calendar_export_dialog import CalendarExportDialog
from conseil_mobilite.gui.agenda.calendars.calendar_gestures import CalendarGestures
from conseil_mobilite.gui.agenda.calendars.calendar_import_dialog import CalendarImportDialog
from conseil_mobilite.gui.agenda.calendars.import_table import ImportTable
from conseil_mobilite.gui.agenda.page import AgendaPage
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cells import Cell, Role
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.services.agenda import appointments, diary
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TUESDAY = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
DENTIST = "UID:dentiste\nDTSTART:20270614T090000\nDURATION:PT1H\nSUMMARY:Dentiste"
COURSE = (
    "UID:cours\nDTSTART;TZID=Europe/Paris:20271019T180000\nDURATION:PT2H\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Cours"
)


@pytest.fixture
def booked(store: Store, helene: UUID) -> Appointment:
    return store.run(appointments.book, NewAppointment("suivi", TUESDAY, 60, (helene,)))


@pytest.fixture
def page(page: AgendaPage) -> AgendaPage:
    page.refresh()
    return page


def find(holder: QWidget, kind: type[W], name: str = "") -> W:
    found = holder.findChild(kind, name) if name else holder.findChild(kind)
    assert isinstance(found, kind), name
    return found


def choose(qtbot: QtBot, page: QWidget, name: str, path: Path) -> None:
    qtbot.waitUntil(lambda: bool(page.findChildren(QFileDialog, name)))
    dialog = page.findChildren(QFileDialog, name)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def export(page: AgendaPage) -> CalendarExportDialog:
    """Choose « Exporter mes rendez-vous… » in the menu « Plus »."""
    action = page.findChild(QAction, "agenda_export")
    assert action is not None
    action.trigger()
    dialog = find(page, CalendarExportDialog)
    assert find(dialog, QLineEdit, "export_first").text() == "12/03/2027"
    assert find(dialog, QLineEdit, "export_last").text() == "12/06/2027"
    return dialog


def opened(qtbot: QtBot, page: AgendaPage, path: Path, *events: str) -> CalendarImportDialog:
    """Import a file of these events, up to its preview."""
    path.write_bytes(file_of(*events))
    action = page.findChild(QAction, "agenda_import")
    assert action is not None
    action.trigger()
    choose(qtbot, page, "open_file", path)
    dialog = page.findChildren(CalendarImportDialog)[-1]
    qtbot.waitUntil(lambda: "Lecture" not in summary(dialog))
    return dialog


def summary(dialog: QWidget) -> str:
    return find(dialog, QLabel, "import_summary").text().replace("\u00a0", " ")


def cells(table: ImportTable, column: int) -> list[str]:
    shown = (table.rows.index(row, column).data(Role.CELL) for row in range(table.rows.rowCount()))
    return [cell.words() for cell in shown if isinstance(cell, Cell)]


def busy(session: Session) -> list[Unavailability]:
    return list(session.exec(select(Unavailability)).all())


def test_the_days_chosen_are_exported_where_the_adviser_says(
    qtbot: QtBot, page: AgendaPage, booked: Appointment, tmp_path: Path
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    dialog = export(page)
    last = find(dialog, QLineEdit, "export_last")
    last.setText("31/03/2027")
    qtbot.waitUntil(dialog.isActiveWindow)

    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    choose(qtbot, dialog, "save_file", tmp_path / "mars.ics")

    qtbot.waitUntil(lambda: said == [f"Agenda exporté : {tmp_path / 'mars.ics'}"])
    (event,) = by_icalendar((tmp_path / "mars.ics").read_bytes())
    assert (event.uid, event.start) == (booked.uid, TUESDAY)


def test_empty_days_are_said_beside_the_field_and_nothing_is_written(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path
) -> None:
    dialog = export(page)

    dialog.confirm.click()
    choose(qtbot, dialog, "save_file", tmp_path / "vide.ics")

    first = find(dialog, Field, "export_first_field")
    qtbot.waitUntil(lambda: "vide" in first.error())
    assert dialog.confirm.isEnabled()
    assert not (tmp_path / "vide.ics").exists()


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Indiquez"), ("1/3/2027", "suivre"), ("hier soir", "")]
)
def test_a_last_day_that_cannot_be_is_said_beside_it(
    page: AgendaPage, typed: str, sentence: str
) -> None:
    dialog = export(page)
    find(dialog, QLineEdit, "export_last").setText(typed)

    dialog.confirm.click()

    assert not dialog.findChildren(QFileDialog)
    error = find(dialog, Field, "export_last_field").error()
    assert error
    assert sentence in error


def test_one_appointment_is_exported_alone(
    qtbot: QtBot, desk: Desk, page: AgendaPage, booked: Appointment, store: Store, tmp_path: Path
) -> None:
    entry = store.read(diary.one, booked.id, NOW)
    assert entry is not None
    CalendarGestures(desk, page, Writing(page)).export_entry(entry)
    dialog = find(page, CalendarExportDialog)
    find(dialog, QPushButton, "export_wording_title_occupe").click()

    dialog.confirm.click()
    choose(qtbot, dialog, "save_file", tmp_path / "un.ics")

    qtbot.waitUntil((tmp_path / "un.ics").exists)
    (event,) = by_icalendar((tmp_path / "un.ics").read_bytes())
    assert (event.uid, event.summary) == (booked.uid, "Occupé")


def test_an_import_shows_what_it_will_do_then_does_it_and_can_be_undone(
    qtbot: QtBot, page: AgendaPage, store: Store, tmp_path: Path
) -> None:
    offered: list[tuple[str, UUID]] = []
    page.undo_offered.connect(lambda words, act: offered.append((words, act)))
    dialog = opened(qtbot, page, tmp_path / "autre.ics", DENTIST, COURSE, "UID:x\nDTSTART:y")
    table = find(dialog, ImportTable)
    assert summary(dialog) == "5 nouveaux · 1 événement illisible"
    assert cells(table, 0) == ["Oui", "Oui"]
    assert "et 3 autres fois" in cells(table, 1)[1].replace("\u00a0", " ")
    assert cells(table, 3) == ["Nouveau : occupé", "Nouveau : occupé"]

    dialog.confirm.click()

    qtbot.waitUntil(lambda: len(offered) == 1)
    assert offered[0][0].replace("\u00a0", " ") == "Agenda importé : 5 ajoutés"
    assert len(store.read(busy)) == 5
    store.run(undoing.undo_act, offered[0][1])
    assert store.read(busy) == []


def test_a_line_is_left_out_with_the_space_bar_or_a_click(
    qtbot: QtBot, page: AgendaPage, store: Store, tmp_path: Path
) -> None:
    dialog = opened(qtbot, page, tmp_path / "autre.ics", DENTIST, COURSE)
    table = find(dialog, ImportTable)
    qtbot.waitUntil(table.hasFocus)

    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert cells(table, 0) == ["Oui", "Non"]
    assert dialog.confirm.text() == "&Importer (1)"

    spot = table.visualRect(table.rows.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
    assert cells(table, 0) == ["Non", "Non"]
    assert not dialog.confirm.isEnabled()

    qtbot.keyClick(table, Qt.Key.Key_Space)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: [row.uid for row in store.read(busy)] == ["dentiste"])


def test_our_appointment_moved_elsewhere_is_not_ticked_unless_newer(
    qtbot: QtBot, page: AgendaPage, booked: Appointment, store: Store, tmp_path: Path
) -> None:
    moved = f"UID:{booked.uid}\nDTSTART:20270317T090000Z\nDURATION:PT1H\nSEQUENCE:0"
    dialog = opened(qtbot, page, tmp_path / "autre.ics", moved)
    table = find(dialog, ImportTable)
    assert cells(table, 0) == ["Non"]
    assert "(avant : mardi 16 mars, 10 h)" in cells(table, 1)[0].replace("\u00a0", " ")
    assert cells(table, 3) == ["Votre rendez-vous, déplacé"]

    qtbot.keyClick(table, Qt.Key.Key_Space)
    dialog.confirm.click()

    def start() -> datetime | None:
        entry = store.read(diary.one, booked.id, NOW)
        return entry.appointment.starts_at if entry else None

    qtbot.waitUntil(lambda: start() == TUESDAY + timedelta(days=1))


def test_a_file_that_is_no_calendar_is_refused_and_another_may_be_chosen(
    qtbot: QtBot, page: AgendaPage, tmp_path: Path
) -> None:
    dialog = opened(qtbot, page, tmp_path / "lettre.ics", "UID:a\nDTSTART:20200101T090000")
    assert "rien à importer" in summary(dialog)
    assert not dialog.confirm.isEnabled()
    (tmp_path / "bon.ics").write_bytes(file_of(DENTIST))

    find(dialog, QPushButton, "import_other").click()
    choose(qtbot, dialog, "open_file", tmp_path / "bon.ics")

    qtbot.waitUntil(lambda: summary(dialog) == "1 nouveau")
    assert find(dialog, QLabel, "import_file").text() == "bon.ics"
    assert QApplication.activeModalWidget() is dialog
