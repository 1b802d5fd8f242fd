"""What stands beside the list of people: one person seen at a glance, or several to act upon."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.chosen_people import ChosenPeople
from conseil_mobilite.gui.people.people_table import PeopleTable
from conseil_mobilite.gui.people.preview_card import PreviewCard
from conseil_mobilite.gui.people.reassigning import Reassigning
from conseil_mobilite.gui.people.selection_card import SelectionCard
from conseil_mobilite.services.audit import reading
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonPreview

RESTING_MS = 60


class Beside(QObject):
    """The card of one person, and that of several which takes its place."""

    opened = Signal(object)
    """The `UUID` of the person whose file is asked for."""
    everyone_asked = Signal()
    """All that the filters let through are to be selected."""
    reassigned = Signal()
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, table: PeopleTable, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._table = desk, table
        self.preview, self.selection = PreviewCard(desk), SelectionCard()
        self.chosen = ChosenPeople(table)
        self._reassigning = Reassigning(desk, page)
        self._resting = QTimer(self, interval=RESTING_MS, singleShot=True)
        self._listed = True
        self._connect()

    def rest(self, *, listed: bool) -> None:
        """Read a preview once the selection has rested; of nobody where no list is shown."""
        self._listed = listed
        self._resting.start()

    def show_selected(self, found: int | None, held: str) -> None:
        """Show the card of several people in the place of the preview of one.

        `found` counts those that the filters let through, where it is known; `held` says why the
        people selected cannot be given to a colleague.
        """
        several = self.chosen.count()
        if several > 1:
            self.selection.show_count(several, several if found is None else found, held=held)
        self.preview.setVisible(several <= 1)
        self.selection.setVisible(several > 1)

    def _connect(self) -> None:
        self._resting.timeout.connect(self._look)
        self.preview.opened.connect(self.opened)
        self._table.everyone_asked.connect(self.everyone_asked)
        self.selection.everyone_asked.connect(self.everyone_asked)
        self.selection.letting_go_asked.connect(self._let_go)
        self.selection.reassigning_asked.connect(
            lambda: self._reassigning.ask(self.chosen.people())
        )
        self._reassigning.reassigned.connect(self.chosen.let_go)
        self._reassigning.reassigned.connect(self.reassigned)
        self._reassigning.undo_offered.connect(self.undo_offered)

    def _let_go(self) -> None:
        self.chosen.let_go()
        self._table.setFocus()

    def _look(self) -> None:
        """Read the preview of the person on whom the selection came to rest."""
        key = self._table.current_key()
        if not isinstance(key, UUID) or not self._listed:
            self.preview.show_nobody()
            return
        preview = self._desk.background.read(people.preview, key, self._desk.clock())
        preview.then(self._show_preview)

    def _show_preview(self, preview: PersonPreview) -> None:
        if preview.header.id == self._table.current_key():
            self.preview.show_person(preview)
            note, person = self._desk.background.note, preview.header.id
            note(reading.note, "person.preview", "person", person)
