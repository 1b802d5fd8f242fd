"""What would leave the base today: only told, then announced; nobody leaves."""

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import give_up, go, open_section, show_over
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.retention import leaving, register
from conseil_mobilite.services.retention.leaving import Stage
from conseil_mobilite.store.database import Store


def look_ahead(visit: Visit) -> None:
    """Read what would leave, announce it, look at a hold and at a departure, and give both up."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "retention")
    visit.settle()
    visit.picture("conservation-a-blanc")
    if not hand.sees("retention_announce"):
        return
    hand.click("retention_announce")
    hand.wait(lambda: hand.sees("retention_hold_0"), "Rien n’a été annoncé.")
    visit.settle()
    hand.click("retention_hold_0")
    show_over(visit, "conservation-garder", "retention_hold_create")
    give_up(visit)
    hand.click("retention_hasten_0")
    hand.wait(lambda: hand.sees("retention_let_go_one_0"), "Le départ n’arrive pas à terme.")
    visit.settle()
    hand.click("retention_let_go_one_0")
    show_over(visit, "conservation-depart", "retention_keep")
    give_up(visit)


def found_nobody_gone(_visit: Visit, store: Store) -> None:
    if store.read(register.lines):
        raise StepFailed("Un dossier a quitté la base, alors que rien n’était confirmé.")
    if store.read(leaving.outlook).at(Stage.DUE):
        raise StepFailed("Des départs annoncés ne le sont pas dans la base.")
