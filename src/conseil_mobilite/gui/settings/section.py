"""One section of the settings: a title, what it is for, and its cards, no wider than reads well."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import CARD_GAP, Item, column, frame, row
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.reserved import HINT, ReservedNote, manages

WIDEST: Final = 880
INSET: Final = (16, 4, 16, 16)


class Section(Page):
    """Part of the settings page, which passes its signals on to the window.

    Its focus proxy is where the keyboard goes when the window opens this very section.
    """

    def show_cards(self, title: str, detail: str, *cards: QWidget) -> None:
        words = column(label(title, "title"), label(detail, "muted", wrap=True), gap=0)
        held = frame(column(words, *cards, None, gap=CARD_GAP))
        held.setMaximumWidth(dp(WIDEST))
        held.setWhatsThis(detail)
        left = 24 if large_text() else 16  # beside the list of sections, or beneath it
        self.lay_out(row((held, WIDEST), (column(), 1), gap=0, pad=(left, 16, 24, 24)))

    def reserve(
        self, desk: Desk, gesture: str, *controls: QWidget, hint: str = HINT
    ) -> ReservedNote:
        """Leave controls to the responsable, and return the sentence that says so to others.

        `gesture` follows « peut »; `hint` is what others may do. Whatever is put into a control
        later is left to her too.
        """
        for control in controls:
            control.setEnabled(manages(desk))
        return ReservedNote(desk, gesture, hint)

    def take_keyboard(self) -> None:
        """Put the keyboard on the first input, and show it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal_keyboard()

    def reveal_keyboard(self) -> None:
        """Scroll to the input that has the keyboard."""
        soon(self, self._reveal)  # once it is laid out

    def _reveal(self) -> None:
        area, held = self.findChild(QScrollArea), self.focusWidget()
        if area is not None and held is not None:
            area.ensureWidgetVisible(held, 0, dp(24))

    def leave(self) -> None:
        """Store the input being typed, which no key has ended yet."""
        held = self.focusWidget()
        if held is not None:
            held.clearFocus()


def part(title: str, *items: Item, gap: int = 12, explained: str = "") -> QFrame:
    """Make a card whose items stand off its sides; F1 explains it in these words."""
    made = card(title, column(*items, gap=gap, pad=INSET))
    made.setWhatsThis(explained)
    return made
