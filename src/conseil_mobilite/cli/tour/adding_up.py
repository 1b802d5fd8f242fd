"""What a pilot of the plan does: add up the packages received, one of which came damaged."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour.counting import show_view
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go, shows
from conseil_mobilite.cli.tour.printing import save_as
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

DAMAGED: Final = "paquet-abime.zip"
ADDING_MS: Final = 30_000


def add_up(visit: Visit) -> None:
    """Choose what was received, see what is refused and why, write the sum."""
    hand = visit.hand
    go(visit, Qt.Key.Key_5, Screen.STATISTICS)
    show_view(visit, "exports")
    hand.click("exports_consolidate")
    hand.wait(shows(visit, Screen.CONSOLIDATION), "La consolidation ne s’ouvre pas.")
    visit.picture("consolidation-1-vide")
    for package in _received(visit):
        hand.click("consolidation_browse")
        save_as(visit, str(package))
    hand.wait(lambda: hand.reads(DAMAGED), "Le paquet abîmé n’est pas refusé.")
    hand.write("consolidation_folder", str(results(visit)))
    visit.picture("consolidation-2-paquets")
    hand.click("consolidation_go")
    hand.wait(lambda: hand.sees("consolidation_written"), "Rien n’est écrit.", ADDING_MS)
    hand.scroll_to_top()
    visit.picture("consolidation-3-fait")


def found_added(visit: Visit, _store: Store) -> None:
    """Find the results of the one basin, and the damaged package as it came."""
    reports = list(results(visit).glob("*/rapport.pdf"))
    if not reports or not all(each.read_bytes().startswith(b"%PDF-") for each in reports):
        raise StepFailed("Le rapport de la consolidation n’est pas dans son dossier.")


def results(visit: Visit) -> Path:
    return visit.statistics / "consolidation"


def _received(visit: Visit) -> list[Path]:
    """Return the package published, and half of it, as a mail that broke off leaves it."""
    (package,) = visit.statistics.glob("*.zip")
    content = package.read_bytes()
    damaged = visit.statistics / "recus" / DAMAGED
    make_private_folder(damaged.parent)
    damaged.write_bytes(content[: len(content) // 2])
    return [package, damaged]
