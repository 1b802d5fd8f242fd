"""What an import would do, line by line, each ticked or not with the space bar or a click."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.gui.agenda.calendars import import_wording
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate, ImportLine

COLUMNS: Final = (
    Column("Importer", width=104),
    Column("Quand", width=330, stretch=True),
    Column("Titre dans l’autre agenda", width=220, spare=1),
    Column("Ce qui se passera", width=220),
)
HEIGHT: Final = 380
HELP: Final = (
    "Les flèches vont d’une ligne à l’autre, la barre d’espace choisit d’importer ou non celles "
    "qui sont sélectionnées."
)


class ImportTable(Table):
    """Keys are the ranks of the lines."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__("import_lines", "Événements du fichier", COLUMNS)
        self.setMinimumHeight(dp(HEIGHT))
        self.setWhatsThis(HELP)
        self.setAccessibleDescription(HELP)
        self._lines: tuple[ImportLine, ...] = ()
        self._ticked: set[int] = set()
        self.clicked.connect(self._click)
        self.opened.connect(lambda _key: self._toggle(self._chosen()))

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        self._lines = tuple(lines)
        self._ticked = {rank for rank, line in enumerate(lines) if line.proposed}
        self._show()
        self.show_current(0)

    def ticked(self) -> tuple[ImportLine, ...]:
        return tuple(line for rank, line in enumerate(self._lines) if rank in self._ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self._chosen())
            return
        super().keyPressEvent(event)

    def _chosen(self) -> list[int]:
        return [key for key in self.chosen_keys() if isinstance(key, int)]

    def _click(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle([index.row()])

    def _toggle(self, ranks: Sequence[int]) -> None:
        """Tick these lines, or none of them where all were."""
        may = {rank for rank in ranks if self._lines[rank].tickable}
        self._ticked = self._ticked - may if may <= self._ticked else self._ticked | may
        self._show()
        self.ticks_changed.emit()

    def _show(self) -> None:
        self.show_rows([self._row(rank, line) for rank, line in enumerate(self._lines)])

    def _row(self, rank: int, line: ImportLine) -> Row:
        return Row(
            rank,
            (
                self._tick(rank, line),
                Cell(import_wording.day_of(line), import_wording.hours_of(line)),
                Cell(line.first.event.words or _unnamed(line)),
                Cell("", chips=(import_wording.FATES[line.fate],)),
            ),
        )

    def _tick(self, rank: int, line: ImportLine) -> Cell:
        if not line.tickable:
            return Cell("—")
        if rank in self._ticked:
            return Cell("Oui", icon="check-circle", tone="success")
        return Cell("Non", icon="circle", tone="neutral")


def _unnamed(line: ImportLine) -> str:
    """Name what the file does not: nothing was kept of what is to be removed but its time."""
    return "Occupé" if line.fate is Fate.GONE else "Sans titre"
