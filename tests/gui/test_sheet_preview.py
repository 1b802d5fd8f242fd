"""The sheet is looked at, zoomed, handed out, saved and printed; what left never changes."""

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.paper.page_view import PageView
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog, open_issued, open_preview
from conseil_mobilite.gui.paper.pdf_pages import drawn, print_on
from conseil_mobilite.gui.paper.printables import action_sheet
from conseil_mobilite.services.paper import action_sheets, issuing
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

W = TypeVar("W", bound=QWidget)
ON = date(2027, 3, 12)


@pytest.fixture
def helene(store: Store) -> UUID:
    return store.run(people.welcome, NewPerson("Lefèvre", "Hélène"), people.Origin(), ON).id


@pytest.fixture
def window(shown: Callable[[QWidget], None]) -> QWidget:
    window = QWidget()
    window.resize(1366, 768)
    shown(window)
    return window


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, helene: UUID, window: QWidget) -> PaperDialog:
    dialog = open_preview(desk, action_sheet(helene), window)
    _wait_drawn(qtbot, dialog)
    return dialog


def find(dialog: QWidget, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def _pages(dialog: PaperDialog) -> list[QLabel]:
    view = find(dialog, PageView, "sheet_pages")
    return [page for page in view.findChildren(QLabel) if page.accessibleName()[:4] == "Page"]


def _wait_drawn(qtbot: QtBot, dialog: PaperDialog) -> None:
    qtbot.waitUntil(lambda: bool(_pages(dialog)))


def _state(dialog: PaperDialog) -> str:
    return find(dialog, QLabel, "sheet_state").text()


def _warning(dialog: PaperDialog) -> str:
    return find(dialog, QLabel, "sheet_warning").text()


def _issued(store: Store, person: UUID) -> list[bytes]:
    return [each.content for each in store.read(issuing.of_person, person)]


def test_looking_hands_nothing_out(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    assert "pas encore remise" in _state(preview)
    assert "Hélène Lefèvre" in _pages(preview)[0].accessibleDescription()

    qtbot.keyClick(preview, Qt.Key.Key_Escape)

    assert _issued(store, helene) == []


def test_handing_it_out_keeps_it_once_whatever_is_clicked(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    give = find(preview, QPushButton, "sheet_give")

    with qtbot.waitSignal(preview.said):
        qtbot.mouseDClick(give, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(give, Qt.MouseButton.LeftButton)

    assert len(_issued(store, helene)) == 1
    assert "n° 2027-00001" in _state(preview)
    assert not give.isVisible()


def _file_dialog() -> QFileDialog:
    return next(
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, QFileDialog) and found.isVisible()
    )


def _save_to(qtbot: QtBot, dialog: PaperDialog, path: Path) -> None:
    qtbot.mouseClick(find(dialog, QPushButton, "sheet_save"), Qt.MouseButton.LeftButton)
    chooser = _file_dialog()
    chooser.setDirectory(str(path.parent))
    chooser.fileSelected.emit(str(path))
    chooser.close()


def test_saving_gives_the_bytes_that_are_kept_to_their_owner_alone(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Fiche mobilité.pdf"

    with qtbot.waitSignal(preview.said):
        _save_to(qtbot, preview, path)

    assert [path.read_bytes()] == _issued(store, helene)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_choice_of_file_given_up_hands_nothing_out(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    _file_dialog().reject()

    assert _issued(store, helene) == []
    assert find(preview, QPushButton, "sheet_give").isEnabled()


def test_a_folder_that_refuses_is_told_and_the_sheet_can_be_saved_elsewhere(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    _save_to(qtbot, preview, tmp_path / "fichier" / "Fiche.pdf")
    qtbot.waitUntil(lambda: "ne peut pas être écrit" in _warning(preview))

    with qtbot.waitSignal(preview.said):
        _save_to(qtbot, preview, tmp_path / "Fiche.pdf")

    assert [(tmp_path / "Fiche.pdf").read_bytes()] == _issued(store, helene)


def test_what_was_handed_out_opens_again_with_the_same_bytes(
    qtbot: QtBot, desk: Desk, store: Store, helene: UUID, window: QWidget, tmp_path: Path
) -> None:
    issued = store.run(action_sheets.issue, helene, desk.clock())
    store.run(people.correct, helene, people.PersonChanges(last_name="Zidane"))

    dialog = open_issued(desk, issued.id, issued.title, window)
    _wait_drawn(qtbot, dialog)
    assert "Lefèvre" in _pages(dialog)[0].accessibleDescription()
    with qtbot.waitSignal(dialog.said):
        _save_to(qtbot, dialog, tmp_path / "Fiche.pdf")

    assert (tmp_path / "Fiche.pdf").read_bytes() == issued.content
    assert len(_issued(store, helene)) == 1


def test_it_is_printed_on_whole_sheets_of_paper(
    preview: PaperDialog, store: Store, helene: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = next(
        found for found in QApplication.topLevelWidgets() if isinstance(found, QPrintDialog)
    )
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "papier.pdf"))

    with qtbot.waitSignal(preview.said):
        dialog.done(QDialog.DialogCode.Accepted)

    (kept,) = _issued(store, helene)
    printed = pypdfium2.PdfDocument((tmp_path / "papier.pdf").read_bytes())
    assert len(printed) == len(drawn(kept, 30))
    assert round(printed[0].get_width()) == 595


def test_a_printer_that_does_not_answer_prints_nothing(
    store: Store, helene: UUID, qtlog: _QtMessageCapture
) -> None:
    issued = store.run(action_sheets.issue, helene, store.now())
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/nulle/part/papier.pdf")

    with qtlog.disabled():
        assert not print_on(printer, drawn(issued.content, 30))


def test_it_grows_and_shrinks_by_the_keyboard(preview: PaperDialog, qtbot: QtBot) -> None:
    def width() -> int:
        pages = _pages(preview)
        return pages[-1].sizeHint().width() if pages else 0

    usual = width()
    qtbot.keyClick(preview, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: 0 < width() < usual)
    for _ in range(12):
        qtbot.mouseClick(find(preview, QPushButton, "sheet_larger"), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: width() == 3 * usual)


def test_the_end_and_the_beginning_are_one_key_away(preview: PaperDialog, qtbot: QtBot) -> None:
    view = find(preview, PageView, "sheet_pages")
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_letters_the_paper_lacks_are_told_before_it_is_printed(
    qtbot: QtBot, desk: Desk, store: Store, window: QWidget
) -> None:
    person = store.run(people.register, NewPerson("王", "Lucie"), ON)

    dialog = open_preview(desk, action_sheet(person.id), window)

    qtbot.waitUntil(lambda: "王" in _warning(dialog))
