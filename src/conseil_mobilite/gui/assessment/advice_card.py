"""The actions the rules recommend, why, and one gesture to put each into the pathway."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.services.synthesis_picture import ProposedAction, SynthesisPicture

UNTIL_KEPT = "Gardez les freins utiles : les actions qui leur répondent se placeront ici."


class AdviceCard(QFrame):
    """`planned` carries the `ProposedAction` to add to the pathway."""

    planned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list = RefilledList("advice")
        self._note = label(UNTIL_KEPT, "small", wrap=True)
        note = frame(row((self._note, 1), pad=(16, 0, 16, 8)))
        made = card("Actions proposées", note, self._list.frame)
        self.setLayout(column(made))

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        self._note.setVisible(bool(picture.proposed))
        content = (picture.actions, shared)
        self._list.fill(content, lambda: self._rows(picture, shared=shared))

    def forget(self) -> None:
        """Offer again what could not be planned."""
        self._list.forget()

    def _rows(self, picture: SynthesisPicture, *, shared: bool) -> list[Item]:
        if not picture.actions:
            return [empty_line("Aucune action à proposer.")]
        return [self._row(action, shared=shared) for action in picture.actions]

    def _row(self, action: ProposedAction, *, shared: bool) -> QFrame:
        masked = shared and action.sensitive
        why = "Raison masquée : l’écran est partagé." if masked else " ".join(action.reasons)
        words = column(
            label(action.label, "strong", wrap=True), label(why, "small", wrap=True), gap=0
        )
        made = frame(row((words, 1), self._end(action), gap=10, pad=(16, 8, 12, 8)), "entry")
        made.setObjectName(f"advice_{action.kind}")
        return made

    def _end(self, action: ProposedAction) -> Item:
        if action.planned:
            return badge("Au parcours", "success")
        add = button(f"plan_{action.kind}", "Ajouter au parcours", "plus")
        add.setAccessibleName(f"Ajouter au parcours : {action.label}")

        def plan() -> None:
            add.setEnabled(False)  # a double click plans once
            self.planned.emit(action)

        add.clicked.connect(plan)
        return add
