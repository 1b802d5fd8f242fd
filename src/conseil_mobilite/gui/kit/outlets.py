"""What leaves the program or comes into it: a file, chosen without blocking the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from conseil_mobilite.domain.language.french import spaced


def choose_file(
    parent: QWidget, title: str, suggested: str, kind: str, then: Callable[[Path], object]
) -> None:
    """Ask where to save; `kind` reads « Document PDF (*.pdf) ». Nothing happens if given up."""
    dialog = QFileDialog(parent, spaced(title), str(Path.home()), kind)
    dialog.setObjectName("save_file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
    dialog.selectFile(suggested)
    _speak_french(dialog)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def choose_file_to_read(
    parent: QWidget, title: str, kind: str, then: Callable[[Path], object]
) -> None:
    """Ask which file to open; `kind` reads « Grille de bilan (*.json) »."""
    dialog = QFileDialog(parent, spaced(title), str(Path.home()), kind)
    dialog.setObjectName("open_file")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _speak_french(dialog)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def choose_folder(parent: QWidget, title: str, then: Callable[[Path], object]) -> None:
    """Ask for a folder, such as that of a drive."""
    dialog = QFileDialog(parent, spaced(title), str(Path.home()))
    dialog.setObjectName("choose_folder")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _speak_french(dialog)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()


def _speak_french(dialog: QFileDialog) -> None:
    """Say in French what Qt has no French for."""
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, spaced("&Dossier :"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, spaced("&Type de fichier :"))
