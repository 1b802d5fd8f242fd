"""The recovery kit made and typed from its paper; the screen locked; the base opened by the kit."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.album import FAST
from conseil_mobilite.cli.tour.arriving import enter_by
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.jotting import show_paper
from conseil_mobilite.cli.tour.photographing import go, open_section, show_over
from conseil_mobilite.cli.tour.printing import save
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.access.recovery_code import ALPHABET, GROUPS, SIZE
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.paper.pages.pdf_pages import drawn, faces
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.slots_file import read_slots

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_DOTS_AN_INCH: Final = 80
_GROUP: Final = re.compile(rf"^([{ALPHABET}]{{{SIZE}}})\s*$", re.MULTILINE)


def make_kit(visit: Visit) -> None:
    """Print the kit, then type its code as the paper has it."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "security")
    hand.click("settings_kit_make")
    show_over(visit, "kit-fenetre", "recovery_kit_print")
    hand.click("recovery_kit_print")
    show_paper(visit)
    visit.picture("kit-papier")
    _keep_paper(visit)
    hand.click("sheet_close")
    hand.wait(lambda: hand.sees("recovery_kit_code"), "L’aperçu du kit ne se ferme pas.")
    hand.write("recovery_kit_code", visit.code)
    visit.picture("kit-retape")
    hand.click("recovery_kit_activate")
    hand.wait(lambda: not hand.sees("recovery_kit_activate"), "Le kit n’a pas été activé.")
    visit.settle()


def found_kit(visit: Visit, _store: Store) -> None:
    if len(read_slots(visit.base).of_kind(SlotKind.RECOVERY)) != 1:
        raise StepFailed("Le kit n’ouvre pas la base.")


def lock(visit: Visit) -> None:
    """Lock over a form half typed, fail twice, and come back to what was typed."""
    hand = visit.hand
    hand.press(Qt.Key.Key_N, _CONTROL)
    hand.write("new_person_first_name", tale.BEGUN)
    route = visit.route()
    lock_now(visit)
    visit.album.take("verrou")
    _fail_twice(visit)
    hand.write("passphrase", visit.phrase)
    enter_by(visit, lambda: hand.press(Qt.Key.Key_Return))
    if visit.route() != route:
        raise StepFailed("La fenêtre déverrouillée ne revient pas où elle était.")
    hand.press(Qt.Key.Key_N, _CONTROL)
    typed = hand.find("new_person_first_name", QLineEdit)
    hand.wait(lambda: typed.text() == tale.BEGUN, "La saisie d’avant le verrouillage est perdue.")
    visit.picture("verrou-saisie-retrouvee")
    typed.clear()
    hand.press(Qt.Key.Key_Escape)
    hand.wait(lambda: not hand.sees("new_person_create"), "Échap ne ferme pas l’inscription.")
    visit.settle()


def lock_now(visit: Visit) -> None:
    """Press Ctrl+L, over a dialog as over a page."""
    visit.hand.press_window(Qt.Key.Key_L, _CONTROL)
    visit.hand.wait(lambda: visit.hand.sees("unlock"), "Ctrl+L ne verrouille pas.")


def _fail_twice(visit: Visit) -> None:
    """Type a wrong passphrase, once in each look: the window says how long to wait."""
    hand = visit.hand
    for look in visit.album.looks():
        visit.album.dress(look)
        hand.write("passphrase", tale.WRONG_PHRASE)
        hand.press(Qt.Key.Key_Return)
        hand.wait(lambda: bool(hand.shown_errors()), "Une phrase fausse n’est pas refusée.")
        visit.album.shoot("verrou-attente")
        hand.wait(lambda: hand.sees("unlock"), "L’attente ne finit pas.")


def found_at_home(_visit: Visit, store: Store) -> None:
    """Find nobody registered by what was only begun."""
    found = store.read(people_search.search, PeopleQuery(now(), text=tale.BEGUN)).rows
    if found:
        raise StepFailed("Une saisie qui n’était pas finie a inscrit quelqu’un.")


def open_with_kit(visit: Visit) -> None:
    """Lock, type the code of the paper with a slip first, then choose a new passphrase."""
    hand = visit.hand
    lock_now(visit)
    hand.click("unlock_kit")
    hand.write("kit_code", visit.code[:-1] + ALPHABET[ALPHABET.index(visit.code[-1]) - 1])
    hand.click("kit_open")
    hand.wait(lambda: f"Groupe {GROUPS}" in hand.shown_errors(), "Le groupe faux n’est pas nommé.")
    visit.album.take("kit-ouvrir")
    hand.write("kit_code", visit.code.lower())
    hand.click("kit_open")
    hand.wait(lambda: hand.sees("new_passphrase_first"), "Le kit n’ouvre pas la base.")
    for field in ("new_passphrase_first", "new_passphrase_second"):
        hand.write(field, tale.NEW_PHRASE)
    visit.album.take("kit-nouvelle-phrase")
    enter_by(visit, lambda: hand.click("new_passphrase_go"))
    visit.phrase = tale.NEW_PHRASE


def found_renewed(visit: Visit, _store: Store) -> None:
    """Find that the passphrase of before opens nothing."""
    if read_slots(visit.base).opened_by_passphrase(PHRASE) is not None:
        raise StepFailed("La phrase secrète oubliée ouvre encore la base.")


def _keep_paper(visit: Visit) -> None:
    """Save the paper, its picture beside it, and read the code as whoever holds it would."""
    path = visit.folder / folder.KIT
    make_private_folder(path.parent)
    save(visit, "sheet_save", path)
    paper = path.read_bytes()
    drawn(paper, 0, _DOTS_AN_INCH).save(str(path.with_name("kit_1.png")), quality=FAST)
    groups = _GROUP.findall(faces(paper)[0].text.replace("\r", ""))
    if len(groups) != GROUPS:
        raise StepFailed("Le papier du kit ne porte pas son code.")
    visit.code = "-".join(groups)
