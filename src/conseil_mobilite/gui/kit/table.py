"""The one table of the product: two-line rows, keyboard, sorting left to the service."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.cells import Cells
from conseil_mobilite.gui.kit.rows import Column, Row, Rows
from conseil_mobilite.gui.kit.table_look import dress, lay_columns
from conseil_mobilite.gui.kit.theme import dp

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ROW: Final = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)


class Table(QTableView):
    """Rows of `Cell`s. Keys are whatever the rows were given, such as a UUID."""

    opened = Signal(object)
    """Key of the row on which Enter or a double click was given."""
    current_changed = Signal(object)
    """Key of the row now current, None when there is none."""
    sorted = Signal(str, bool)
    """`Column.sort` of the header clicked, and whether ascending."""
    more_wanted = Signal()

    def __init__(
        self, name: str, label: str, columns: Sequence[Column], *, row_height: int = 48
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self._columns = tuple(columns)
        self._left_out: frozenset[str] = frozenset()
        self.rows = Rows(columns, self)
        self.rows.more_wanted.connect(self.more_wanted)
        self.setModel(self.rows)
        self.setItemDelegate(Cells(self))
        dress(self, row_height)
        lay_columns(self, columns)
        self._listen_sorting(columns)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.key(index.row())))

    def show_rows(self, rows: Sequence[Row], *, complete: bool = True) -> None:
        """Replace the rows, keeping the current one where it is still there."""
        kept = self.current_key()
        self.rows.show(rows, complete=complete)
        self.show_current(kept)

    def append_rows(self, rows: Sequence[Row], *, complete: bool = True) -> None:
        self.rows.append(rows, complete=complete)

    def current_key(self) -> object:
        index = self.currentIndex()
        return self.rows.key(index.row()) if index.isValid() else None

    def chosen_keys(self) -> list[object]:
        """Return the keys of all selected rows, in reading order."""
        chosen = self.selectionModel().selectedRows()
        return [self.rows.key(row) for row in sorted(index.row() for index in chosen)]

    def show_current(self, key: object) -> None:
        """Make a row current; nothing happens when it is not there."""
        row = self.rows.row_of(key) if key is not None else -1
        if row >= 0:
            index = self.rows.index(row, 0)
            self.selectionModel().setCurrentIndex(index, ROW)
            self.scrollTo(index)

    def leave_out(self, sort: str, *, out: bool) -> None:
        """Leave out the column of that sort where it would say the same on every row."""
        if out is not (sort in self._left_out):
            self._left_out ^= {sort}
            self._spare_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() in ENTER and key is not None:
            self.opened.emit(key)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that may be spared where the window or the text is narrow."""
        super().resizeEvent(event)
        self._spare_columns()

    def _spare_columns(self) -> None:
        room, kept = self.viewport().width(), [self._kept(each) for each in self._columns]
        for rank, column in enumerate(self._columns):
            beside = (each for each in self._columns if self._kept(each))
            needed = sum(dp(each.width) for each in beside if each.spare <= column.spare)
            if column.spare:
                self.setColumnHidden(rank, not kept[rank] or needed > room)

    def _kept(self, column: Column) -> bool:
        return column.sort not in self._left_out

    def _listen_sorting(self, columns: Sequence[Column]) -> None:
        if any(column.sort for column in columns):
            head = self.horizontalHeader()
            head.setSectionsClickable(True)
            head.setSortIndicatorShown(True)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.sortIndicatorChanged.connect(
                lambda rank, order: self._tell_sort(columns[rank].sort, order)
            )

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self.rows.key(current.row()) if current.isValid() else None)

    def _tell_sort(self, sort: str, order: Qt.SortOrder) -> None:
        if sort:
            self.sorted.emit(sort, order == Qt.SortOrder.AscendingOrder)
