"""What every table of the assistant says of its columns and of how many rows it has."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from conseil_mobilite.gui.kit.rows import ACCESSIBLE, DISPLAY, Column, Index


class TitledModel(QAbstractTableModel):
    """A table of rows that its heirs hold in `_lines`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._lines: Sequence[object] = ()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> object:
        if orientation == Qt.Orientation.Horizontal and role in {DISPLAY, ACCESSIBLE}:
            return self._columns[section].title
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)
