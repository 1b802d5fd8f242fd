"""A colleague who opens the base with a passphrase of her own, and what she sees of it."""

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.arriving import enter_by
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go, open_section, show_over
from conseil_mobilite.cli.tour.rescuing import lock_now
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.slots_file import read_slots

_NAME = " ".join(tale.COLLEAGUE)


def welcome(visit: Visit) -> None:
    """Add her in « Accès »; she types her own passphrase."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "access")
    hand.click("access_add")
    hand.write("access_newcomer_first_name", tale.COLLEAGUE[0])
    hand.write("access_newcomer_last_name", tale.COLLEAGUE[1])
    hand.choose("access_newcomer_role", ADVISER)
    for field in ("access_newcomer_phrase_first", "access_newcomer_phrase_second"):
        hand.write(field, tale.COLLEAGUE_PHRASE)
    show_over(visit, "acces-ajouter", "access_newcomer_create")
    hand.click("access_newcomer_create")
    hand.wait(lambda: hand.reads(_NAME), "La collègue ajoutée n’est pas dans la liste.")
    visit.settle()


def found_welcomed(visit: Visit, store: Store) -> None:
    """Find her among the advisers, and a way in that is hers."""
    found = [each for each in store.read(setup.advisers) if each.full_name == _NAME]
    opened = read_slots(visit.base).opened_by_passphrase(tale.COLLEAGUE_PHRASE)
    if len(found) != 1 or opened is None or opened.slot.adviser != found[0].id:
        raise StepFailed("La collègue ajoutée n’ouvre pas la base avec sa phrase secrète.")


def come_in_as_her(visit: Visit) -> None:
    """Open with her passphrase, look at what is not hers to change, and give the place back."""
    hand = visit.hand
    lock_now(visit)
    hand.write("passphrase", tale.COLLEAGUE_PHRASE)
    enter_by(visit, lambda: hand.press(Qt.Key.Key_Return))
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "access")
    hand.wait(lambda: hand.sees("section_reserved"), "La collègue peut changer les accès.")
    visit.picture("acces-collegue")
    lock_now(visit)
    hand.write("passphrase", visit.phrase)
    enter_by(visit, lambda: hand.press(Qt.Key.Key_Return))
