"""Who is expected: people found by a few letters, each shown by name until taken out."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import age_on
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, literal
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PeoplePage, PersonRow

MOST_FOUND = 8
CHIP = "meeting_without_"


class PeoplePicker(QFrame):
    """`changed` says that somebody was added or taken out."""

    changed = Signal()

    def __init__(self, desk: Desk, people: Sequence[tuple[UUID, str]] = ()) -> None:
        super().__init__()
        self.setObjectName("meeting_people")
        self._desk = desk
        self._people = dict(people)
        self._found: dict[str, str] = {}
        self._search = CompletionField(
            "meeting_person", placeholder="Nom, prénom, téléphone…", keep=False
        )
        self._search.setAccessibleName("Personne")
        self._search.searched.connect(self._look)
        self._search.picked.connect(self._add)
        self._chips = frame(column(gap=4))
        self.setFocusProxy(self._search)
        self.setLayout(column(self._chips, self._search, gap=6))
        self._show()

    def people(self) -> tuple[UUID, ...]:
        return tuple(self._people)

    def typed(self) -> str:
        """Return what was typed and not picked."""
        return self._search.text().strip()

    def _look(self, typed: str) -> None:
        if not typed:
            self._search.offer(())
            return
        query = PeopleQuery(at=self._desk.clock(), text=typed, limit=MOST_FOUND)
        reading = self._desk.background.read(people_search.search, query)
        reading.then(partial(self._offer, typed), owner=self)

    def _offer(self, typed: str, page: PeoplePage) -> None:
        if not self._search.wanted(typed):
            return
        rows = [each for each in page.rows if each.id not in self._people]
        self._found = {each.id.hex: each.full_name for each in rows}
        self._search.offer([self._proposal(each) for each in rows])

    def _proposal(self, found: PersonRow) -> Proposal:
        today = paris_day(self._desk.clock())
        age = f"{age_on(found.birth_date, today)} ans" if found.birth_date else ""
        parts = (age, found.municipality, found.file_number)
        detail = " · ".join(part for part in parts if part)
        return Proposal(found.id.hex, found.full_name, detail, "user")

    def _add(self, code: str) -> None:
        if code in self._found:
            self._people[UUID(code)] = self._found[code]
            self._show()
            self.changed.emit()

    def _remove(self, person_id: UUID) -> None:
        self._people.pop(person_id, None)
        self._show()
        self._search.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        chips = [self._chip(each, name) for each, name in self._people.items()]
        self._chips.setVisible(bool(chips))
        refill(self._chips, FlowLayout(*chips))

    def _chip(self, person_id: UUID, name: str) -> QWidget:
        taken = button(f"{CHIP}{person_id.hex}", literal(name), "x", "chip")
        call(taken, f"{name}, retirer")
        taken.clicked.connect(partial(self._remove, person_id))
        taken.installEventFilter(self)
        return taken

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a name out by Delete as well."""
        taking = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in taking:
            self._remove(UUID(watched.objectName().removeprefix(CHIP)))
            return True
        return False
