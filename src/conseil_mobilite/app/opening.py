"""What is read of a base once it is open, and how the palette finds people in it."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import age_on
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.shell.search import Answer, Finder, FoundPerson
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PersonRow
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories

FOUND_PEOPLE: Final = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """An open base and what is read of it once, before anything is shown."""

    store: Store
    adviser: Adviser
    organisation: Organisation
    territories: Territories


def look_around(store: Store) -> Opened:
    """Read, off the GUI thread, what the shell shows: whose base it is and who works."""
    advisers = store.read(setup.advisers)
    adviser = next((each for each in advisers if each.id == store.adviser), None)
    if adviser is None:
        store.close()
        raise UserError(
            "Cette phrase secrète n’est rattachée à aucun conseiller actif de la base. "
            "Demandez à la personne responsable d’en ajouter une pour vous."
        )
    territories = Territories.open()
    reference.grid()
    reference.code_lists()
    return Opened(store, adviser, store.read(setup.organisation), territories)


def finder(desk: Desk) -> Finder:
    def find(typed: str, answer: Answer) -> None:
        query = PeopleQuery(at=desk.clock(), text=typed, limit=FOUND_PEOPLE)
        looking = desk.background.read(people_search.search, query)
        looking.then(lambda page: answer([_found(row, desk) for row in page.rows]))

    return find


def _found(row: PersonRow, desk: Desk) -> FoundPerson:
    today = paris_day(desk.clock())
    age = f"{age_on(row.birth_date, today)} ans" if row.birth_date else ""
    parts = (age, row.municipality, row.file_number)
    return FoundPerson(row.id, row.full_name, " · ".join(part for part in parts if part))
