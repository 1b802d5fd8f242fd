"""Lists go out by real keys into files of the adviser's alone, and read back."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports.export_dialog import ExportDialog
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.people.page import PeoplePage
from conseil_mobilite.gui.settings.export_card import ExportCard
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store


@pytest.fixture(autouse=True)
def known(store: Store) -> None:
    store.run(_welcome)


def open_page(page: Page, shown: Callable[[QWidget], None]) -> list[str]:
    said: list[str] = []
    page.said.connect(said.append)
    page.resize(1270, 684)
    shown(page)
    page.refresh()
    return said


def save(qtbot: QtBot, holder: QWidget, path: Path) -> None:
    dialog = holder.findChildren(QFileDialog, "save_file")[-1]
    dialog.selectFile(str(path))
    dialog.accept()
    qtbot.waitUntil(path.exists)


def press(qtbot: QtBot, holder: QWidget, name: str) -> None:
    button = holder.findChild(QPushButton, name)
    assert button is not None
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_list_as_filtered_goes_out_and_reads_back(
    qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None], tmp_path: Path
) -> None:
    page = PeoplePage(desk)
    said = open_page(page, shown)
    search = page.findChild(QWidget, "people_search")
    assert search is not None
    qtbot.keyClicks(search, "martin")
    qtbot.waitUntil(lambda: "1 personne sur 2" in _texts(page))

    page.findChildren(QAction, "people_export_list")[0].trigger()
    dialog = page.findChildren(ExportDialog)[-1]
    assert "1 personne" in _texts(dialog)
    assert "n’est pas chiffré" in _texts(dialog)
    press(qtbot, dialog, "export_kind_csv")
    dialog.confirm.click()
    save(qtbot, dialog, tmp_path / "liste.csv")
    qtbot.waitUntil(lambda: said == [f"Liste exportée : {tmp_path / 'liste.csv'}"])

    table = read_table(tmp_path / "liste.csv")
    assert len(table.rows) == 1
    assert "MARTIN" in [cell.text for cell in table.rows[0].cells]
    assert stat.S_IMODE((tmp_path / "liste.csv").stat().st_mode) == 0o600
    assert (tmp_path / "liste-dictionnaire.csv").exists()


def test_another_file_of_the_same_name_is_not_replaced_unasked(
    qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None], tmp_path: Path
) -> None:
    (tmp_path / "liste-dictionnaire.csv").write_text("à moi", encoding="utf-8")
    page = PeoplePage(desk)
    open_page(page, shown)
    page.findChildren(QAction, "people_export_list")[0].trigger()
    dialog = page.findChildren(ExportDialog)[-1]
    press(qtbot, dialog, "export_kind_csv")
    dialog.confirm.click()
    picker = dialog.findChildren(QFileDialog, "save_file")[-1]
    picker.selectFile(str(tmp_path / "liste.csv"))
    picker.accept()

    qtbot.waitUntil(lambda: "s’appelle déjà liste-dictionnaire.csv" in _texts(dialog))
    assert not (tmp_path / "liste.csv").exists()
    assert (tmp_path / "liste-dictionnaire.csv").read_text(encoding="utf-8") == "à moi"


def test_the_whole_base_goes_out_with_its_dictionary(
    qtbot: QtBot, desk: Desk, store: Store, shown: Callable[[QWidget], None], tmp_path: Path
) -> None:
    card = ExportCard(desk)
    said = open_page(card, shown)
    press(qtbot, card, "export_base")
    save(qtbot, card, tmp_path / "base.xlsx")
    qtbot.waitUntil(lambda: said == [f"Base exportée : {tmp_path / 'base.xlsx'}"])

    book = load_workbook(tmp_path / "base.xlsx", read_only=True)
    assert book.sheetnames == ["Personnes", "Rendez-vous", "Dictionnaire"]
    assert len(list(book["Personnes"].iter_rows())) == 3
    qtbot.waitUntil(lambda: "export.write" in store.read(_acts))


def _texts(holder: QWidget) -> str:
    labels = (each.text() for each in holder.findChildren(QLabel) if each.isVisible())
    return "\n".join(labels).replace("\u00a0", " ")


def _welcome(session: Session) -> None:
    for last_name, first_name in (("MARTIN", "Zoé"), ("LEFÈVRE", "Hélène")):
        people.welcome(session, NewPerson(last_name, first_name), Origin(), NOW.date())


def _acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.act)).all())
