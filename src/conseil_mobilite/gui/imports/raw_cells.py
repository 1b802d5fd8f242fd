"""The cells of one row as they are in the file, beside what was understood; mended in place."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.cells import Cell, Cells, Role
from conseil_mobilite.gui.kit.dialogs import ENTER
from conseil_mobilite.gui.kit.layouts import bring
from conseil_mobilite.gui.kit.rows import ACCESSIBLE, DISPLAY, Column, Index
from conseil_mobilite.gui.kit.table_look import dress, lay_columns

COLUMNS: Final = (
    Column("Colonne", 132),
    Column("Dans le fichier", 150, stretch=True),
    Column("Compris", 150, stretch=True),
)
ROW_HEIGHT: Final = 40
RAW: Final = 1


@dataclass(frozen=True, slots=True)
class RawLine:
    """One cell: its column in the file, what it says now, what was read, and what was understood.

    `told` is the first thing to know of it; `fixed` cells, such as a NIR, are not shown nor mended.
    """

    rank: int
    heading: str
    text: str
    as_read: str
    understood: str
    told: str = ""
    fixed: bool = False

    @property
    def mended(self) -> bool:
        return self.text != self.as_read


class RawCellsModel(QAbstractTableModel):
    """`typed` carries the rank of a column and the text typed in it."""

    typed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RawLine, ...] = ()
        self._cells: tuple[tuple[Cell, ...], ...] = ()

    def show(self, lines: tuple[RawLine, ...]) -> None:
        same = [each.rank for each in lines] == [each.rank for each in self._lines]
        if same:
            self._take(lines)
            last = self.index(len(lines) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        else:
            self.beginResetModel()
            self._take(lines)
            self.endResetModel()

    def line(self, row: int) -> RawLine:
        return self._lines[row]

    def first_told(self) -> int:
        """Return the first cell that something is said of, else the first one."""
        told = (rank for rank, each in enumerate(self._lines) if each.told and not each.fixed)
        return next(told, 0)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == DISPLAY:
            return self._cells[index.row()][index.column()].text
        if role == Role.CELL:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self._lines[index.row()].text
        if role == ACCESSIBLE:
            return spaced(self._cells[index.row()][index.column()].words())
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self._lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or str(value) == line.text:
            return False
        self.typed.emit(line.rank, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == RAW and not self._lines[index.row()].fixed:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role in {DISPLAY, ACCESSIBLE}:
            return COLUMNS[section].title
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def _take(self, lines: tuple[RawLine, ...]) -> None:
        self._lines = lines
        self._cells = tuple(_cells(each) for each in lines)


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
        bring(self)
        index = self.cells.index(self.cells.first_told(), RAW)
        self.setCurrentIndex(index)
        self.scrollTo(index)

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

    def _edit(self) -> None:
        row = self.currentIndex().row()
        if row >= 0 and not self.cells.line(row).fixed:
            index = self.cells.index(row, RAW)
            self.setCurrentIndex(index)
            self.edit(index)


def _cells(line: RawLine) -> tuple[Cell, ...]:
    raw, understood = Cell(line.text), Cell(line.understood)
    if line.mended:
        was = f"Dans le fichier : {line.as_read or 'vide'}"
        raw = Cell(line.text, was, icon="pencil-simple", tone="primary")
    if line.told:
        words = (line.understood, line.told) if line.understood else (line.told, "")
        understood = Cell(*words, icon="warning", tone="warning")
    return Cell(line.heading), raw, understood
