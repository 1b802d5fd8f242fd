"""One button that notes an attempt to reach somebody for a follow-up: how, and in vain or not."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from conseil_mobilite.domain.pathway.followup import may_close_unreached
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import Button, button, literal


class AttemptMenu(QObject):
    """Makes the button of each follow-up; its lines begin by what is the likeliest."""

    attempted = Signal(object, str)
    """The `UUID` of the follow-up and the channel of an attempt in vain."""
    unreached = Signal(object)
    """The `UUID` of the follow-up to close without an answer."""

    def __init__(self, lists: CodeLists, parent: QObject) -> None:
        super().__init__(parent)
        self._channels = [(each.code, each.label) for each in lists["contact_channels"]]

    def button(
        self, name: str, followup: object, attempts: int, answer: Callable[[], object]
    ) -> Button:
        """Offer the ways to attempt; `answer` tells what was found. `attempts` so far in vain."""
        made = button(name, "Tentative", "caret-down", "quiet")
        made.setAccessibleName("Noter une tentative de contact")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the word
        menu = QMenu(made)
        menu.setAccessibleName("Tentative de contact")
        menu.addAction("Personne jointe…").triggered.connect(lambda _on: answer())
        menu.addSeparator()
        for channel, words in self._channels:
            line = menu.addAction(literal(f"Sans réponse : {words[:1].lower()}{words[1:]}"))
            line.setObjectName(f"{name}_{channel}")
            line.triggered.connect(partial(self._attempt, followup, channel))
        if may_close_unreached(attempts):
            menu.addSeparator()
            closing = menu.addAction("Clore : personne non jointe")
            closing.setObjectName(f"{name}_unreached")
            closing.triggered.connect(lambda _on: self.unreached.emit(followup))
        made.setMenu(menu)
        return made

    def _attempt(self, followup: object, channel: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.attempted.emit(followup, channel)
