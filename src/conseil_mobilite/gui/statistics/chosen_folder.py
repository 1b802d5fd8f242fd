"""Where files go: a folder that is typed, or chosen in the usual dialog."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QFrame

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import NOTE_GAP, Field, show_error
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.texts import TextField


@dataclass(frozen=True, slots=True)
class FolderWords:
    """What is said of a folder: its label, a hint, and what to do where none is given."""

    label: str
    hint: str
    missing: str


class ChosenFolder(QFrame):
    """`within`: a folder of the documents that is offered at first."""

    def __init__(self, name: str, words: FolderWords, within: str = "") -> None:
        super().__init__()
        self._missing = words.missing
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(documents)) / within
        self._text = TextField(name, str(start))
        self._field = Field(words.label, self._text, words.hint)
        self._browse = button(f"{name}_browse", "Pa&rcourir…", "folder-open")
        self._browse.clicked.connect(self._choose)
        self._text.textEdited.connect(lambda _text: self._field.clear_error())
        blank = label("", "field")  # the button stands level with the field, under its label
        beside = column(blank, self._browse, None, gap=NOTE_GAP)
        self.setLayout(row((self._field, 1), beside, gap=8))

    def folder(self) -> Path | None:
        """Return the folder, from the personal one if it is relative; None where it says why."""
        text = self._text.text().strip()
        if not text:
            self.show_error(self._missing)
            return None
        return Path.home() / Path(text).expanduser()

    def show_error(self, sentence: str) -> None:
        show_error(self._field, sentence)

    def take_focus(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        start = self._text.text().strip() or str(Path.home())
        dialog = QFileDialog(self, spaced("Choisir le dossier"), start)
        dialog.setObjectName(f"{self._text.objectName()}_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, folder: str) -> None:
        self._text.setText(folder)
        self._field.clear_error()
