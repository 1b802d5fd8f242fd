"""The list of people taken out to a workbook, left in the folder of the visit."""

from pathlib import Path

from PySide6.QtCore import Qt

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go, show_everybody
from conseil_mobilite.cli.tour.printing import save_as
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder


def take_out(visit: Visit) -> None:
    """Export everybody from Personnes, one row a person."""
    hand = visit.hand
    go(visit, Qt.Key.Key_2, Screen.PEOPLE)
    show_everybody(visit)
    hand.choose_line("people_lists", "people_export_list")
    hand.wait(lambda: hand.sees("export_kind"), "L’export de la liste ne s’ouvre pas.")
    visit.picture("export-liste")
    make_private_folder(listed(visit).parent)
    hand.click("list_export_create")
    save_as(visit, str(listed(visit)))
    hand.wait(listed(visit).exists, "La liste n’a pas été écrite.")
    hand.wait(lambda: not hand.sees("export_kind"), "L’export de la liste reste ouvert.")
    visit.settle()


def found_taken_out(visit: Visit, store: Store) -> None:
    """Read it as the assistant of imports would: everybody is there once, she among them."""
    rows = read_table(listed(visit)).rows
    everybody = store.read(people_search.identities, PeopleQuery(now()))
    if len(rows) != len(everybody):
        raise StepFailed(
            f"{len(rows)} personnes dans la liste exportée, au lieu de {len(everybody)}."
        )
    hers = {tale.FIRST_NAME, tale.LAST_NAME}
    if not any(hers <= {cell.text for cell in row.cells} for row in rows):
        raise StepFailed("La liste exportée ne nomme pas la personne inscrite.")


def listed(visit: Visit) -> Path:
    return visit.folder / folder.EXPORT / "personnes.xlsx"
