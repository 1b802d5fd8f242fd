"""Where a pathway stands, in words, and what may be done about it."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.wording import ACT_WORDS, pathway_words, state_details
from conseil_mobilite.gui.people.wording import state_chip
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

READ_ONLY: Final = (
    "Ce parcours est terminé : il se lit, sans se modifier. Rouvrez-le seulement s’il a été fermé "
    "par erreur ; pour un nouvel accompagnement, ouvrez un nouveau parcours."
)


class StateStrip(QFrame):
    """The badge of the state, since when, and the acts allowed."""

    act_asked = Signal(str)
    """A `PathwayAct`."""
    opening_asked = Signal()
    pathway_chosen = Signal(object)
    """The identity of another pathway of the person."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("pathway_state")
        self.setWhatsThis(
            "Où en est le parcours. Les boutons proposent ce qui est possible à cette étape : "
            "décider après la restitution du bilan, suspendre avec une date pour faire le point, "
            "clore avec un motif, rouvrir ce qui a été fermé par erreur."
        )
        self._lists = lists
        self._where: tuple[UUID | None, str] = None, ""
        self._body = frame(column(gap=0))
        self._read_only = label(READ_ONLY, "small", wrap=True)
        self._read_only.setObjectName("pathway_read_only")
        self._refusal = label("", "small", "danger", wrap=True)
        self._refusal.setObjectName("pathway_refusal")
        self.setLayout(column(self._body, self._refusal, self._read_only, gap=4))
        for words in (self._read_only, self._refusal):
            words.hide()

    def show_pathway(self, picture: PathwayPicture, today: date) -> None:
        words, tone = state_chip(picture.pathway.state)
        state = badge(words, tone)
        state.setObjectName("pathway_state_badge")
        details = label(state_details(picture, self._lists, today), "muted", wrap=True)
        details.setObjectName("pathway_state_details")
        left: list[Item] = [state, (details, 1)]
        if picture.others:
            left.append(self._others(picture))
        self.setAccessibleName(f"État du parcours : {words}, {details.text()}")
        gestures = self._gestures(picture)
        right = row(*gestures, None) if large_text() else row(*gestures)
        refill_kept(self._body, columns((row(*left, gap=12), 1), right, gap=12))
        if (picture.pathway.id, picture.pathway.state) != self._where:
            self._refusal.hide()
        self._where = picture.pathway.id, picture.pathway.state
        self._read_only.setVisible(picture.closed)

    def show_refusal(self, error: Exception) -> None:
        """Say, beside the buttons, why an act was refused."""
        say(self._refusal, str(error))
        self._refusal.show()

    def _gestures(self, picture: PathwayPicture) -> Sequence[Item]:
        made: list[Item] = []
        for act, words in ACT_WORDS.items():
            if act in picture.acts:
                gesture = button(f"pathway_act_{act}", words)
                gesture.clicked.connect(lambda _on=False, act=act: self.act_asked.emit(act.value))
                made.append(gesture)
        everything = (picture.pathway, *picture.others)
        if all(each.ended_on for each in everything):
            again = button("pathway_open_again", "&Nouveau parcours", "plus", "primary")
            again.clicked.connect(self.opening_asked)
            made.append(again)
        return made

    def _others(self, picture: PathwayPicture) -> Choice:
        known = sorted(
            (picture.pathway, *picture.others), key=lambda each: each.opened_on, reverse=True
        )
        made = Choice("pathway_choice", [_choice(each) for each in known])
        made.setAccessibleName("Parcours affiché")
        made.show_code(picture.pathway.id.hex)
        made.chosen.connect(lambda code: self.pathway_chosen.emit(UUID(code)))
        return made


def _choice(pathway: Pathway) -> tuple[str, str]:
    return pathway.id.hex, pathway_words(pathway)
