"""The actions the rules recommend, why, and one gesture to put each into the pathway."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.services.assessment.proposed_actions import ProposedAction
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

MASKED = "Des actions sont masquées : l’écran est partagé."
UNTIL_KEPT = "Gardez les freins utiles : les actions qui leur répondent se placeront ici."


class AdviceCard(QFrame):
    """`planned` carries the `ProposedAction` to add to the pathway."""

    planned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list = RefilledList("advice")
        words = label(UNTIL_KEPT, "small", wrap=True)
        self._note = frame(row((words, 1), pad=(16, 0, 16, 8)))
        made = card("Actions proposées", self._note, self._list.frame)
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
        told = [one for one in picture.actions if not shared or one.shareable_reasons]
        rows: list[Item] = [self._row(action, shared=shared) for action in told]
        if len(told) < len(picture.actions):
            rows.append(empty_line(MASKED, icon="eye-slash"))
        return rows

    def _row(self, action: ProposedAction, *, shared: bool) -> QFrame:
        why = " ".join(action.shareable_reasons if shared else action.reasons)
        head: list[Item] = [(label(action.label, "strong", wrap=True), 1)]
        if action.planned:
            head.append(badge("Au parcours", "success"))
        foot: list[Item] = [] if action.planned else [row(None, self._gesture(action))]
        words = (row(*head, gap=8), label(why, "small", wrap=True), *foot)
        made = frame(column(*words, gap=0, pad=(16, 8, 8, 6)), "entry")
        made.setObjectName(f"advice_{action.kind}")
        return made

    def _gesture(self, action: ProposedAction) -> Button:
        add = button(f"plan_{action.kind}", "Ajouter au parcours", "plus", "quiet")
        call(add, f"Ajouter au parcours : {action.label}")

        def plan() -> None:
            add.setEnabled(False)  # a double click plans once
            self.planned.emit(action)

        add.clicked.connect(plan)
        return add
