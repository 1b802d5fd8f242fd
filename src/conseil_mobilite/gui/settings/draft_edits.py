"""From what is wanted of the open question to the draft that keeps it."""

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.settings.grid_questions import GridQuestions
from conseil_mobilite.services.assessment import grid_draft
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop


class DraftEdits(QObject):
    kept = Signal(object)
    """The `GridWorkshop` as it now stands."""
    refused = Signal(Exception)

    def __init__(self, desk: Desk, questions: GridQuestions) -> None:
        super().__init__(questions)
        self._background, self._questions = desk.background, questions
        self._editor = questions.editor
        self._editor.reworded.connect(self._reword)
        self._editor.activity_wanted.connect(
            lambda code, active: self._set_active(code, active=active)
        )
        self._editor.national_wanted.connect(self._take_national_words)
        self._editor.marked.connect(
            lambda code, sensitive, short: self._mark(code, sensitive=sensitive, short_form=short)
        )
        self._editor.answer_added.connect(self._add_answer)
        self._editor.answer_removed.connect(self._remove_answer)

    def _reword(self, code: str, wording: Wording) -> None:
        self._keep(self._background.run(grid_draft.reword, code, wording))

    def _set_active(self, code: str, *, active: bool) -> None:
        self._questions.flush()
        self._keep(self._background.run(grid_draft.set_active, code, active=active))

    def _mark(self, code: str, *, sensitive: bool, short_form: bool) -> None:
        self._keep(
            self._background.run(grid_draft.mark, code, sensitive=sensitive, short_form=short_form)
        )

    def _take_national_words(self, code: str) -> None:
        def show(shown: GridWorkshop) -> None:
            self._editor.show_national(shown.draft.question(code))
            self.kept.emit(shown)
            self._editor.reach()  # the button that was pressed is gone

        self._keep(self._background.run(grid_draft.take_national_words, code)).then(show, self)

    def _add_answer(self, code: str, words: str) -> None:
        self._questions.flush()

        def show(shown: GridWorkshop) -> None:
            self._editor.answer_was_added()
            self.kept.emit(shown)

        adding = self._background.run(grid_draft.add_answer, code, words)
        adding.then(show, self).otherwise(self._refuse_answer)

    def _refuse_answer(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._editor.show_refusal(str(error))
        else:
            self.refused.emit(error)

    def _remove_answer(self, code: str, answer: str) -> None:
        """Take it away; its words wait in the field of the next one, for who thinks again."""
        self._questions.flush()
        question = self._questions.question()
        words = question.choice(answer).label if question is not None else ""

        def show(shown: GridWorkshop) -> None:
            self.kept.emit(shown)
            self._editor.keep_removed(words)

        self._keep(self._background.run(grid_draft.remove_answer, code, answer)).then(show, self)

    def _keep(self, keeping: Job[GridWorkshop]) -> Job[GridWorkshop]:
        return keeping.then(self.kept.emit, self).otherwise(self.refused.emit, self)
