"""The goals of a pathway beside their place in the list of France Travail, and the copy."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.assessment.france_travail_copy import (
    COPIED,
    NAME,
    FranceTravailCopy,
    france_travail_line,
)
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.services.assessment import france_travail
from conseil_mobilite.services.assessment.france_travail import FranceTravailPicture, GoalWords

NO_MATCH = "Sans équivalent dans la liste de France Travail, non copié"


class FranceTravailCard(QFrame):
    """Reads by itself what is told of one pathway; `said` is for the status line."""

    said = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pathway: UUID | None = None
        self._goals = RefilledList("france_travail_goals")
        self._copy = FranceTravailCopy()
        self._copy.copied.connect(self._note)
        self.setLayout(column(card(NAME, self._goals.frame, self._copy)))

    def read_pathway(self, pathway_id: UUID) -> None:
        """Show what is told of this pathway now."""
        self._pathway = pathway_id
        self._desk.background.read(france_travail.of_pathway, pathway_id).then(self._show)

    def _show(self, picture: FranceTravailPicture) -> None:
        self._goals.fill(picture.goals, lambda: [_row(goal) for goal in picture.goals])
        self._copy.show_blocks(picture.blocks)

    def _note(self) -> None:
        if self._pathway is not None:
            self._desk.background.note(france_travail.note_copy, self._pathway)
            self.said.emit(COPIED)


def _row(goal: GoalWords) -> QFrame:
    line = france_travail_line(goal.reference, told=goal.told) or NO_MATCH
    words = column(label(goal.label, wrap=True), label(line, "small", wrap=True), gap=0)
    items: list[Item] = [(words, 1)]
    if goal.told:
        items.append(badge(goal.value))
    return frame(row(*items, gap=10, pad=(16, 6, 12, 6)), "entry")
