"""The files behind a figure: who they are, and the way to each."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.services.statistics.figures import FileLine

WIDTH: Final = 720
HEIGHT: Final = 560
READING: Final = "Lecture des dossiers…"
NOBODY: Final = "Aucun dossier derrière ce chiffre."
MARK: Final = "Interne : à ne pas diffuser"
COLUMNS: Final = (
    Column("Personne", stretch=True),
    Column("Dossier", 150),
    Column("Compté le", 150),
)


class FilesDialog(Dialog):
    """`chosen` carries the person whose file is to be opened. The list cannot be copied."""

    chosen = Signal(object)

    def __init__(self, words: str, parent: QWidget) -> None:
        """`words` name the figure."""
        super().__init__("statistics_files", f"Dossiers : {words}", parent)
        self.setWhatsThis(helping.FILES)
        self._told = label(READING, "muted", wrap=True)
        self._told.setObjectName("statistics_files_told")
        self._go = button("statistics_files_open", "&Ouvrir le dossier", "folder-open", "primary")
        self._table = Table("statistics_files_table", words, COLUMNS, row_height=40)
        self._table.opened.connect(self._open)
        self._table.current_changed.connect(lambda key: self._go.setEnabled(key is not None))
        self._go.clicked.connect(lambda: self._open(self._table.current_key()))
        self._go.setEnabled(False)
        close = button("statistics_files_close", "&Fermer")
        close.clicked.connect(self.reject)
        head = row((label(words, "title", wrap=True), 1), badge(MARK, "warning"), gap=16)
        foot = row(None, close, self._go)
        body = column(head, self._told, (self._table, 1), foot, gap=12, pad=(24, 20, 24, 16))
        self.setLayout(body)
        room = parent.window().size()
        self.resize(min(dp(WIDTH), room.width() - dp(32)), min(dp(HEIGHT), room.height() - dp(48)))

    def show_files(self, files: Sequence[FileLine]) -> None:
        """Show the list, the first one under the keyboard."""
        people = len({each.person_id for each in files})
        told = counted(people, "personne")
        if len(files) != people:
            told = f"{told}, {counted(len(files), 'ligne')}"
        say(self._told, told if files else NOBODY)
        self._table.show_rows(
            [Row((rank, each.person_id), _cells(each)) for rank, each in enumerate(files)]
        )
        self._table.setVisible(bool(files))
        if files:
            self._table.show_current((0, files[0].person_id))
            self._table.setFocus()

    def show_refusal(self, error: Exception) -> None:
        """Say why there is no file to be shown."""
        say(self._told, str(error))
        self._table.hide()
        self._go.hide()

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and isinstance(key[1], UUID):
            self.chosen.emit(key[1])
            self.accept()


def _cells(line: FileLine) -> tuple[Cell, ...]:
    return (Cell(line.name), Cell(line.file_number), Cell(line.detail))
