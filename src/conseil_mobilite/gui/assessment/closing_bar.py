"""The foot of the synthesis: validate, give back, decide, book; one step after the other."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.pathway.pathway_rules import (
    PathwayAct,
    PathwayState,
    allowed_acts,
    allowed_decisions,
)
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.header import show_some
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, columns, row
from conseil_mobilite.gui.kit.theme import large_text, restyle
from conseil_mobilite.services.assessment.assessment_form import EXIT
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

NOT_BOOKED = "Prévoyez la prochaine rencontre avant de vous quitter."
FREEZING = "Une fois validé, le bilan ne change plus ; une correction fera une nouvelle version."


class Step(Enum):
    VALIDATE = "Valider le bilan"
    GIVE_BACK = "Restituer"
    DECIDE = "Décider"
    BOOK = "Prendre rendez-vous"


COMPARING = "Co&mparer les bilans"


class ClosingBar(QFrame):
    """Shows the step one is at and why; its button does it. The others stay in sight, quiet."""

    validation_wanted = Signal()
    restitution_wanted = Signal()
    decision_wanted = Signal()
    appointment_wanted = Signal()
    comparison_wanted = Signal()

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setObjectName("closing_bar")
        self._lists = lists
        self._title, self._detail = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._buttons = {
            Step.VALIDATE: button("validate", "&Valider le bilan", "seal-check", "primary"),
            Step.GIVE_BACK: button("give_back", "&Restituer", "handshake"),
            Step.DECIDE: button("decide", "&Décider", "signpost"),
            Step.BOOK: button("book_next", "&Prochain rendez-vous", "calendar-plus"),
        }
        self._buttons[Step.VALIDATE].clicked.connect(self.validation_wanted)
        self._buttons[Step.GIVE_BACK].clicked.connect(self.restitution_wanted)
        self._buttons[Step.DECIDE].clicked.connect(self.decision_wanted)
        self._buttons[Step.BOOK].clicked.connect(self.appointment_wanted)
        self._compare = button("compare_with_initial", COMPARING, "arrows-left-right")
        self._compare.clicked.connect(self.comparison_wanted)
        self._meeting = label("", "small", wrap=True)
        self._meeting.setObjectName("next_meeting")
        words = column(self._title, self._detail, self._meeting, gap=0)
        spring: list[Item] = [None] if large_text() else []
        gestures = row(self._compare, *self._buttons.values(), *spring)
        self.setLayout(columns((words, 1), gestures, gap=16, pad=(24, 10, 24, 10)))
        for made in (self._compare, *self._buttons.values()):
            made.hide()  # until the synthesis says which one: all of them are wider than a screen

    def show_picture(self, picture: SynthesisPicture) -> None:
        step = _step(picture)
        frozen = picture.assessment.validated_on is not None
        state = PathwayState(picture.pathway_state)
        say(self._title, self._said(picture, step))
        detail, tone = self._explained(picture, step)
        say(self._detail, detail, tone)
        self._detail.setVisible(bool(detail))
        self._show_meeting(picture)
        shown = {
            Step.VALIDATE: not frozen,
            Step.GIVE_BACK: step is Step.GIVE_BACK,
            Step.DECIDE: frozen and bool(allowed_decisions(state)),
            Step.BOOK: True,
        }
        final = frozen and picture.comparable and picture.assessment.kind == EXIT
        there: dict[QWidget, bool] = {self._buttons[one]: said for one, said in shown.items()}
        show_some({**there, self._compare: final})
        for one, made in self._buttons.items():
            restyle(made, role="primary" if one is step else "")
            made.say(made.text())

    def trouble(self, sentence: str) -> None:
        """Say why a step could not be done."""
        say(self._detail, sentence, "danger")
        self._detail.show()

    def _said(self, picture: SynthesisPicture, step: Step) -> str:
        if picture.assessment.validated_on is None:
            return "Prêt à être validé" if not picture.missing else "Avant de valider"
        if step is Step.GIVE_BACK or (step is Step.BOOK and not picture.decision):
            return f"Validé le {wording.day(picture.assessment.validated_on)}"
        if step is Step.DECIDE:
            return "Restitué : quelle suite ?"
        return f"Décision : {self._lists['decisions'].label(picture.decision)}"

    def _explained(self, picture: SynthesisPicture, step: Step) -> tuple[str, str]:
        if picture.missing:
            return " ".join(picture.missing), "warning"
        explained = {
            Step.VALIDATE: FREEZING,
            Step.GIVE_BACK: "Présentez le bilan à la personne, puis notez que c’est fait.",
            Step.DECIDE: "La décision se prend avec la personne.",
            Step.BOOK: "" if picture.next_meeting else NOT_BOOKED,
        }
        return explained[step], ""

    def _show_meeting(self, picture: SynthesisPicture) -> None:
        known = picture.next_meeting
        say(self._meeting, wording.meeting(self._lists, known) if known else "")
        self._meeting.setVisible(known is not None)


def _step(picture: SynthesisPicture) -> Step:
    if picture.assessment.validated_on is None:
        return Step.VALIDATE
    state = PathwayState(picture.pathway_state)
    if not picture.given_back and PathwayAct.GIVE_FEEDBACK in allowed_acts(state):
        return Step.GIVE_BACK
    if not picture.decision and allowed_decisions(state):
        return Step.DECIDE
    return Step.BOOK
