"""A table comes in by real keys, from a real file: understood, mended, whole or not at all."""

import csv
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.imports.screen import ImportScreen
from tests.imported_people import TELLING, dump
from tests.messy_list import NIR, write_messy_list

from conseil_mobilite.domain.imports.decisions import Decision, Field
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.intake import intake_of
from conseil_mobilite.gui.imports.lines_table import LinesTable
from conseil_mobilite.gui.imports.page import ImportPage
from conseil_mobilite.gui.imports.raw_cells import RawCells
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.services.people import people
from conseil_mobilite.store.database import Store

KEY = Qt.Key


@pytest.fixture
def open_page(
    qtbot: QtBot, store: Store, desk: Desk, shown: Callable[[QWidget], None]
) -> Callable[[], ImportScreen]:
    def make() -> ImportScreen:
        intake = intake_of(desk)
        page = ImportPage(desk, intake)
        page.resize(1270, 684)
        shown(page)
        page.refresh()
        screen = ImportScreen(page, intake, qtbot, store)
        page.said.connect(screen.said.append)
        return screen

    return make


@pytest.fixture
def screen(open_page: Callable[[], ImportScreen]) -> ImportScreen:
    return open_page()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_messy_list(tmp_path / "suivi.xlsx")


def test_a_messy_list_comes_in_and_goes_out_again_by_the_keyboard(
    screen: ImportScreen, file: Path, tmp_path: Path
) -> None:
    before = dump(screen.store, TELLING)

    screen.check(file)
    assert screen.cells(LinesTable)[:4] == [
        "4 | À créer | LEFÈVRE Hélène, 03/06/1992 · Guise | Aucune",
        "5 | À vérifier | NGUYEN Thi-Mai, Hirson | Date qui n’existe pas",
        "6 | À créer | MARTIN Zoé, 12/05/1999 · Vervins | Ligne masquée",
        "7 | Doublon possible | MARTIN Zoe, Vervins | Peut-être une autre ligne",
    ]
    assert NIR not in screen.texts()
    screen.press_go()
    assert screen.text("import_sentence") == "3 personnes seront créées, dont 1 à vérifier."
    screen.press(KEY.Key_Return)
    screen.wait(lambda: screen.sees("import_done"))

    assert screen.text("import_told") == "3 personnes ont été créées, dont 1 à vérifier."
    assert screen.people() == ["Hélène LEFÈVRE", "Thi-Mai NGUYEN", "Zoé MARTIN"]
    screen.save_to("import_report_csv", tmp_path / "rapport.csv")
    screen.save_to("import_report_pdf", tmp_path / "rapport.pdf")
    assert stat.S_IMODE((tmp_path / "rapport.csv").stat().st_mode) == 0o600
    with (tmp_path / "rapport.csv").open(encoding="utf-8-sig", newline="") as report:
        rows = list(csv.DictReader(report, delimiter=";"))
    assert [row["Ligne"] for row in rows][:5] == ["4", "5", "6", "7", "8"]
    assert "31/02/1990" in rows[1]["Alertes"]
    assert (tmp_path / "rapport.pdf").read_bytes().startswith(b"%PDF")
    screen.bot.keyClick(screen.find(QPushButton, "import_undo"), KEY.Key_Space)
    screen.wait(lambda: screen.text("import_done") == "Import annulé")
    assert dump(screen.store, TELLING) == before


def test_a_cell_is_mended_in_place_and_kept_when_going_back(
    screen: ImportScreen, file: Path
) -> None:
    screen.check(file)
    screen.go_to_row(5)
    screen.press(KEY.Key_Return)
    assert screen.find(RawCells, "import_cells").hasFocus()

    screen.press(KEY.Key_F2)
    screen.type("28/02/1990")
    screen.press(KEY.Key_Return)
    draft = screen.intake.draft
    assert draft is not None
    screen.wait(lambda: bool(draft.mends) and not screen.intake.is_examining())

    assert screen.cells(LinesTable)[1].startswith("5 | À créer | NGUYEN Thi-Mai, 28/02/1990")
    mended = next(each for each in screen.cells(RawCells) if each.startswith("Né(e) le"))
    assert mended == "Né(e) le | 28/02/1990, Avant : 31/02/1990 | 28 février 1990"
    screen.bot.keyClick(screen.find(QPushButton, "import_back"), KEY.Key_Space)
    screen.press_go()
    screen.wait(screen.examined)
    assert screen.cells(LinesTable)[1].startswith("5 | À créer | NGUYEN Thi-Mai, 28/02/1990")


def test_a_row_is_set_aside_and_somebody_told_apart(screen: ImportScreen, file: Path) -> None:
    screen.check(file)
    screen.go_to_row(4)
    screen.press(KEY.Key_Delete)
    assert screen.cells(LinesTable)[0].startswith("4 | Mise de côté")
    screen.go_to_row(7)
    screen.bot.keyClick(screen.find(QPushButton, "import_other"), KEY.Key_Space)
    assert screen.cells(LinesTable)[3].startswith("7 | À créer")

    screen.press_go()
    screen.press(KEY.Key_Return)
    screen.wait(lambda: screen.sees("import_done"))

    assert screen.people() == ["Thi-Mai NGUYEN", "Zoe MARTIN", "Zoé MARTIN"]


def test_rows_are_filtered_by_decision_and_by_alert(screen: ImportScreen, file: Path) -> None:
    screen.check(file)
    chip = screen.find(QPushButton, "import_filter_creer")
    assert chip.text().replace("\u00a0", " ") == "À créer 2"
    screen.bot.keyClick(chip, KEY.Key_Space)
    assert [each.split(" | ")[0] for each in screen.cells(LinesTable)] == ["4", "6"]

    alert = screen.find(Choice, "import_filter_alert")
    alert.setFocus()
    while "masquée" not in alert.currentText():
        screen.press(KEY.Key_Down)

    assert [each.split(" | ")[0] for each in screen.cells(LinesTable)] == ["6"]


def test_without_a_name_or_with_one_field_twice_nothing_goes_on(
    screen: ImportScreen, file: Path
) -> None:
    screen.choose(file)
    screen.press(KEY.Key_Return)
    go = screen.find(QPushButton, "import_go")
    assert go.isEnabled()
    assert not screen.sees("import_column_6")
    first = screen.find(Choice, "import_column_0")
    assert first.code() == Field.LAST_NAME

    first.setFocus()
    while first.code() != Field.FIRST_NAME:
        screen.press(KEY.Key_Down)

    assert not go.isEnabled()
    assert "Déjà pris par « Prénom »" in screen.text("import_column_0_trouble")
    screen.wait(lambda: "Manque" in screen.texts())


def test_a_profile_keeps_the_columns_of_a_source(
    screen: ImportScreen, open_page: Callable[[], ImportScreen], file: Path
) -> None:
    screen.choose(file)
    screen.press(KEY.Key_Return)
    town = screen.find(Choice, "import_column_5")
    town.setFocus()
    screen.press(KEY.Key_Home)
    assert town.code() == ""
    name = screen.find(QLineEdit, "import_profile_name")
    name.setFocus()
    screen.type("Mission locale")
    screen.press(KEY.Key_Return)
    screen.wait(lambda: "Profil gardé : Mission locale" in screen.said)
    screen.intake.forget()

    again = open_page()
    again.choose(file)
    again.press(KEY.Key_Return)
    assert again.find(Choice, "import_column_5").code() == Field.MUNICIPALITY
    profile = again.find(Choice, "import_profile")
    again.wait(lambda: profile.count() == 2)
    profile.setFocus()
    again.press(KEY.Key_Down)
    assert again.find(Choice, "import_column_5").code() == ""


def test_what_cannot_be_read_is_said_and_the_file_in_hand_stays(
    screen: ImportScreen, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "photo.xlsx"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    screen.choose(other)
    assert screen.text("import_trouble")
    assert not screen.find(QPushButton, "import_go").isEnabled()

    screen.choose(file)
    screen.wait(lambda: screen.find(QPushButton, "import_go").isEnabled())
    assert screen.text("import_file_name") == "suivi.xlsx"
    assert not screen.sees("import_trouble")


def test_an_import_given_up_leaves_the_base_as_it_was(
    screen: ImportScreen, desk: Desk, file: Path
) -> None:
    screen.check(file)
    screen.press_go()
    before, held = dump(screen.store, TELLING), Event()
    desk.background.note(lambda _session: held.wait())

    screen.press(KEY.Key_Return)
    screen.wait(lambda: screen.sees("import_stop"))
    screen.press(KEY.Key_Escape)
    held.set()
    screen.wait(lambda: not screen.intake.bringing.is_under_way())

    assert screen.text("import_bring_trouble").startswith("Rien n’a été importé")
    assert dump(screen.store, TELLING) == before
    assert screen.find(QPushButton, "import_go").isEnabled()


def test_leaving_keeps_the_file_and_locking_keeps_nothing(
    screen: ImportScreen, open_page: Callable[[], ImportScreen], desk: Desk, file: Path
) -> None:
    screen.check(file)
    screen.go_to_row(4)
    screen.press(KEY.Key_Delete)
    screen.page.leave()
    screen.page.close()

    again = open_page()
    again.wait(again.examined)
    assert again.cells(LinesTable)[0].startswith("4 | Mise de côté")
    assert choices(again) == {4: Decision.IGNORE}

    desk.background.closing.emit()
    assert choices(again) is None
    assert not again.sees("import_lines")
    again.choose(file)
    assert choices(again) == {}


def test_who_was_touched_since_is_kept_and_said(screen: ImportScreen, file: Path) -> None:
    screen.check(file)
    screen.press_go()
    screen.press(KEY.Key_Return)
    screen.wait(lambda: screen.sees("import_done"))
    screen.store.run(_put_first_in_bin)

    screen.bot.keyClick(screen.find(QPushButton, "import_undo"), KEY.Key_Space)
    screen.wait(lambda: screen.text("import_done") == "Import annulé")

    screen.wait(lambda: "2 personnes retirées." in screen.texts())
    kept = [each for each in screen.page.findChildren(QWidget) if each.isVisible()]
    names = [each.accessibleName() for each in kept if "import_kept_" in each.objectName()]
    assert len(names) == 1
    assert "corbeille" in names[0]


def choices(screen: ImportScreen) -> dict[int, Decision] | None:
    draft = screen.intake.draft
    return draft.choices if draft is not None else None


def _put_first_in_bin(session: Session) -> None:
    first = session.exec(select(Person.id).order_by(Person.file_number)).first()
    assert first is not None
    people.put_in_bin(session, first)
