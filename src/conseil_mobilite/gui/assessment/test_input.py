"""The result of a test observed by the adviser: a score, a day, who observed."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from conseil_mobilite.domain.assessment.assessment import ObservedTest
from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.assessment.figure_inputs import figure_field, show_unless_typing
from conseil_mobilite.gui.assessment.reply_input import ReplyInput
from conseil_mobilite.gui.kit.aloud import call, describe
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, columns, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp, large_text


class TestInput(ReplyInput):
    """Emits `observed` with the score (or None), the day and the observer."""

    __test__ = False  # not a case for pytest, whatever its name
    observed = Signal(object, object, str)

    def __init__(self, question: Question, today: date, adviser: str) -> None:
        """Propose `today` and the adviser; another day and a partner can be written instead."""
        super().__init__()
        self._question, self._today, self._adviser = question, today, adviser
        self._score = figure_field(f"{question.code}_score", question.text)
        describe(self._score, bounds(question))
        self._day = DateField(f"{question.code}_day", today)
        call(self._day, f"{question.short} : date")
        self._day.setFixedWidth(dp(128))
        self._observer = TextField(f"{question.code}_observer", placeholder="Qui a observé")
        call(self._observer, f"{question.short} : observé par")
        for field in (self._score, self._day):
            field.accepted.connect(lambda _value: self._give())
            field.refused.connect(self.troubled)
            field.returnPressed.connect(self.finished)
        self._observer.editingFinished.connect(self._give_observer)
        end: list[Item] = [None] if large_text() else []  # stacked, each keeps to the left
        score = row(self._score, label(bounds(question), "muted"), *end)
        day = row(label("le", "muted"), self._day, *end)
        who = row(label("par", "muted"), (self._observer, 1))
        self.setLayout(columns(score, day, (who, 1), gap=12, pad=(3, 2, 3, 2)))
        self._shown: ObservedTest | None = None

    def show_reply(self, reply: Reply | None) -> None:
        """Leave it: a test has no reply, `show_test` shows it."""

    def show_test(self, test: ObservedTest | None) -> None:
        self._shown = test
        show_unless_typing(self._score, test.score if test else None)
        if not self._day.hasFocus():
            self._day.show_value(test.observed_on if test else self._today)
        if not self._observer.hasFocus():
            self._observer.setText(self._known_observer())

    def reach(self) -> None:
        self._score.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        self._score.editingFinished.emit()
        self._give_observer()

    def _give_observer(self) -> None:
        if self._observer.text().strip() != self._known_observer():
            self._give()

    def _known_observer(self) -> str:
        return self._shown.observer if self._shown else self._adviser

    def _give(self) -> None:
        try:
            score, day = self._score.value(), self._day.value()
        except UserError as error:
            self.troubled.emit(str(error))
            return
        if score is not None or self._shown is not None:
            self.observed.emit(score, day or self._today, self._observer.text().strip())


def bounds(question: Question) -> str:
    """Tell in words what a score may be: « de 0 à 5 », « heures, de 0 à 100 »."""
    unit = "" if question.unit.startswith("sur") else f"{question.unit}, "
    return f"{unit}de 0 à {question.maximum}"
