"""The table of people: two lines a row, sorted by the service."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from conseil_mobilite.domain.language.french import hour
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.rows import Column, Index, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.people.wording import (
    age_words,
    joined,
    near_day,
    public_words,
    state_chip,
)
from conseil_mobilite.services.people.people_query import PeopleOrder
from conseil_mobilite.services.people.people_search import PersonRow

COLUMNS = (
    Column("Personne", 180, stretch=True, sort=PeopleOrder.NAME),
    Column("Publics", 176, spare=3),
    Column("Parcours", 160, sort=PeopleOrder.STATE),
    Column("Rendez-vous", 106, sort=PeopleOrder.APPOINTMENT),
    Column("Dernier contact", 126, sort=PeopleOrder.CONTACT, spare=1),
    Column("Suivi par", 112, sort=PeopleOrder.ADVISER, spare=2),
)
NOTHING = "Aucun"


class PeopleTable(Table):
    """Rows are keyed by the `UUID` of the person; several may be selected."""

    selection_begun = Signal()
    """A plain click or an arrow lets go of all that was selected."""
    everyone_asked = Signal()
    """Ctrl+A: all that the filters let through, shown or not."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("people_table", "Personnes", COLUMNS)
        self._desk = desk

    def show_people(self, people: Sequence[PersonRow], *, complete: bool) -> None:
        self.show_rows([self._row(person) for person in people], complete=complete)

    def append_people(self, people: Sequence[PersonRow], *, complete: bool) -> None:
        self.append_rows([self._row(person) for person in people], complete=complete)

    def selected_people(self) -> list[UUID]:
        """Return the people of the rows selected, from top to bottom."""
        ranks = sorted(index.row() for index in self.selectionModel().selectedRows())
        keys = (self.rows.key(rank) for rank in ranks)
        return [key for key in keys if isinstance(key, UUID)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.everyone_asked.emit()
            return
        super().keyPressEvent(event)

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Tell when a selection is begun anew, before Qt does it."""
        command = super().selectionCommand(index, event)
        if command & QItemSelectionModel.SelectionFlag.Clear:
            self.selection_begun.emit()
        return command

    def _row(self, person: PersonRow) -> Row:
        today = paris_day(self._desk.clock())
        publics = public_words(person.publics, self._desk.lists)
        more = [(f"+{len(publics) - 1}", "")] if len(publics) > 1 else []
        detail = joined(age_words(person.birth_date, today), person.municipality)
        contacted = person.last_contact
        return Row(
            person.id,
            (
                Cell(person.listed_name, detail or person.file_number),
                Cell("", chips=[*((public, "") for public in publics[:1]), *more]),
                Cell("", chips=[state_chip(person.state, waiting=person.waiting)]),
                self._meeting(person.next_appointment),
                Cell(near_day(paris_day(contacted), today) if contacted else NOTHING),
                Cell(person.adviser),
            ),
        )

    def _meeting(self, at: datetime | None) -> Cell:
        if at is None:
            return Cell(NOTHING)
        today = paris_day(self._desk.clock())
        return Cell(near_day(paris_day(at), today), hour(paris_time(at)))
