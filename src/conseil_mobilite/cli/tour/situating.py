"""What she has to move with: a vehicle noted, taken back by Ctrl+Z, and there again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.store.database import Store

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def note_vehicle(visit: Visit) -> None:
    """Note the vehicle of the household on the tab « Mobilité »."""
    hand = visit.hand
    visit.show_tab("Mobilité")
    visit.settle()
    hand.click("situation_vehicules_add")
    hand.choose("vehicle_kind", tale.VEHICLE)
    hand.write("vehicle_name", tale.VEHICLE_NAME)
    hand.choose("vehicle_use", tale.VEHICLE_USE)
    visit.picture("vehicule-nouveau")
    hand.click("vehicle_dialog_create")
    hand.wait(lambda: not hand.sees("vehicle_name"), "Le véhicule n’a pas été noté.")
    visit.settle()


def undo_and_redo(visit: Visit) -> None:
    """Take the vehicle back with Ctrl+Z, then bring it again with Ctrl+Maj+Z."""
    hand = visit.hand
    hand.press(Qt.Key.Key_Z, _CONTROL)
    hand.wait(lambda: _bar_says(visit, "Annulé"), "Ctrl+Z n’annule rien.")
    visit.picture("annuler")
    hand.press(Qt.Key.Key_Z, _CONTROL | _SHIFT)
    hand.wait(lambda: _bar_says(visit, "Rétabli"), "Ctrl+Maj+Z ne rétablit rien.")
    visit.settle()


def found_vehicle(visit: Visit, store: Store) -> None:
    """Find the one vehicle, as it was typed, undone and done again."""
    kept = store.read(vehicles.of_person, visit.someone())
    if [(each.kind, each.name, each.use) for each in kept] != [
        (tale.VEHICLE, tale.VEHICLE_NAME, tale.VEHICLE_USE)
    ]:
        raise StepFailed("Le véhicule tapé n’est pas dans la base, ou pas une seule fois.")


def _bar_says(visit: Visit, word: str) -> bool:
    said = visit.hand.window.findChild(QLabel, "undo_sentence")
    return said is not None and said.isVisible() and said.text().startswith(word)
