"""The page of the pilots: choose packages, see what is refused, write the results; no base."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.interchange.statistics.releases import SENDER, packed, release

from conseil_mobilite.app.pages import rooms
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.kit.drop_zone import DropZone
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.settings.first_run import FirstRun
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.statistics.consolidation.page import ConsolidationPage
from conseil_mobilite.gui.statistics.exports.register import ExportsCard
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.keys.keychain import Keychain

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Make a folder of two good packages and of something else."""
    folder = tmp_path / "recus"
    folder.mkdir()
    for base in ("b0000001", "b0000002"):
        sent = packed(release(1, units=8), replace(SENDER, base=base))
        (folder / sent.file_name).write_bytes(sent.content)
    (folder / "photo.zip").write_bytes(b"not a package")
    return folder


@pytest.fixture
def page(shown: Callable[[QWidget], None], tmp_path: Path) -> ConsolidationPage:
    page = ConsolidationPage()
    page.resize(1366, 768)
    shown(page)
    folder = page.findChild(QLineEdit, "consolidation_folder")
    assert folder is not None
    folder.setText(str(tmp_path / "resultats"))
    return page


def words(within: QWidget) -> str:
    texts = (each.text() for each in within.findChildren(QLabel) if each.isVisible())
    return " | ".join(texts).replace("\u00a0", " ")


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def drop(page: ConsolidationPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    zone = page.findChild(DropZone)
    assert zone is not None
    move, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    zone.dropEvent(QDropEvent(QPoint(9, 9), move, data, left, Qt.KeyboardModifier.NoModifier))


def test_dropped_packages_are_checked_then_added_and_written(
    qtbot: QtBot, page: ConsolidationPage, inbox: Path, tmp_path: Path
) -> None:
    go = button(page, "consolidation_go")
    assert not go.isEnabled()
    # when a folder is dropped, then what is refused is said with its reason
    drop(page, inbox)
    qtbot.waitUntil(go.isEnabled)
    qtbot.waitUntil(lambda: "photo.zip | Ce fichier n’est pas un paquet" in words(page))
    assert "2 paquets à additionner · 1 bassin" in words(page)
    # when the others are added, then the page says where they are
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Résultats écrits" in words(page))
    folder = tmp_path / "resultats"
    assert str(folder) in words(page)
    assert (folder / "HDF-07_2026-T3" / "rapport.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "manifeste.json").exists()


def test_packages_chosen_in_the_dialog_join_those_already_there(
    qtbot: QtBot, page: ConsolidationPage, inbox: Path
) -> None:
    one, other = sorted(inbox.glob("PAMS*.zip"))
    drop(page, one)
    qtbot.waitUntil(lambda: "1 paquet à additionner" in words(page))
    # when another is chosen
    qtbot.mouseClick(button(page, "consolidation_browse"), Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog, "consolidation_dialog")
    assert dialog is not None
    dialog.filesSelected.emit([str(other)])
    dialog.reject()
    # then both are there, and all may be taken away
    qtbot.waitUntil(lambda: "2 paquets à additionner" in words(page))
    qtbot.mouseClick(button(page, "consolidation_clear"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Aucun paquet pour l’instant" in words(page))
    assert not button(page, "consolidation_go").isEnabled()


def test_what_is_given_up_writes_nothing(
    qtbot: QtBot, page: ConsolidationPage, inbox: Path, tmp_path: Path
) -> None:
    go, cancel = button(page, "consolidation_go"), button(page, "consolidation_cancel")
    drop(page, inbox)
    qtbot.waitUntil(go.isEnabled)
    # given a consolidation that has not begun yet
    release_it = Event()
    worker = page.findChild(Worker)
    assert worker is not None
    worker.do(release_it.wait)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert cancel.isVisible()
    assert not go.isEnabled()
    # when it is given up
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    release_it.set()
    # then nothing is written, and it can be asked again
    qtbot.waitUntil(go.isEnabled)
    assert not (tmp_path / "resultats").exists()
    assert "Résultats écrits" not in words(page)


def test_the_keyboard_goes_to_what_comes_next_and_escape_gives_up(
    qtbot: QtBot, page: ConsolidationPage, inbox: Path, tmp_path: Path
) -> None:
    go, browse = button(page, "consolidation_go"), button(page, "consolidation_browse")
    page.setFocus()
    assert browse.hasFocus()
    # when packages were checked, then adding them up is one key away
    drop(page, inbox)
    qtbot.waitUntil(go.hasFocus)
    # when it has begun, then Escape gives it up and one may begin again
    release_it = Event()
    worker = page.findChild(Worker)
    assert worker is not None
    worker.do(release_it.wait)
    qtbot.keyClick(go, Qt.Key.Key_Space)
    cancel = button(page, "consolidation_cancel")
    assert cancel.hasFocus()
    qtbot.keyClick(cancel, Qt.Key.Key_Escape)
    release_it.set()
    qtbot.waitUntil(go.hasFocus)
    assert not (tmp_path / "resultats").exists()


def test_a_folder_that_cannot_be_written_is_said_beside_it(
    qtbot: QtBot, page: ConsolidationPage, inbox: Path, tmp_path: Path
) -> None:
    (tmp_path / "resultats").write_text("a file", encoding="utf-8")
    go = button(page, "consolidation_go")
    drop(page, inbox)
    qtbot.waitUntil(go.isEnabled)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ne peut pas être écrit" in words(page))
    assert go.isEnabled()


def test_a_pilot_without_a_base_reaches_it_and_comes_back_to_what_was_typed(
    qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    # given the first run, where something is typed
    window = Window(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(window)
    troubles = Troubles(window, tmp_path / "journal.log")
    window.show()
    Sitting(window, troubles, window_settings(tmp_path), clock, Keychain(None)).begin(
        tmp_path / "none.base"
    )
    first = window.centralWidget()
    assert isinstance(first, FirstRun)
    typed = first.findChildren(QLineEdit)[0]
    qtbot.waitUntil(typed.isVisible)
    typed.setText("Nadia")
    # when packages are to be added up
    qtbot.mouseClick(button(first, "first_run_consolidate"), Qt.MouseButton.LeftButton)
    page = window.centralWidget()
    assert isinstance(page, ConsolidationPage)
    # then the way back leads to what was typed
    qtbot.mouseClick(button(page, "consolidation_back"), Qt.MouseButton.LeftButton)
    assert window.centralWidget() is first
    qtbot.waitUntil(typed.isVisible)
    assert typed.text() == "Nadia"
    assert not (tmp_path / "none.base").exists()
    window.close()


def window_settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "sitting.ini"), QSettings.Format.IniFormat)


def test_the_statistics_of_a_base_lead_to_it(qtbot: QtBot, desk: Desk) -> None:
    # given the rooms of an open base, and the card of what was published
    (room,) = [each for each in rooms(desk) if each.screen is Screen.CONSOLIDATION]
    card = ExportsCard(desk)
    qtbot.addWidget(card)
    # when it is asked there, then the page is made, beside the statistics and in the palette
    with qtbot.waitSignal(card.consolidation_asked):
        button(card, "exports_consolidate").click()
    page = room.make(desk.adviser.id)
    qtbot.addWidget(page)
    assert isinstance(page, ConsolidationPage)
    assert (room.place, room.word) == (Screen.STATISTICS, "Consolider des paquets")
