"""The list of all rows with what will be done of each, by keyboard alone."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from conseil_mobilite.domain.imports.decisions import ImportLine
from conseil_mobilite.gui.imports.draft import Draft
from conseil_mobilite.gui.imports.lines_model import COLUMNS, LinesModel
from conseil_mobilite.gui.kit.cells import Cells
from conseil_mobilite.gui.kit.table import ROW
from conseil_mobilite.gui.kit.table_look import dress, lay_columns

ROW_HEIGHT: Final = 48
MENDING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
ASIDE: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class LinesTable(QTableView):
    """`line_changed` carries the row now current, None when there is none."""

    line_changed = Signal(object)
    mending_asked = Signal()
    """Enter, F2 or a double click: the cells of the row are to be mended."""
    aside_asked = Signal()
    """Delete: the row is set aside, or taken again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_lines")
        self.setAccessibleName("Lignes du fichier et ce qui en sera fait")
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(Cells(self, plain=True))
        dress(self, ROW_HEIGHT)
        lay_columns(self, COLUMNS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.mending_asked.emit())

    def show_lines(self, draft: Draft, lines: Sequence[ImportLine]) -> None:
        """Replace the rows; the current one stays so, else the one in its place."""
        row, held = self.currentIndex().row(), self.line()
        self.lines.show(draft, lines)
        kept = self.lines.row_of(held.number) if held is not None else 0
        self.show_row(kept if kept >= 0 else min(row, len(lines) - 1))
        self.line_changed.emit(self.line())

    def show_row(self, row: int) -> None:
        if row >= 0:
            index = self.lines.index(row, 0)
            self.selectionModel().setCurrentIndex(index, ROW)
            self.scrollTo(index)

    def line(self) -> ImportLine | None:
        """Return the row that is current."""
        return self.lines.line(self.currentIndex().row())

    def renew(self) -> None:
        """Draw the current row anew: a choice was made about it."""
        self.lines.renew(self.currentIndex().row())

    def event(self, event: QEvent) -> bool:
        """Keep Enter for the row: it would go on to the next step."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in MENDING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MENDING:
            self.mending_asked.emit()
        elif event.key() in ASIDE:
            self.aside_asked.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.line_changed.emit(self.lines.line(current.row()))
