"""The cells of one row: what the file says, what was understood, and where something is typed."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.turning import unturned
from conseil_mobilite.gui.imports.titled_model import TitledModel
from conseil_mobilite.gui.kit.cells import Cell, Role
from conseil_mobilite.gui.kit.rows import ACCESSIBLE, DISPLAY, Column, Index

COLUMNS: Final = (
    Column("Colonne", 132),
    Column("Dans le fichier", 150, stretch=True),
    Column("Compris", 150, stretch=True),
)
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


class RawCellsModel(TitledModel):
    """`typed` carries the rank of a column and the text typed in it."""

    typed = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._lines: tuple[RawLine, ...] = ()
        self._cells: tuple[tuple[Cell, ...], ...] = ()

    def show(self, lines: tuple[RawLine, ...]) -> None:
        ranks = [each.rank for each in lines]
        if ranks and ranks == [each.rank for each in self._lines]:
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
            return unturned(self._cells[index.row()][index.column()].text)
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

    def _take(self, lines: tuple[RawLine, ...]) -> None:
        self._lines = lines
        self._cells = tuple(_cells(each) for each in lines)


def _cells(line: RawLine) -> tuple[Cell, ...]:
    raw, understood = Cell(line.text), Cell(line.understood)
    if line.mended:
        was = f"Avant : {line.as_read or 'vide'}"
        raw = Cell(line.text, was, icon="pencil-simple", tone="primary")
    if line.told:
        words = (line.understood, line.told) if line.understood else (line.told, "")
        understood = Cell(*words, icon="warning", tone="warning")
    return Cell(line.heading), raw, understood
