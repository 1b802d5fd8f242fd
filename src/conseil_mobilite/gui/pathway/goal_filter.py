"""The filter of the actions by goal: side by side while there are few, else in a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.layouts import column, refill
from conseil_mobilite.gui.kit.theme import large_text

ALL: Final = "Tous les objectifs"
ROOM: Final = 24
"""Letters that stand side by side in the narrowest window."""
LETTERS: Final = 18


class GoalFilter(QFrame):
    """`chosen` carries the label of a goal, or nothing for all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[str, ...] = ()
        self._current = ""
        self.setLayout(column(gap=0))

    def current(self) -> str:
        return self._current

    def show_current(self, goal: str) -> None:
        """Show a goal as the one chosen, or all, without emitting."""
        self._current = goal
        if self._labels:
            refill(self, self._segments() if self._fits() else self._choice())

    def show_goals(self, labels: Sequence[str]) -> None:
        """Offer the goals that have an action; the one chosen stays while it is there."""
        if tuple(labels) == self._labels:
            return
        self._labels = tuple(labels)
        self._current = self._current if self._current in self._labels else ""
        if not labels:
            refill(self)
            return
        refill(self, self._segments() if self._fits() else self._choice())

    def _fits(self) -> bool:
        return sum(len(label) for label in self._labels) <= ROOM and not large_text()

    def _segments(self) -> Segments:
        codes = [("all", ALL), *((f"{rank}", label) for rank, label in enumerate(self._labels))]
        current = f"{self._labels.index(self._current)}" if self._current else "all"
        made = Segments("goal_filter", "Filtrer par objectif", codes, current)
        made.chosen.connect(self._pick)
        return made

    def _choice(self) -> Choice:
        codes = [(f"{rank}", label) for rank, label in enumerate(self._labels)]
        made = Choice("goal_filter", codes, none=ALL).narrow(LETTERS)
        made.setAccessibleName("Filtrer par objectif")
        if self._current:
            made.show_code(f"{self._labels.index(self._current)}")
        made.chosen.connect(self._pick)
        return made

    def _pick(self, code: str) -> None:
        self._current = self._labels[int(code)] if code.isdigit() else ""
        self.chosen.emit(self._current)
