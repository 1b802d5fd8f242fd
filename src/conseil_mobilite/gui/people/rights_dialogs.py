"""What the person asks of her data, and what she is answered."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.people.rights_meanings import meaning, surprises
from conseil_mobilite.services.people.rights import RightsAnswer


class RequestDialog(Creation):
    """Which right, received on which day, in which words."""

    def __init__(self, kinds: Sequence[tuple[str, str]], today: date, parent: QWidget) -> None:
        self._kind = Choice("request_kind", kinds)
        self._received = DateField("request_received", today)
        self._received.show_value(today)
        self._words = text_area("request_words", lines=3)
        kind = Field("Ce que la personne &demande", self._kind)
        note = "Une réponse lui est due un mois après."
        received = Field("Reçue &le", self._received, note)
        words = Field("Dans ses &mots", self._words, optional=True)
        body = column(kind, received, words, gap=12)
        super().__init__("rights_request", "Noter une demande", body, parent, create="&Noter")
        self.form = Form(kind=kind, received_on=received, words=words)

    def kind(self) -> str:
        return self._kind.code()

    def received_on(self) -> date | None:
        """Return the day; UserError where it cannot be read."""
        return self._received.value()

    def words(self) -> str:
        return self._words.toPlainText()


class AnswerDialog(Creation):
    """Granted, granted in part, refused; on which day, and why."""

    def __init__(
        self, kind: str, answers: Sequence[tuple[str, str]], today: date, parent: QWidget
    ) -> None:
        """`kind` is the code of the right that is asked."""
        self._kind = kind
        self._answer = Choice("rights_answer", answers, none="Choisir…")
        self._on = DateField("rights_answered", today)
        self._on.show_value(today)
        self._reason = text_area("rights_reason", lines=3)
        answer = Field("Répo&nse", self._answer, meaning(kind, ""))
        on = Field("Donnée &le", self._on)
        note = "Nécessaire pour refuser, même en partie. La personne lira ces mots."
        reason = Field("&Motif", self._reason, note)
        body = column(answer, on, reason, gap=12)
        super().__init__("rights_answering", "Répondre", body, parent, create="&Répondre")
        self.form = Form(answer=answer, answered_on=on, reason=reason)
        self._answer.currentIndexChanged.connect(lambda _rank: self._tell_meaning())

    def given(self, today: date) -> RightsAnswer:
        """Return the answer; UserError where the day cannot be read."""
        return RightsAnswer(
            self._answer.code(), self._on.value() or today, self._reason.toPlainText()
        )

    def _tell_meaning(self) -> None:
        """Say beneath the choice what it does; amber where « en partie » could mislead."""
        field, answer = self.form.fields["answer"], self._answer.code()
        told = meaning(self._kind, answer)
        field.show_note(told)
        if surprises(self._kind, answer):
            field.show_warning(told)
        soon(self, self.fit)  # once the sentence is laid out
