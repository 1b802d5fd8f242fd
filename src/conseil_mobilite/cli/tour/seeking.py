"""The one box for everything: a telephone by its digits, a name typed with a slip, any word."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import shows
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.people import near_names
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store

NEAR: Final = "Vouliez-vous dire"
NAME: Final = f"{tale.FIRST_NAME} {tale.LAST_NAME}"


def seek(visit: Visit) -> None:
    """Find her by four digits of her telephone, among all else, then in spite of a slip."""
    type_in_box(visit, tale.DIALLED)
    visit.hand.wait(lambda: NAME in proposed(), "Son téléphone ne la retrouve pas.")
    visit.picture("recherche-telephone")
    type_in_box(visit, tale.ANYTHING)
    visit.hand.wait(lambda: "Services" in proposed(), "La recherche ne propose aucun service.")
    visit.picture("recherche-partout")
    type_in_box(visit, tale.SLIP)
    visit.hand.wait(lambda: proposed()[:2] == [NEAR, NAME], f"« {NEAR} » ne la propose pas.")
    visit.picture("recherche-faute")
    visit.hand.press(Qt.Key.Key_Return)
    visit.hand.wait(shows(visit, Screen.PERSON), "Le nom proposé n’ouvre pas le dossier.")
    if visit.route().subject != visit.someone():
        raise StepFailed("Le nom proposé a ouvert un autre dossier.")
    visit.settle()


def type_in_box(visit: Visit, text: str) -> None:
    """Go to the box by Ctrl+K and type over what it holds."""
    hand = visit.hand
    if QApplication.activePopupWidget() is not None:
        hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = hand.find("search", QLineEdit)
    hand.wait(box.hasFocus, "Ctrl+K n’ouvre pas la recherche.")
    hand.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.type_text(text)
    hand.wait(lambda: box.text() == text, "La recherche n’est pas tapée en entier.")


def open_room(visit: Visit, name: str, screen: Screen) -> None:
    """Open one of the rooms of the window by its name."""
    type_in_box(visit, name)
    visit.hand.wait(lambda: proposed()[1:2] == [name], f"« {name} » n’est pas proposé.")
    visit.hand.press(Qt.Key.Key_Return)
    visit.hand.wait(shows(visit, screen), f"« {name} » ne s’ouvre pas.")
    visit.settle()


def proposed() -> list[str]:
    """Return what the list that is open proposes, headings included, from top to bottom."""
    popup = QApplication.activePopupWidget()
    if not isinstance(popup, QAbstractItemView):
        return []
    rows = popup.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def found_near(visit: Visit, store: Store) -> None:
    """Find her again near what was typed, and nobody exactly so."""
    near = store.read(near_names.near_people, PeopleQuery(now(), text=tale.SLIP))
    if [each.person.id for each in near] != [visit.someone()]:
        raise StepFailed("Un nom tapé avec une faute ne la retrouve pas dans la base.")
