"""What the body makes its own of its papers: its logo, its words, a translation it vouches for."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QLabel

from conseil_mobilite.cli.tour import folder, tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.photographing import go, open_section
from conseil_mobilite.cli.tour.printing import save_as
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.settings.paper_text_list import LOGO
from conseil_mobilite.services.organisation import logo
from conseil_mobilite.services.paper.wording import languages, paper_texts
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.files import make_private_folder

FOOT: Final = "pied"
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_GROUND, _ROAD = QColor("#1B6E3C"), QColor("#FFFFFF")


def dress_papers(visit: Visit) -> None:
    """Choose a logo, then type the line of the foot, and see both on a paper meanwhile."""
    hand = visit.hand
    go(visit, Qt.Key.Key_6, Screen.SETTINGS)
    open_section(visit, "documents")
    visit.settle()
    hand.click("paper_logo_choose")
    save_as(visit, str(_drawn_logo(visit.folder)))
    hand.wait(lambda: hand.sees("paper_logo_remove"), "Le logo n’a pas été pris.")
    texts = hand.find("paper_texts", Table)
    texts.show_current(FOOT)
    texts.setFocus(Qt.FocusReason.TabFocusReason)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_A, _CONTROL)
    hand.type_text(tale.FOOT)
    hand.wait(lambda: hand.says("paper_text_state", "Votre texte"), _UNKEPT)
    hand.wait(partial(_is_seen, visit, tale.FOOT), "Le texte tapé ne se voit pas sur le papier.")
    visit.glimpse("reglages-documents-texte", redrawn=True)
    texts.show_current(LOGO)
    visit.settle()


def vouch(visit: Visit) -> None:
    """Say who read the Arabic over: its sheets are not provisional any more."""
    hand = visit.hand
    open_section(visit, "languages")
    visit.settle()
    name = f"language_{tale.LANGUAGE}"
    hand.click(name)
    hand.write(f"{name}_reader", tale.READER)
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.says(f"{name}_state", "Relue le"), "La relecture n’est pas notée.")
    visit.settle()


def found_dressed(_visit: Visit, store: Store) -> None:
    """Find the logo and the words in the base."""
    if not store.read(logo.logo).startswith(b"\x89PNG"):
        raise StepFailed("Le logo choisi n’est pas dans la base.")
    if dict(store.read(paper_texts.texts).own) != {FOOT: tale.FOOT}:
        raise StepFailed("La ligne de pied tapée n’est pas dans la base.")


def found_vouched(visit: Visit, store: Store) -> None:
    (told,) = [each for each in store.read(languages.available) if each.tag == tale.LANGUAGE]
    if (told.proofread_by, told.proofread_on) != (tale.READER, visit.today):
        raise StepFailed("La relecture de l’arabe n’est pas dans la base.")


def _is_seen(visit: Visit, words: str) -> bool:
    pages = visit.hand.window.findChildren(QLabel, "paper_page")
    told = " ".join(page.accessibleDescription() for page in pages)
    return words in " ".join(told.split())


def _drawn_logo(place: Path) -> Path:
    """Draw the logo of the body, once: a road that goes away on a green ground."""
    path = place / folder.LOGO
    make_private_folder(path.parent)
    picture = QImage(480, 240, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(QRectF(0, 0, 480, 240), 40, 40)
    painter.setBrush(_ROAD)
    for rank in range(4):
        painter.drawRoundedRect(QRectF(60 + 95 * rank, 105, 70, 30), 15, 15)
    painter.end()
    picture.save(str(path))
    return path


_UNKEPT: Final = "Le texte tapé ne s’enregistre pas."
