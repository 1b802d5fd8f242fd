"""The cells of one row as they are in the file, beside what was understood; mended in place."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.imports.raw_cells_model import COLUMNS, RAW, RawCellsModel, RawLine
from conseil_mobilite.gui.kit.cells import Cells
from conseil_mobilite.gui.kit.dialogs import ENTER
from conseil_mobilite.gui.kit.rows import Index
from conseil_mobilite.gui.kit.table_look import bring_current, dress, lay_columns

ROW_HEIGHT: Final = 40


class CellEditor(QLineEdit):
    """Keeps Enter and Escape for itself: they would go on, or leave the page."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in {*ENTER, Qt.Key.Key_Escape}
        ):
            event.accept()
            return True
        return super().event(event)


class EditedCells(Cells):
    """Paints cells, and edits them in a field of the height of the row."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        made = CellEditor(parent)
        made.setObjectName("import_cell_editor")
        made.setProperty("role", "cell")
        model = index.model()
        assert isinstance(model, RawCellsModel)
        made.setAccessibleName(spaced(f"Corriger « {model.line(index.row()).heading} »"))
        return made

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(model.index(index.row(), index.column()), editor.text())


class RawCells(QTableView):
    """`left` tells that Escape gives the keyboard back to the list of rows."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("import_cells")
        self.setAccessibleName("Cellules de la ligne")
        self.cells = RawCellsModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(EditedCells(self, plain=True))
        dress(self, ROW_HEIGHT)
        lay_columns(self, COLUMNS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    def show_cells(self, lines: tuple[RawLine, ...]) -> None:
        self.cells.show(lines)

    def mend_first(self) -> None:
        """Give the keyboard to the first cell that something is said of."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.cells.index(self.cells.first_told(), RAW)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        bring_current(self)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in {*ENTER, Qt.Key.Key_Escape}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter mends the cell, wherever in its row the keyboard is; Escape leaves the cells."""
        if self.state() is QAbstractItemView.State.EditingState:
            return  # what the editor leaves, such as the Enter that ends it
        if event.key() in {*ENTER, Qt.Key.Key_F2}:
            self._edit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():
            bring_current(self)

    def _edit(self) -> None:
        row = self.currentIndex().row()
        if row >= 0 and not self.cells.line(row).fixed:
            index = self.cells.index(row, RAW)
            self.setCurrentIndex(index)
            self.edit(index)
