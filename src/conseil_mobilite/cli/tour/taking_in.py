"""A list of another tool comes in through the assistant, one cell mended, and is taken back."""

from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from xlsxwriter import Workbook

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import folder
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go, shows
from conseil_mobilite.cli.tour.printing import save, save_as
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.imports.lines_table import LinesTable
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.imports import runs
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

GO: Final = "import_go"
EXAMINING_MS: Final = 30_000
TITLE: Final = "Suivi mobilité, antenne de Guise"
HEADINGS: Final = (
    *("NOM", "Prénom", "Né(e) le", "Tél. portable", "CP", "Ville", "Permis B", "Observations"),
)
PEOPLE: Final[tuple[tuple[str | int | date, ...], ...]] = (
    ("VANDENBROUCKE-PETIT", "Élodie", date(1991, 6, 3), 639980101, 2120, "Guise", "non", ""),
    ("N’DIAYE", "Moussa", "31/02/1990", "06.39.98.01.02", "02500", "Hirson", "oui", "A un vélo"),
    ("OSTROWSKI", "Łucja", "12/05/1999", "+33 6 39 98 01 03", "02140", "Vervins", "non", ""),
    ("Ostrowski", "Lucja", "12/05/1999", "", "02140", "VERVINS", "", "Revient en juin"),
    ("LE GOFF", "Anne-Lise", 1987, "06 39 98 01 04", "02120", "Guise", "oui", ""),
    ("", "Inès", "01/01/2000", "", "", "", "", "Nom à demander"),
)
MENDED, RIGHT_DAY = "31/02/1990", "13/02/1990"


def take_in(visit: Visit) -> None:
    """Go through the four steps, then take the whole import back."""
    hand = visit.hand
    go(visit, Qt.Key.Key_2, Screen.PEOPLE)
    hand.choose_line("people_lists", "people_import_list")
    hand.wait(shows(visit, Screen.IMPORT), "L’assistant d’import ne s’ouvre pas.")
    hand.click("import_browse")
    save_as(visit, str(_workbook(visit)))
    hand.wait(lambda: hand.sees(GO), "Le tableau n’est pas lu.")
    visit.picture("import-1-fichier")
    hand.click(GO)
    hand.wait(lambda: hand.sees("import_column_0"), "Les colonnes ne paraissent pas.")
    visit.picture("import-2-colonnes")
    hand.click(GO)
    _mend(visit)
    visit.picture("import-3-verification")
    hand.click(GO)
    hand.wait(lambda: hand.sees("import_sentence"), "L’import n’est pas annoncé.")
    visit.picture("import-4-import")
    hand.click(GO)
    hand.wait(lambda: hand.sees("import_done"), "L’import n’a pas abouti.")
    visit.picture("import-5-fait")
    save(visit, "import_report_pdf", report(visit))


def take_back(visit: Visit) -> None:
    """Take the import back from its last page, and leave the assistant."""
    hand = visit.hand
    hand.click("import_undo")
    hand.wait(lambda: hand.says("import_done", "Import annulé"), "L’import n’est pas annulé.")
    visit.picture("import-6-annule")
    hand.click(GO)
    visit.settle()
    hand.press(Qt.Key.Key_Escape)
    hand.wait(lambda: not shows(visit, Screen.IMPORT)(), "L’assistant d’import reste ouvert.")
    visit.settle()


def found_taken_in(visit: Visit, store: Store) -> None:
    """Find the import with what it counted, its report, and the workbook as it was written."""
    (run,) = store.read(runs.runs)
    if run.file_name != workbook(visit).name or sum(run.counts.values()) < len(PEOPLE):
        raise StepFailed("L’import fait n’est pas dans la base, ligne pour ligne.")
    if not report(visit).read_bytes().startswith(b"%PDF-"):
        raise StepFailed("Le rapport de l’import n’est pas un PDF.")
    read = read_table(workbook(visit))
    if [row.cells[0].text for row in read.rows[: len(PEOPLE)]] != [each[0] for each in PEOPLE]:
        raise StepFailed("L’import a changé le tableau d’où il vient.")


def found_taken_back(_visit: Visit, store: Store) -> None:
    """Find nobody of the list."""
    (run,) = store.read(runs.runs)
    if run.undone_at is None or run.kept_people:
        raise StepFailed("L’import n’est pas annulé dans la base.")
    for name in {f"{each[0]} {each[1]}" for each in PEOPLE if each[0]}:
        if store.read(people.search, PeopleQuery(now(), text=name)).rows:
            raise StepFailed(f"« {name} » est encore dans la base.")


def workbook(visit: Visit) -> Path:
    return visit.folder / folder.IMPORT / "suivi-guise.xlsx"


def report(visit: Visit) -> Path:
    return visit.folder / folder.IMPORT / "rapport-import.pdf"


def _mend(visit: Visit) -> None:
    """Go to the row of a day that does not exist, and type the right one over it."""
    hand = visit.hand
    hand.wait(lambda: hand.sees("import_lines"), "Les lignes ne paraissent pas.", EXAMINING_MS)
    table = hand.find("import_lines", LinesTable)
    hand.wait(lambda: table.line() is not None, "Aucune ligne n’est examinée.")
    hand.wait(table.hasFocus, "La liste des lignes ne prend pas le clavier.")
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)
    hand.wait(
        lambda: hand.focus().objectName() == "import_cells", "Entrée ne mène pas aux cellules."
    )
    hand.press(Qt.Key.Key_F2)
    cell = hand.find("import_cell_editor", QLineEdit)
    hand.wait(cell.hasFocus, "La cellule ne prend pas le clavier.")
    if cell.text() != MENDED:
        raise StepFailed("La cellule douteuse n’est pas la première proposée.")
    hand.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.type_text(RIGHT_DAY)
    hand.press(Qt.Key.Key_Return)
    state = hand.find("import_check_state", QLabel)
    hand.wait(
        lambda: "1 cellule corrigée" in state.text().replace("\u00a0", " "),
        "La cellule n’est pas corrigée.",
        EXAMINING_MS,
    )
    hand.wait(lambda: hand.sees(GO), "Les lignes ne sont pas examinées à nouveau.", EXAMINING_MS)


def _workbook(visit: Visit) -> Path:
    """Write the list as its owner keeps it: a title, an empty row, a total."""
    path = workbook(visit)
    make_private_folder(path.parent)
    with Workbook(path, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Suivi")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, TITLE)
        for rank, row in enumerate((HEADINGS, *PEOPLE, ("TOTAL", len(PEOPLE))), start=2):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(rank, place, value, day)
                elif isinstance(value, int):
                    sheet.write_number(rank, place, value)
                elif value:
                    sheet.write_string(rank, place, value)
    return path
