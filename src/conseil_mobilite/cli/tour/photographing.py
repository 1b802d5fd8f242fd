"""How a picture of what passes is taken, and a dialog looked at then left as it was."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Route, Screen


def shoot(visit: Visit, page: str, *, from_top: bool = True, redrawn: bool = False) -> None:
    """Take what is shown, in the look that is on."""
    visit.settle()
    if from_top:
        visit.hand.scroll_to_top()
    visit.album.shoot(page, visit.settle if redrawn else None)


def shoot_dialog(visit: Visit, page: str, name: str) -> None:
    """Take the dialog over the page once something of that name is seen in it, then give it up."""
    visit.hand.wait(lambda: visit.hand.sees(name), f"« {name} » ne s’ouvre pas.")
    shoot(visit, page, from_top=False)
    give_up(visit)


def show_over(visit: Visit, page: str, name: str) -> None:
    """Take the dialog over the page in each look, once something of that name is seen in it."""
    visit.hand.wait(lambda: visit.hand.sees(name), f"« {name} » ne s’ouvre pas.")
    visit.picture(page)


def give_up(visit: Visit) -> None:
    """Leave the dialog with Escape: nothing is kept."""
    over = QApplication.activeModalWidget()
    visit.hand.press(Qt.Key.Key_Escape)
    visit.hand.wait(
        lambda: QApplication.activeModalWidget() is not over or over is None,
        "Échap ne ferme pas la boîte de dialogue.",
    )
    visit.settle()


def go(visit: Visit, key: Qt.Key, screen: Screen) -> None:
    """Go to a place of the rail by its key."""
    visit.hand.press(key, Qt.KeyboardModifier.AltModifier)
    visit.hand.wait(shows(visit, screen), f"Alt et un chiffre n’ouvrent pas « {screen} ».")
    visit.settle()


def open_route(visit: Visit, route: Route) -> None:
    """Go where only a row of a list leads: which row does not matter."""
    workspace = visit.sitting.workspace
    assert workspace is not None
    workspace.open(route)
    visit.settle()


def show_everybody(visit: Visit) -> None:
    """Take away what narrows the list of people, where it is shown and narrowed."""
    if visit.hand.sees("people_no_filter"):
        visit.hand.click("people_no_filter")
        visit.settle()


def open_section(visit: Visit, section: str) -> None:
    """Choose a section of the settings: in the list, or in its field where the text is large."""
    if visit.hand.sees("settings_section"):
        visit.hand.choose("settings_section", section)
    else:
        visit.hand.click(f"settings_go_{section}")


def go_to_her(visit: Visit) -> None:
    """Come back to her by the palette, from wherever the window is."""
    if visit.route().subject == visit.someone():
        return
    hand = visit.hand
    hand.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.type_text("coeurjoly")
    search = hand.focus()
    hand.wait(lambda: hand.focus() is not search, "La recherche ne propose personne.")
    hand.press(Qt.Key.Key_Return)
    hand.wait(shows(visit, Screen.PERSON), "La recherche n’ouvre pas le dossier.")
    visit.settle()


def shows(visit: Visit, screen: Screen) -> Callable[[], bool]:
    return lambda: visit.route().screen is screen
