"""The first sight of the program, then the base opened with its passphrase."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store.database import Store

_OPENING_MS = 20_000
NOT_MADE = "premiere.sqlite"
NO_BASIN = "Le bassin n’a pas été proposé d’après la commune."


def set_up(visit: Visit) -> None:
    """Go through the first run, without its last click: nothing is made before it."""
    hand = visit.hand
    visit.sitting.begin(visit.folder / NOT_MADE)
    hand.write("first_run_adviser_first_name", "Camille")
    hand.write("first_run_adviser_last_name", "Dufresne")
    _go_on(visit, 1)
    hand.write("first_run_body_name", "Plateforme mobilité de Thiérache")
    hand.choose("first_run_body_kind", "plateforme_association")
    hand.write("first_run_body_siret", "732 829 320 00074")
    hand.pick_first("first_run_body_place", "Guise")
    _go_on(visit, 2)
    hand.write("first_run_passphrase_first", PHRASE)
    hand.write("first_run_passphrase_second", PHRASE)
    _go_on(visit, 3)
    hand.wait(lambda: bool(hand.find("first_run_basin_name", QLineEdit).text()), NO_BASIN)
    _go_on(visit, 4)
    visit.album.take("premiere-mise-en-route-5")


def nothing_made(visit: Visit, _store: Store) -> None:
    if (visit.folder / NOT_MADE).exists():
        raise StepFailed("La première mise en route a créé une base avant son dernier clic.")


def unlock(visit: Visit) -> None:
    """Type the passphrase of the demonstration base, as at the beginning of a day."""
    hand, sitting = visit.hand, visit.sitting
    sitting.begin(visit.base)
    secret = hand.find("passphrase", QLineEdit)
    hand.wait(lambda: not secret.isReadOnly(), "La phrase secrète n’a pas été demandée.")
    hand.wait(
        lambda: QApplication.focusWidget() is secret, "La phrase secrète ne prend pas le clavier."
    )
    hand.type_text(PHRASE)
    visit.album.take("deverrouillage")
    enter_by(visit, lambda: hand.press(Qt.Key.Key_Return))
    hand.wait(lambda: visit.route().screen is Screen.TODAY, "Aujourd’hui ne s’ouvre pas.")
    visit.settle()


def enter_by(visit: Visit, gesture: Callable[[], object]) -> None:
    """Do the last gesture before the base opens, and wait until its pages are there."""
    opened: list[bool] = []
    listening = visit.sitting.opened.connect(lambda: opened.append(True))
    gesture()
    visit.hand.wait(lambda: bool(opened), "La base ne s’est pas ouverte.", _OPENING_MS)
    visit.sitting.opened.disconnect(listening)
    visit.settle()


def found_opened(_visit: Visit, store: Store) -> None:
    """Find the advisers of the demonstration."""
    if not store.read(setup.advisers):
        raise StepFailed("La base ne contient aucun conseiller.")


def _go_on(visit: Visit, following: int) -> None:
    """Take the picture of a step, then go to the next one."""
    visit.album.take(f"premiere-mise-en-route-{following}")
    visit.hand.click("first_run_next")
    title = f"Étape {following + 1} sur 5"
    visit.hand.wait(lambda: visit.hand.reads(title), f"« {title} » ne s’ouvre pas.")
