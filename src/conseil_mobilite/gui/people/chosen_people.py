"""Who is selected in the list: rows by Ctrl, Shift and the arrows, or everybody it lets through."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Signal

from conseil_mobilite.gui.people.people_table import PeopleTable

SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class ChosenPeople(QObject):
    """Keeps a selection larger than the page that is loaded.

    Rows loaded later are selected as they come. A selection begun anew, by a plain click or an
    arrow, forgets those that were never shown.
    """

    changed = Signal()

    def __init__(self, table: PeopleTable) -> None:
        super().__init__(table)
        self._table = table
        self._beyond: dict[UUID, None] = {}
        self._held: tuple[UUID, ...] = ()
        table.selectionModel().selectionChanged.connect(self._tell)
        table.selection_begun.connect(self._forget)

    def people(self) -> tuple[UUID, ...]:
        """Return everybody selected, those of the rows first."""
        return tuple(dict.fromkeys((*self._table.selected_people(), *self._beyond)))

    def count(self) -> int:
        return len(self.people())

    def choose(self, people: Sequence[UUID]) -> None:
        """Select these people, loaded or not."""
        self._beyond = dict.fromkeys(people)
        self.meet()
        self.changed.emit()

    def hold(self) -> None:
        """Remember who is selected while the rows are read again."""
        self._held = self.people() if self.count() > 1 else ()

    def resume(self) -> None:
        """Select again those who were, once the rows are read."""
        held, self._held = self._held, ()
        if held:
            self.choose(held)

    def let_go(self) -> None:
        """Let everybody go but the current row."""
        self._forget()
        self._table.show_current(self._table.current_key())
        self.changed.emit()

    def meet(self) -> None:
        """Select the rows just loaded of those chosen beyond the page."""
        if not self._beyond:
            return
        rows = self._table.rows
        selection = QItemSelection()
        for rank in range(rows.rowCount()):
            key = rows.key(rank)
            if isinstance(key, UUID) and key in self._beyond:
                del self._beyond[key]
                selection.select(rows.index(rank, 0), rows.index(rank, rows.columnCount() - 1))
        self._table.selectionModel().select(selection, SELECT)

    def _forget(self) -> None:
        self._beyond.clear()
        self._held = ()

    def _tell(self) -> None:
        self.changed.emit()
