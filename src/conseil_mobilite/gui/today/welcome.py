"""What an empty base opens with: four cards that say where to begin."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, row
from conseil_mobilite.gui.kit.theme import dp

WIDEST = 1080
DEMONSTRATION = "conseil-mobilite demo demonstration"
CARDS: Final = (
    (
        "user-plus",
        "Votre première personne",
        (
            "Votre base est prête, et vide. Inscrivez quelqu’un : ses rendez-vous, ses actions et "
            "ce qui vous attend apparaîtront ici."
        ),
    ),
    (
        "download-simple",
        "Votre tableau",
        (
            "Vous suivez déjà des personnes dans un tableur ? Chaque ligne se vérifie avant "
            "d’entrer, et l’import entier peut être annulé."
        ),
    ),
    (
        "buildings",
        "Votre organisme",
        (
            "Adresse, téléphone et horaires signent les fiches remises aux personnes ; vos bassins "
            "de mobilité rangent les communes."
        ),
    ),
    (
        "database",
        "Essayer sans risque",
        (
            "Une base de personnes fictives se fabrique dans un terminal, à côté de la vôtre, avec "
            f"la commande « {DEMONSTRATION} »."
        ),
    ),
)
"""The icon of each card, its title and what it says."""


class Welcome(QObject):
    person_asked = Signal()
    body_asked = Signal()
    import_asked = Signal()
    copied = Signal(str)
    """What is to be pasted in a terminal."""

    def make(self, first_name: str) -> QFrame:
        """Lay the cards under a word of welcome."""
        register = button("first_person", "&Inscrire une personne", "user-plus", "primary")
        settle = button("first_settings", "&Compléter votre organisme", "buildings")
        bring = button("first_import", "Importer &votre tableau", "download-simple")
        copying = button("first_demonstration", "Copier la co&mmande", "copy")
        register.clicked.connect(self.person_asked)
        settle.clicked.connect(self.body_asked)
        bring.clicked.connect(self.import_asked)
        copying.clicked.connect(lambda: self.copied.emit(DEMONSTRATION))
        gestures = (register, bring, settle, copying)
        cards = [_card(*told, each) for told, each in zip(CARDS, gestures, strict=True)]
        return _laid(f"Bienvenue, {first_name}", cards)


def _laid(title: str, cards: Sequence[QFrame]) -> QFrame:
    held = frame(columns(*((each, 1) for each in cards), gap=CARD_GAP))
    whole = frame(column(8, label(title, "title"), held, None, gap=CARD_GAP))
    whole.setMaximumWidth(dp(WIDEST))
    return frame(row((whole, WIDEST), (column(), 1), gap=0))


def _card(icon: str, title: str, sentence: str, gesture: Button) -> QFrame:
    head = row(glyph(icon, "primary", 24), label(title, "heading"), None, gap=10)
    words = label(sentence, "muted", wrap=True)
    moves = row(gesture, None)
    return frame(column(head, words, None, moves, gap=12, pad=(16, 16, 16, 16)), "card")
