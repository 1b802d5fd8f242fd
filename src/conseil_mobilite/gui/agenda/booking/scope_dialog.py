"""How far a gesture goes in a series: asked before it is done, answered by one key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda.series.series import Scope

WORDS: Final[Mapping[Scope, str]] = MappingProxyType(
    {
        Scope.ONE: "&Cette séance",
        Scope.FOLLOWING: "Celle-ci et les &suivantes",
        Scope.ALL: "&Toutes les séances",
    }
)
NOTE: Final = "Les autres séances qui ont déjà eu lieu restent comme elles sont."
WIDTH: Final = 420


class ScopeDialog(Dialog):
    """Up and Down go from one answer to the next, Enter takes it, Escape gives up."""

    chosen = Signal(object)
    """The `Scope`."""

    def __init__(self, title: str, sentence: str, parent: QWidget) -> None:
        """`title` names the gesture, `sentence` the series."""
        super().__init__("scope", title, parent)
        answers = [self._button(scope, words) for scope, words in WORDS.items()]
        answers[0].setDefault(True)
        cancel = button("scope_cancel", "&Ne rien changer", role="quiet")
        cancel.clicked.connect(self.reject)
        head = column(label(title, "title"), label(sentence, "muted", wrap=True), gap=4)
        note = label(NOTE, "small", wrap=True)
        foot = row((note, 1), cancel, gap=16)
        pad = (24, 20, 24, 16)
        self.setLayout(column(head, 4, *answers, 4, foot, gap=8, pad=pad))
        self.setFixedWidth(dp(WIDTH))
        answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, scope: Scope, words: str) -> QPushButton:
        made = wide(button(f"scope_{scope}", words, role="primary" if scope is Scope.ONE else ""))
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self._choose(scope))
        return made

    def _choose(self, scope: Scope) -> None:
        self.accept()
        self.chosen.emit(scope)
