"""« Pour qui ? »: one person found by a few letters, or nobody."""

from uuid import UUID

from PySide6.QtCore import Signal

from conseil_mobilite.domain.language.french import age_on, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.routes import for_person
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.people import people, people_search
from conseil_mobilite.services.people.people import PersonHeader
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PeoplePage, PersonRow

MOST_FOUND = 8
HELP = (
    "La personne pour qui vous cherchez : quelques lettres de son nom, son téléphone ou son numéro "
    "de dossier. Les services sont alors comparés avec les freins de son dernier bilan, sa "
    "commune et ses publics. Videz le champ pour voir tout l’annuaire."
)


class PersonField(CompletionField):
    """Holds one person, or none. `changed` is emitted when the adviser picks or empties it."""

    changed = Signal()

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__(name, placeholder="Pour qui ? Nom, téléphone…", icon="user")
        self._desk = desk
        self._found: dict[str, str] = {}
        self._person: UUID | None = None
        self._shown = ""
        self.setAccessibleName(spaced("Pour qui ?"))
        self.setWhatsThis(spaced(HELP))
        self.setClearButtonEnabled(True)
        self.searched.connect(self._look)
        self.picked.connect(self._choose)
        self.textChanged.connect(self._empty)
        self.editingFinished.connect(self._leave)

    def person(self) -> UUID | None:
        return self._person

    def name(self) -> str:
        return self._shown

    def part(self) -> str:
        """Return the part of a route for the same person."""
        return for_person(self._person) if self._person is not None else ""

    def show_person(self, person: UUID) -> None:
        """Show somebody whom a route names, and say so once her name is known."""
        if person == self._person:
            return
        self._person = person
        reading = self._desk.background.read(people.header, person, self._desk.clock())
        reading.then(self._name).otherwise(lambda _gone: self.forget(), self)

    def forget(self) -> None:
        """Look for nobody any more."""
        self._person, self._shown = None, ""
        self.clear()
        self.changed.emit()

    def _name(self, header: PersonHeader) -> None:
        if header.id == self._person:
            self._shown = header.full_name
            self.setText(self._shown)
            self.changed.emit()

    def _look(self, typed: str) -> None:
        if not typed or typed == self._shown:
            self.offer(())
            return
        query = PeopleQuery(at=self._desk.clock(), text=typed, limit=MOST_FOUND)
        self._desk.background.read(people_search.search, query).then(self._offer)

    def _offer(self, page: PeoplePage) -> None:
        self._found = {each.id.hex: each.full_name for each in page.rows}
        self.offer([self._proposal(each) for each in page.rows])

    def _proposal(self, found: PersonRow) -> Proposal:
        today = paris_day(self._desk.clock())
        age = f"{age_on(found.birth_date, today)} ans" if found.birth_date else ""
        detail = joined(age, found.municipality, found.file_number)
        return Proposal(found.id.hex, found.full_name, detail, "user")

    def _choose(self, code: str) -> None:
        if code in self._found:
            self._person, self._shown = UUID(code), self._found[code]
            self.changed.emit()

    def _empty(self, text: str) -> None:
        """Look for nobody as soon as the field is emptied."""
        if not text and self._person is not None:
            self.forget()

    def _leave(self) -> None:
        """Come back to the person chosen where the words left are of nobody."""
        if self.text() != self._shown and not self.choosing():
            self.setText(self._shown)
