"""The goal of an action: one of the pathway, one of the list, or the person's own words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.pathway.action import Goal
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField

OWN_WORDS: Final = "autre"
NO_GOAL: Final = "Sans objectif"


class GoalChoice(QFrame):
    """`chosen` carries the label of the goal and its code; both are empty for none."""

    chosen = Signal(str, str)

    def __init__(self, name: str, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName(f"{name}_goal")
        self._lists = lists
        self._choice = Choice(f"{name}_goal_choice", (), none=NO_GOAL)
        self._choice.setAccessibleName("Objectif")
        self._words = TextField(f"{name}_goal_words", placeholder="Aller seule au CFA")
        self._words.setAccessibleName("Objectif, avec les mots de la personne")
        self._words.hide()
        self.setFocusProxy(self._choice)
        self.setLayout(column(self._choice, self._words, gap=6))
        self._choice.chosen.connect(self._pick)
        self._words.editingFinished.connect(self._tell)

    def offer(self, goals: Sequence[Goal], current: str = "") -> None:
        """Offer the goals of the pathway before those of the list; show the current one."""
        labels = [goal.label for goal in goals]
        known = [(_key(label), label) for label in labels]
        others = [
            (entry.code, entry.label) for entry in self._lists["goals"] if entry.label not in labels
        ]
        own = (OWN_WORDS, "Un autre objectif, à écrire…")
        self._choice.offer([*known, *others, own], none=NO_GOAL)
        self._choice.show_code(_key(current) if current else "")
        self._words.setVisible(False)

    def typed(self) -> tuple[str, str]:
        """Return the label of the goal chosen and its code, empty for a free one."""
        code = self._choice.code()
        if code == OWN_WORDS:
            return self._words.text().strip(), ""
        if code in self._lists["goals"]:
            return self._lists["goals"].label(code), code
        return (self._choice.currentText(), "") if code else ("", "")

    def _pick(self, code: str) -> None:
        self._words.setVisible(code == OWN_WORDS)
        if code == OWN_WORDS:
            self._words.setFocus()
            return
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(*self.typed())


def _key(label: str) -> str:
    return f"goal:{label}"
