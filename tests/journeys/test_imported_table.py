"""A messy list comes in by the keyboard alone, is looked at in Personnes, and is taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.imported_people import TELLING, dump
from tests.journeys.conftest import unlock
from tests.journeys.typist import Typist
from tests.journeys.week_hand import take
from tests.messy_list import write_messy_list

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.kit.drop_zone import DropZone
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.store import vault

KEY = Qt.Key


def test_a_messy_list_comes_in_by_the_keyboard_and_leaves_no_trace_once_undone(
    tmp_path: Path, base: Path, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    before = rows(base)
    file = write_messy_list(tmp_path / "suivi.xlsx")

    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, base)
        typist.control(KEY.Key_K)
        take(typist, "Importer votre tableau")
        typist.until(lambda: typist.focused("import_drop") is not None, "No assistant.")
        bring_in(typist, file)
        assert told(typist, "import_told") == ("3 personnes ont été créées, dont 1 à vérifier.")
        leave_and_come_back(typist)
        typist.reach("import_undo")
        typist.press(KEY.Key_Space)
        typist.until(lambda: told(typist, "import_done") == "Import annulé", "Not undone.")
        sitting.window.close()

    assert rows(base) == before


def bring_in(typist: Typist, file: Path) -> None:
    """Go through the four steps by Enter, a wrong date mended on the way."""
    typist.hand.find("import_drop", DropZone).chosen.emit([file])
    typist.until(lambda: typist.focused("import_go") is not None, "Not read.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_column_0"), "No columns.")
    typist.reach("import_go")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("import_lines") is not None, "Not examined.")
    typist.press(KEY.Key_Down)
    typist.press(KEY.Key_Return)
    typist.press(KEY.Key_F2)
    typist.replace("27/02/199")  # a year that is cut short: it is said again
    typist.press(KEY.Key_Return)
    typist.until(lambda: mended(typist) == 1, "Not mended.")
    typist.press(KEY.Key_Escape)
    typist.reach("import_go")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_sentence"), "No last step.")
    typist.until(lambda: typist.focused("import_go") is not None, "Nothing to import.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.hand.sees("import_done"), "Not imported.")


def leave_and_come_back(typist: Typist) -> None:
    """Look at the people who came in, then go back to the import by the palette."""
    typist.alt(KEY.Key_2)
    typist.until(lambda: typist.route().screen is Screen.PEOPLE, "Not among the people.")
    typist.settle()
    typist.control(KEY.Key_K)
    take(typist, "Importer votre tableau")
    typist.until(lambda: typist.hand.sees("import_done"), "The import is not there any more.")


def mended(typist: Typist) -> int:
    """Count the cells mended, once all rows are examined anew."""
    background = typist.sitting.background
    assert background is not None
    intake = background.findChild(Intake)
    assert isinstance(intake, Intake)
    assert intake.draft is not None
    return 0 if intake.is_examining() else len(intake.draft.mends)


def told(typist: Typist, name: str) -> str:
    return typist.hand.find(name, QLabel).text().replace("\u00a0", " ")


def rows(base: Path) -> dict[str, list[str]]:
    """Return every row of the base but what tells that something was done."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        return dump(store, TELLING)
    finally:
        store.close()
