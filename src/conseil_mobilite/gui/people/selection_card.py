"""The card beside the list once several people are selected: how many, and what to do with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.people.preview_card import WIDTH

HINT = (
    "Ctrl+clic ajoute ou retire une personne, Maj+clic et Maj+flèches étendent la sélection, "
    "Ctrl+A prend toute la liste."
)


class SelectionCard(QFrame):
    """Says the count in words, and how much of what the filters let through that is."""

    reassigning_asked = Signal()
    everyone_asked = Signal()
    letting_go_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people_selection")
        self.setAccessibleName("Personnes sélectionnées")
        self.setProperty("role", "card")
        self._count, self._share = label("", "heading", wrap=True), label("", "small", wrap=True)
        self._give = wide(
            button("people_reassign", "Réa&ttribuer à…", "arrows-left-right", "primary")
        )
        self._all = wide(button("people_select_all", "Tout &sélectionner", "list-checks"))
        drop = wide(button("people_select_none", "&Abandonner la sélection", "x"))
        self._give.clicked.connect(self.reassigning_asked)
        self._all.clicked.connect(self.everyone_asked)
        drop.clicked.connect(self.letting_go_asked)
        head = row(
            glyph("users-three", "primary", 32), (column(self._count, self._share, gap=0), 1)
        )
        hint = label(HINT, "small", wrap=True)
        gestures = column(self._give, self._all, drop, gap=8)
        self.setLayout(column(head, hint, None, gestures, gap=16, pad=(16, 16, 16, 16)))
        if not large_text():
            self.setFixedWidth(dp(WIDTH))
        self.hide()

    def show_count(self, chosen: int, found: int, *, held: str) -> None:
        """Tell how many are selected of those found; `held` says why they cannot be given."""
        say(self._count, f"{counted(chosen, 'personne')} sélectionnées")
        whole = chosen >= found
        say(self._share, "Toute la liste" if whole else f"sur {counted(found, 'personne')}")
        self._all.setEnabled(not whole)
        self._give.setEnabled(not held)
        describe(self._give, held)
