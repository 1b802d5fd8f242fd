"""One question of the grid: what it is, how the interview will show it, and its words to change."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.local_grid_changes import QuestionState
from conseil_mobilite.domain.assessment.local_grid_edits import may_be_put_aside
from conseil_mobilite.domain.assessment.own_question import is_own
from conseil_mobilite.domain.assessment.question_wording import Wording, worded, wording_of
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import (
    Item,
    column,
    columns,
    frame,
    gestures,
    refill,
    row,
    scrolled,
)
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.settings.grid_wording import STATES
from conseil_mobilite.gui.settings.national_words import national_facts
from conseil_mobilite.gui.settings.own_marks import OwnMarks
from conseil_mobilite.gui.settings.question_preview import QuestionPreview
from conseil_mobilite.gui.settings.wording_form import WordingForm

COMMON: Final = "Question du bilan court, commun à tous les organismes : toujours posée."
SHARE: Final = 0.44
"""The height given to the card at most: the fields beneath keep theirs."""
ASIDE: Final = "Désactivée : ni posée, ni montrée, ni comptée dans les bilans à venir."


class QuestionEditor(QFrame):
    """Emits what the adviser wants of the question shown, whose code comes first."""

    reworded = Signal(str, object)
    """A sound `Wording`."""
    activity_wanted = Signal(str, bool)
    national_wanted = Signal(str)
    marked = Signal(str, bool, bool)
    answer_added = Signal(str, str)
    answer_removed = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("grid_editor")
        self._question: Question | None = None
        self._national: Question | None = None
        self.form: WordingForm | None = None
        self._marks: OwnMarks | None = None
        self._head = frame(row(gap=8))
        self._note = label("", "small", wrap=True)
        self._body = frame(column(gap=12, pad=(16, 12, 16, 16)), "inside")
        self._preview = QuestionPreview(desk)
        self._activity = button("grid_activity", "&Désactiver", role="quiet")
        self._revert = button(
            "grid_national", "&Revenir au texte national", "arrow-counter-clockwise", "quiet"
        )
        self._activity.clicked.connect(self._ask_activity)
        self._revert.clicked.connect(lambda: self.national_wanted.emit(self.code))
        self._lay_out()

    @property
    def code(self) -> str:
        return self._question.code if self._question else ""

    def open_question(
        self,
        question: Question,
        national: Question | None,
        state: QuestionState,
        *,
        editable: bool,
        typed: Wording | None = None,
    ) -> None:
        """Show a question; `typed` are words refused before, which come back as they were."""
        self._question, self._national = question, national
        self.form = self._make_form(question, national) if editable else None
        self._marks = self._make_marks(question) if editable and is_own(question) else None
        parts: list[Item] = [each for each in (self.form, self._marks) if each is not None]
        refill(self._body, *(parts or national_facts(question, national)), None)
        self.show_stored(question, state, editable=editable)
        self._preview.show_question(question)
        if self.form is not None and typed is not None:
            self.form.show_wording(typed)
            self.form.give()

    def show_stored(self, question: Question, state: QuestionState, *, editable: bool) -> None:
        """Show what is stored now of the question; what is being typed is left alone."""
        self._question = question
        self._show_head(question, state, editable=editable)
        if self.form is not None:
            self.form.show_kept(question)
            self._show_preview()
        if self._marks is not None:
            self._marks.show_marks(question)

    def show_national(self, question: Question) -> None:
        """Show the words just taken from the national version in the place of those typed."""
        if self.form is not None and question.code == self.code:
            self.form.show_wording(wording_of(question))
            self._show_preview()

    def keep_removed(self, label_text: str) -> None:
        """Hold the words of an answer taken away where they may be added again."""
        if self._marks is not None:
            self._marks.offer(label_text)

    def answer_was_added(self) -> None:
        """Make room for another answer."""
        if self._marks is not None:
            self._marks.added()

    def show_refusal(self, sentence: str) -> None:
        """Say why an answer was not added."""
        if self._marks is not None:
            self._marks.show_refusal(sentence)

    def reach(self) -> None:
        """Put the keyboard on the words of the question, where they may change."""
        if self.form is not None:
            self.form.reach()

    def flush(self) -> None:
        if self.form is not None:
            self.form.flush()

    def _make_form(self, question: Question, national: Question | None) -> WordingForm:
        form = WordingForm(question, national)
        form.typed.connect(self._show_preview)
        form.given.connect(lambda wording: self.reworded.emit(question.code, wording))
        form.answers.removed.connect(lambda code: self.answer_removed.emit(question.code, code))
        return form

    def _make_marks(self, question: Question) -> OwnMarks:
        marks = OwnMarks(question)
        marks.marked.connect(
            lambda sensitive, short: self.marked.emit(question.code, sensitive, short)
        )
        marks.answer_added.connect(lambda text: self.answer_added.emit(question.code, text))
        return marks

    def _show_preview(self) -> None:
        """Draw the question in the words being typed, sound or not."""
        if self._question is None or self.form is None:
            return
        self._preview.show_question(worded(self._question, self.form.wording()))

    def _show_head(self, question: Question, state: QuestionState, *, editable: bool) -> None:
        words, tone = STATES[state]
        aside = state is QuestionState.INACTIVE
        self._activity.say(
            "&Réactiver" if aside else "&Désactiver", "eye" if aside else "eye-slash"
        )
        self._activity.setVisible(editable and may_be_put_aside(question))
        changed = self._national is not None and wording_of(question) != wording_of(self._national)
        self._revert.setVisible(editable and changed)
        refill(
            self._head, label(f"{question.code} · {question.short}", "heading"), badge(words, tone)
        )
        note = COMMON if not may_be_put_aside(question) else ASIDE if aside else ""
        say(self._note, note)
        self._note.setVisible(editable and bool(note))

    def _ask_activity(self) -> None:
        if self._question is not None:
            self.activity_wanted.emit(self.code, not self._question.active)

    def _lay_out(self) -> None:
        held: QWidget = frame(column(self._body, gap=0, pad=(1, 1, 1, 1)), "card")
        if not large_text():
            area = scrolled(self._body)
            area.setProperty("role", "inside")
            held = frame(column((area, 1), gap=0, pad=(1, 1, 1, 1)), "card")
        head = columns(row(self._head, None), gestures(self._activity, self._revert), gap=8)
        self.setLayout(column(column(head, self._note, gap=2), self._preview, (held, 1), gap=8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._preview.fit(round(event.size().height() * SHARE))
