"""A table of basins is previewed in the settings, brought in, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.settings.basin_table_dialog import BasinTableDialog
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.store.database import Clock, Store

CENTRE = Member("240200444", "CC de la Thiérache du Centre")
SAMBRE = Member("200071983", "CC Thiérache Sambre et Oise")


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, store: Store, clock: Clock) -> Screen:
    store.run(basins.compose, "Thiérache", "", [SAMBRE], paris_day(clock()))
    screen = Screen(qtbot, desk, "basins")
    qtbot.waitUntil(lambda: bool(screen.page.findChildren(QWidget, "basin_open_thierache")))
    return screen


def opened(screen: Screen, path: Path, words: str) -> BasinTableDialog:
    """Choose a file with the keyboard, and wait for what is said of it."""
    screen.push("basin_import")
    chooser = screen.find(QFileDialog, "open_file")
    chooser.fileSelected.emit(str(path))
    chooser.close()
    dialog = screen.find(BasinTableDialog, "basin_table")
    screen.qtbot.waitUntil(lambda: words in _words(dialog))
    return dialog


def _words(dialog: QWidget) -> str:
    summary = dialog.findChild(QLabel, "basin_table_summary")
    assert summary is not None
    return summary.text()


def _names(store: Store, clock: Clock) -> dict[str, list[str]]:
    kept = store.read(basins.basins, paris_day(clock()))
    return {each.name: [member.name for member in each.members] for each in kept}


def test_a_table_is_shown_brought_in_and_taken_back(
    screen: Screen, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "bassins.csv"
    path.write_text(
        f"SIREN;Bassin\n{CENTRE.code};Thiérache\n{CENTRE.code};Nord\n999999999;Nord\n",
        encoding="cp1252",
    )
    dialog = opened(screen, path, "1\N{NO-BREAK SPACE}nouveau")

    told = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Ligne 4" in told
    assert "999999999" in told
    screen.saved(lambda: screen.qtbot.keyClick(dialog.confirm, Qt.Key.Key_Space))
    screen.qtbot.waitUntil(lambda: bool(screen.undoes))

    assert _names(store, clock) == {"Nord": [CENTRE.name], "Thiérache": [CENTRE.name]}
    assert screen.undoes[-1][0] == "2\N{NO-BREAK SPACE}bassins importés"
    screen.saved(screen.take_back)
    assert _names(store, clock) == {"Thiérache": [SAMBRE.name]}


def test_a_file_that_is_no_table_of_basins_is_refused_in_the_dialog(
    screen: Screen, tmp_path: Path
) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom\nROUX;Eva\n", encoding="utf-8")

    dialog = opened(screen, path, "donnez à celle qui le porte le titre")

    assert not dialog.confirm.isEnabled()
    other = dialog.findChild(QPushButton, "basin_table_other")
    assert other is not None
    assert other.isEnabled()


def test_a_table_that_changes_nothing_says_so(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "bassins.csv"
    path.write_text(f"SIREN;Bassin\n{SAMBRE.code};Thiérache\n", encoding="utf-8")

    dialog = opened(screen, path, "déjà composés ainsi")

    assert not dialog.confirm.isEnabled()
    dialog.reject()
    QApplication.processEvents()
