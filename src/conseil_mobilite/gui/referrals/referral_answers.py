"""The dialogs that answer: a refusal with its reason, what another body answered, a reminder."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import text_area
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed

CHOOSE: Final = "Choisir…"
ACCEPTED, REFUSED = "acceptee", "refusee"
_ANSWERS: Final = ((ACCEPTED, "Oui, la personne est attendue"), (REFUSED, "Non, pas cette fois"))
_REASON_TOLD: Final = "Ce motif figure, mot pour mot, dans la lettre au prescripteur."


class RefusalDialog(Creation):
    """Says no to a prescriber, with one of the reasons of the list."""

    def __init__(self, lists: CodeLists, today: date, parent: QWidget) -> None:
        self._today = today
        reasons = listed(lists, "referral_refusal_reasons")
        self._reason = Choice("refusal_reason", reasons, none=CHOOSE)
        self._day = _day("refusal_day", today)
        reason = Field("&Motif", self._reason, _REASON_TOLD)
        day = Field("&Date de la réponse", self._day)
        title = "Répondre non à cette orientation"
        super().__init__(
            "refusal_dialog",
            title,
            column(reason, day, gap=12),
            parent,
            create="&Enregistrer la réponse",
        )
        self.form = Form(refusal_reason=reason, answered_on=day)

    def reason(self) -> str:
        return self._reason.code()

    def day(self) -> date:
        """Return the day; UserError, naming its field, where it cannot be read."""
        return day_of(self._day, "answered_on") or self._today


class AnswerDialog(Creation):
    """Keeps what the body to which a person was sent answered, in its words."""

    def __init__(self, whom: str, today: date, parent: QWidget) -> None:
        self._today = today
        self._answer = Choice("answer_choice", _ANSWERS, none=CHOOSE)
        self._words = text_area("answer_words", lines=3)
        self._day = _day("answer_day", today)
        answer = Field("&Réponse", self._answer)
        words = Field("Ce qui a été &dit", self._words, optional=True)
        day = Field("Réponse d&u", self._day)
        body = column(label(whom, "muted", wrap=True), answer, words, day, gap=12)
        super().__init__(
            "answer_dialog", "Réponse reçue", body, parent, create="&Enregistrer la réponse"
        )
        self.form = Form(accepted=answer, answer=words, answered_on=day)

    def positive(self) -> bool:
        """Tell whether the answer is yes; UserError where none is chosen."""
        if not self._answer.code():
            raise UserError("Choisissez la réponse reçue.", "accepted")
        return self._answer.code() == ACCEPTED

    def words(self) -> str:
        return self._words.toPlainText()

    def day(self) -> date:
        """Return the day; UserError, naming its field, where it cannot be read."""
        return day_of(self._day, "answered_on") or self._today


class ReminderDialog(Creation):
    """Keeps the day on which another body was reminded."""

    def __init__(self, whom: str, today: date, parent: QWidget) -> None:
        self._today = today
        self._day = _day("reminder_day", today)
        day = Field("&Relancée le", self._day)
        body = column(label(whom, "muted", wrap=True), day, gap=12)
        super().__init__("reminder_dialog", "Relance faite", body, parent, create="&Enregistrer")
        self.form = Form(reminded_on=day)

    def day(self) -> date:
        """Return the day; UserError, naming its field, where it cannot be read."""
        return day_of(self._day, "reminded_on") or self._today


def _day(name: str, today: date) -> DateField:
    made = DateField(name, today)
    made.show_value(today)
    return made
