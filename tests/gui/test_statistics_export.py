"""The export assistant by real keys, on a real base: what leaves is protected, once, and kept."""

import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.export_screen import ExportScreen, compose, support

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.statistics.page import StatisticsPage
from conseil_mobilite.interchange.statistics.package import read_package
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.store.database import Store


@pytest.fixture
def basin(store: Store) -> UUID:
    """Make a basin where 43 people were supported, 3 of them men."""
    made = store.run(compose)
    store.run(support, made, 21, 30, "F")
    store.run(support, made, 17, 45, "F")
    store.run(support, made, 2, 62, "F")
    store.run(support, made, 3, 30, "H")
    return made


@pytest.fixture
def open_page(
    qtbot: QtBot, store: Store, desk: Desk, shown: Callable[[QWidget], None]
) -> Callable[[], ExportScreen]:
    def make() -> ExportScreen:
        page = StatisticsPage(desk)
        page.resize(1270, 684)
        shown(page)
        page.refresh()
        return ExportScreen(page, qtbot, store)

    return make


@pytest.fixture
def screen(basin: UUID, open_page: Callable[[], ExportScreen]) -> ExportScreen:  # noqa: ARG001 - there first
    return open_page()


@pytest.fixture
def hold_reader(desk: Desk) -> Iterator[Callable[[], Event]]:
    """Keep the reading thread busy, when asked, until the event returned is set."""
    held: list[Event] = []

    def hold() -> Event:
        held.append(Event())
        desk.background.work(held[-1].wait)
        return held[-1]

    yield hold
    for event in held:
        event.set()


def cells(table: Table) -> list[list[str]]:
    model = table.rows
    columns = range(model.columnCount())
    lines = range(model.rowCount())
    return [[str(model.data(model.index(line, each))) for each in columns] for line in lines]


def test_a_quarter_leaves_protected_by_enter_alone(screen: ExportScreen, tmp_path: Path) -> None:
    path = screen.export_to(tmp_path / "envoi")

    assert path.parent == tmp_path / "envoi"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    read = read_package(path.read_bytes())
    values = [int(each.value) for each in read.cells if each.value is not None]
    assert values
    assert not any(value % 5 for value in values)
    assert read.manifest.scope.end == date(2026, 12, 31)
    assert path.name == screen.kept()[0].file_name
    assert b"Canari" not in b"".join(read.files.values())


def test_the_preview_sets_the_exact_table_beside_what_leaves(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()

    before = cells(screen.find(Table, "export_before"))
    after = cells(screen.find(Table, "export_after"))

    assert before[-1][0] == after[-1][0] == "Total"
    assert "43" in before[-1]
    assert after[-1][-1] in {"40", "45"}
    assert "* 3" in {figure for line in before for figure in line}
    assert all(int(figure) % 5 == 0 for line in after for figure in line[1:])
    assert "deviennent « Autres »" in screen.texts()
    assert "Vérifié" in screen.text("export_checked")


def test_each_table_can_be_looked_at_by_the_keyboard(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()
    pick = screen.find(Choice, "export_table")
    assert pick.hasFocus()

    screen.press(Qt.Key.Key_End)

    assert pick.currentText().startswith("4 sur 4")
    screen.bot.waitUntil(lambda: len(cells(screen.find(Table, "export_before"))) > 10)
    assert "retenu" in {
        figure for line in cells(screen.find(Table, "export_after")) for figure in line
    }


def test_a_quarter_under_way_is_refused_with_the_day_it_can_leave(screen: ExportScreen) -> None:
    screen.open_assistant()
    quarter = screen.find(Choice, "export_period")
    screen.bot.keyClick(quarter, Qt.Key.Key_Up)

    field = screen.find(Field, "export_period_field")
    assert "se termine le 31 mars 2027" in field.error().replace("\u00a0", " ")

    screen.press(Qt.Key.Key_Return)

    assert quarter.isVisible()
    assert not screen.sees("export_progress")

    screen.bot.keyClick(quarter, Qt.Key.Key_Down)
    assert not field.error()


def test_a_folder_that_refuses_the_file_is_told_and_the_choices_stay(
    screen: ExportScreen, tmp_path: Path
) -> None:
    wall = tmp_path / "mur"
    wall.write_text("", encoding="utf-8")
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(wall / "envoi")

    screen.press(Qt.Key.Key_Return)

    field = screen.find(Field, "export_folder_field")
    screen.bot.waitUntil(lambda: "ne peut pas être écrit" in field.error())
    assert screen.text("export_about").endswith("4e trimestre 2026")
    wall.unlink()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")
    assert len(screen.kept()) == 1


def test_another_file_of_the_same_name_is_never_replaced(
    screen: ExportScreen, tmp_path: Path
) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    name = screen.text("export_file_name")
    (tmp_path / name).write_text("à moi", encoding="utf-8")

    screen.press(Qt.Key.Key_Return)

    field = screen.find(Field, "export_folder_field")
    screen.bot.waitUntil(lambda: "n’a pas été touché" in field.error())
    assert (tmp_path / name).read_text(encoding="utf-8") == "à moi"


def test_no_folder_is_told_beside_the_field(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(Path("x"))
    screen.press(Qt.Key.Key_Backspace)

    screen.press(Qt.Key.Key_Return)

    assert "Choisissez le dossier" in screen.find(Field, "export_folder_field").error()
    assert not screen.kept()


def test_a_double_click_on_the_last_button_makes_one_export(
    screen: ExportScreen, desk: Desk, tmp_path: Path
) -> None:
    commits: list[object] = []
    desk.background.saved.connect(commits.append)
    screen.open_assistant()
    screen.protect()
    screen.choose_folder(tmp_path)
    last = screen.find(QPushButton, "export_go")

    screen.bot.mouseClick(last, Qt.MouseButton.LeftButton)
    screen.bot.mouseClick(last, Qt.MouseButton.LeftButton)

    screen.wait("export_written")
    with screen.bot.waitSignal(desk.background.saved):  # whatever was asked before is done too
        desk.background.run(settings.put, "essai", "après")
    assert len(commits) == 2
    assert screen.acts() == ["statistics.export"]
    assert len(list(tmp_path.glob("*.zip"))) == 1


def test_a_second_export_is_the_same_file_and_says_since_when(
    screen: ExportScreen, store: Store, basin: UUID, tmp_path: Path
) -> None:
    first = screen.export_to(tmp_path / "un").read_bytes()
    assert "gardée dans la base" in screen.text("export_story")
    screen.press(Qt.Key.Key_Return)
    screen.wait("statistics_export")
    store.run(support, basin, 6, 20, "H")

    screen.open_assistant()
    screen.bot.waitUntil(lambda: screen.sees("export_known"))
    assert "12 mars 2027" in screen.text("export_known")
    screen.protect()
    assert "Les dossiers ont changé depuis" in screen.texts()
    screen.choose_folder(tmp_path / "deux")
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_written")

    (second,) = (tmp_path / "deux").iterdir()
    assert second.read_bytes() == first
    assert "préparé le 12 mars 2027, à l’octet près" in screen.text("export_story")
    assert len(screen.kept()) == 1
    assert screen.acts() == ["statistics.export", "statistics.send_again"]


def test_under_fifteen_people_nothing_can_leave_and_it_is_said(
    store: Store, open_page: Callable[[], ExportScreen]
) -> None:
    few = store.run(compose)
    store.run(support, few, 6, 30, "F")
    screen = open_page()
    screen.open_assistant()

    screen.press(Qt.Key.Key_Return)

    screen.bot.waitUntil(lambda: "Moins de 15 personnes" in screen.texts())
    assert not screen.find(QPushButton, "export_go").isEnabled()
    screen.press(Qt.Key.Key_Return)
    assert not screen.sees("export_folder")


def test_work_interrupted_from_the_status_line_comes_back_to_the_choices(
    screen: ExportScreen, desk: Desk, hold_reader: Callable[[], Event]
) -> None:
    works: list[Work] = []
    desk.background.work_started.connect(works.append)
    screen.open_assistant()
    released = hold_reader()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_progress")

    works[0].cancel()
    released.set()

    screen.wait("export_content_trouble")
    assert "aucun fichier n’a été créé" in screen.text("export_content_trouble")
    assert screen.sees("export_period")


def test_escape_while_it_is_prepared_comes_back_to_the_figures(
    screen: ExportScreen, hold_reader: Callable[[], Event]
) -> None:
    screen.open_assistant()
    released = hold_reader()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_progress")

    screen.press(Qt.Key.Key_Escape)
    released.set()

    screen.wait("statistics_export")
    assert screen.find(QPushButton, "statistics_export").hasFocus()
    assert not screen.sees("export_assistant")
    assert not screen.kept()


def test_enter_held_down_does_not_run_to_the_last_step(screen: ExportScreen) -> None:
    screen.open_assistant()
    held = QApplication.focusWidget()
    assert held is not None

    for repeated in (False, True, True, True):
        kind, no_modifier = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Qt.Key.Key_Return, no_modifier, "\r", repeated)
        QApplication.sendEvent(held, event)
        screen.wait("export_table")
        held = screen.find(Choice, "export_table")

    assert not screen.sees("export_folder")


def test_one_can_go_back_step_by_step(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.protect()
    screen.press(Qt.Key.Key_Return)
    screen.wait("export_folder")

    screen.bot.keyClick(screen.find(QPushButton, "export_back"), Qt.Key.Key_Space)
    screen.wait("export_table")
    screen.bot.keyClick(screen.find(QPushButton, "export_back"), Qt.Key.Key_Space)

    screen.wait("export_period")
    assert screen.find(Choice, "export_period").hasFocus()


def test_tab_follows_the_reading_order(screen: ExportScreen) -> None:
    screen.open_assistant()
    screen.find(Choice, "export_basin").setFocus()
    met = []
    for _ in range(4):
        held = screen.page.focusWidget()
        assert held is not None
        met.append(held.objectName())
        screen.press(Qt.Key.Key_Tab)

    assert met == ["export_basin", "export_period", "export_cancel", "export_go"]
