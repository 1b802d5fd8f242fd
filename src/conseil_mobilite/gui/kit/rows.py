"""A table model made of frozen rows, answered from tuples."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.turning import unturned
from conseil_mobilite.gui.kit.cells import Cell, Role

Index = QModelIndex | QPersistentModelIndex
DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
RIGHT_MIDDLE: Final = (
    int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    | Qt.TextFlag.TextWordWrap.value
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in dp, whether it takes the room left, may sort, is figures.

    `sort` is what the page asks its service for; empty where a column does not sort. Columns of the
    highest `spare` are left out first where room is short; 0 always stays.
    """

    title: str
    width: int = 120
    stretch: bool = False
    sort: str = ""
    figure: bool = False
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table and the key of what it shows, such as the identity of a person."""

    key: object
    cells: tuple[Cell, ...]


class Rows(QAbstractTableModel):
    """Rows in the order given. `more_wanted` asks for the next page as the view nears the end."""

    more_wanted = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []
        self._complete = True

    def show(self, rows: Sequence[Row], *, complete: bool = True) -> None:
        """Replace all rows; `complete` is false while more can be asked for."""
        self.beginResetModel()
        self._rows = list(rows)
        self._complete = complete
        self.endResetModel()

    def append(self, rows: Sequence[Row], *, complete: bool = True) -> None:
        """Add the next page."""
        self._complete = complete
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def key(self, row: int) -> object:
        return self._rows[row].key

    def row_of(self, key: object) -> int:
        """Return the row of a key, or -1."""
        return next((rank for rank, row in enumerate(self._rows) if row.key == key), -1)

    def first(self) -> int:
        """Return the first row that is no heading, or -1."""
        ranks = (rank for rank, row in enumerate(self._rows) if not row.cells[0].heading)
        return next(ranks, -1)

    def data(self, index: Index, role: int = DISPLAY) -> object:
        if role == Role.CELL:
            return self._rows[index.row()].cells[index.column()]
        if role == DISPLAY:
            return unturned(self._rows[index.row()].cells[index.column()].text)
        if role == ACCESSIBLE:
            return spaced(self._rows[index.row()].cells[index.column()].words())
        if role == Role.KEY:
            return self._rows[index.row()].key
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].cells[index.column()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == DISPLAY else None
        if role in {DISPLAY, ACCESSIBLE}:
            return spaced(self._columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].figure:
            return RIGHT_MIDDLE
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not self._complete and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        self._complete = True  # one request at a time: the page's `append` opens the next
        self.more_wanted.emit()
