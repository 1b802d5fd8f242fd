"""The words of the answers of a question, one field each."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from conseil_mobilite.domain.assessment.grid import Choice, Question
from conseil_mobilite.domain.assessment.own_question import is_own
from conseil_mobilite.domain.assessment.question_wording import label_field, same_words
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import NOTE_GAP, Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, empty_layout, frame, row
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.grid_wording import answer_name, national_words

COLUMNS: Final = 2


class AnswerFields(QFrame):
    """Two a row, or one where the text is large; one's own question may lose an answer."""

    typed = Signal()
    left = Signal()
    """A field was left, by Enter or otherwise."""
    removed = Signal(str)
    """The code of the answer to take away."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._codes: tuple[str, ...] = ()
        self._inputs: dict[str, TextField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(dp(16))
        self._grid.setVerticalSpacing(dp(12))

    def labels(self) -> tuple[str, ...]:
        return tuple(self._inputs[code].text() for code in self._codes)

    def show_labels(self, labels: Sequence[str]) -> None:
        """Show other words than those stored, such as the national ones."""
        for code, words in zip(self._codes, labels, strict=True):
            self._inputs[code].setText(words)

    def show_answers(self, question: Question) -> None:
        """Show the answers of a question; what is being typed in one that stays is left alone."""
        if tuple(choice.code for choice in question.choices) == self._codes:
            return
        typed = dict(zip(self._codes, self.labels(), strict=True))
        empty_layout(self._grid)
        self.fields, self._inputs = {}, {}
        self._codes = tuple(choice.code for choice in question.choices)
        columns = 1 if large_text() or is_own(question) else COLUMNS
        for rank, choice in enumerate(question.choices):
            made = self._make(rank + 1, choice, question)
            self._inputs[choice.code].setText(typed.get(choice.code, choice.label))
            self._grid.addWidget(made, rank // columns, rank % columns)

    def show_national(self, question: Question, national: Question | None) -> None:
        """Say, under each answer in other words, the national ones."""
        for choice in question.choices if national else ():
            words = national.choice(choice.code).label if national else ""
            note = "" if same_words(words, choice.label) else national_words(words)
            field = self.fields[label_field(choice.code)]
            if not field.error():
                field.show_note(note)

    def _make(self, rank: int, choice: Choice, question: Question) -> QWidget:
        shown = TextField(f"grid_answer_{choice.code}")
        shown.textEdited.connect(lambda _text: self.typed.emit())
        shown.editingFinished.connect(self.left)
        self._inputs[choice.code] = shown
        field = Field(answer_name(rank, choice, question), shown)
        self.fields[label_field(choice.code)] = field
        if not is_own(question):
            return field
        remove = button(f"grid_answer_remove_{choice.code}", "Retirer", "x", "quiet")
        call(remove, f"Retirer la réponse {rank}")
        remove.clicked.connect(partial(self.removed.emit, choice.code))
        beside = column(label("", "field"), remove, None, gap=NOTE_GAP)
        return frame(row((field, 1), beside, gap=8))
