"""The preview of a paper as its tests work it: find, wait until drawn, read, save, print."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find

from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog


def pages(dialog: PaperDialog) -> list[QLabel]:
    view = find(dialog, PageView, "sheet_pages")
    labels = [label for label in view.findChildren(QLabel) if label.isVisible()]
    return [label for label in labels if label.accessibleName().startswith("Page")]


def words(dialog: PaperDialog) -> str:
    """Return what the pages on the screen say, their spaces plain."""
    told = " ".join(page.accessibleDescription() for page in pages(dialog))
    return " ".join(told.split())


def wait_drawn(qtbot: QtBot, dialog: PaperDialog) -> None:
    """Wait until a paper is on the screen and may leave."""
    qtbot.waitUntil(lambda: bool(pages(dialog)) and can_leave(dialog))


def can_leave(dialog: PaperDialog) -> bool:
    return find(dialog, QPushButton, "sheet_print").isEnabled()


def state(dialog: PaperDialog) -> str:
    return find(dialog, QLabel, "sheet_state").text()


def said(dialog: PaperDialog, name: str) -> str:
    """Return what is written in a part of the dialog."""
    part = find(dialog, QWidget, name)
    labels = [part] if isinstance(part, QLabel) else part.findChildren(QLabel)
    return "\n".join(label.text() for label in labels).replace("\u00a0", " ")


def file_dialog() -> QFileDialog:
    return next(
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, QFileDialog) and found.isVisible()
    )


def print_dialog() -> QPrintDialog:
    return next(
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, QPrintDialog) and found.isVisible()
    )


def save_to(qtbot: QtBot, dialog: PaperDialog, path: Path, gesture: str = "sheet_save") -> None:
    qtbot.mouseClick(find(dialog, QPushButton, gesture), Qt.MouseButton.LeftButton)
    chooser = file_dialog()
    chooser.setDirectory(str(path.parent))
    chooser.fileSelected.emit(str(path))
    chooser.close()


def print_to(qtbot: QtBot, dialog: PaperDialog, path: str) -> None:
    qtbot.mouseClick(find(dialog, QPushButton, "sheet_print"), Qt.MouseButton.LeftButton)
    finish_printing(path)


def finish_printing(path: str) -> None:
    """Choose to print in a file, in the dialog that is open."""
    chooser = print_dialog()
    chooser.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    chooser.printer().setOutputFileName(path)
    chooser.done(QDialog.DialogCode.Accepted)
