"""The first sight of the program, then the base opened with its passphrase."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.services import setup
from conseil_mobilite.store.database import Store

_OPENING_MS = 20_000


def unlock(visit: Visit) -> None:
    """Type the passphrase of the demonstration base, as at the beginning of a day."""
    hand, sitting = visit.hand, visit.sitting
    sitting.begin(visit.folder / FILE_NAME)
    secret = hand.find("passphrase", QLineEdit)
    hand.wait(lambda: not secret.isReadOnly(), "La phrase secrète n’a pas été demandée.")
    hand.wait(
        lambda: QApplication.focusWidget() is secret, "La phrase secrète ne prend pas le clavier."
    )
    hand.type_text(PHRASE)
    visit.album.take("deverrouillage")
    opened: list[bool] = []
    sitting.opened.connect(lambda: opened.append(True))
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: bool(opened), "La base ne s’est pas ouverte.", _OPENING_MS)
    visit.picture("aujourdhui")


def found_opened(_visit: Visit, store: Store) -> None:
    """Find the advisers of the demonstration."""
    if not store.read(setup.advisers):
        raise StepFailed("La base ne contient aucun conseiller.")
