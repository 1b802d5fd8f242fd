"""The list of questions and the one that is open beside it."""

from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.local_grid_changes import state_of
from conseil_mobilite.domain.assessment.question_wording import Wording
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.layouts import columns
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.question_editor import QuestionEditor
from conseil_mobilite.gui.settings.question_list import QuestionList
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop

LIST_WIDTH: Final = 300
"""What is left of a small window gives a sensitive question of several answers its whole width."""
WIDEST_LIST: Final = 400
LIST_SHARE, EDITOR_SHARE = 3, 7
LIST_HEIGHT: Final = 440


class GridQuestions(QFrame):
    """Shows the draft, to be changed, or a version, to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.list = QuestionList()
        self.editor = QuestionEditor(desk)
        self._workshop: GridWorkshop | None = None
        self._read: Grid | None = None
        self._unkept: dict[str, Wording] = {}
        self.list.chosen.connect(self._open)
        if large_text():
            self.list.setFixedHeight(dp(LIST_HEIGHT))
        else:
            self.list.setMinimumWidth(dp(LIST_WIDTH))
            self.list.setMaximumWidth(dp(WIDEST_LIST))
        self.setLayout(columns((self.list, LIST_SHARE), (self.editor, EDITOR_SHARE), gap=16))

    def show_workshop(self, shown: GridWorkshop) -> None:
        """Show what is stored of the draft; what is being typed is left alone."""
        self._workshop = shown
        if self._read is not None:
            return
        self.list.show_grid(shown.draft, shown.national, editable=True)
        question = _in(shown.draft, self.editor.code)
        if question is not None:
            state = state_of(question, shown.national)
            self.editor.show_stored(question, state, editable=True)

    def show_draft_anew(self, shown: GridWorkshop) -> None:
        """Show a draft that took the place of another: nothing typed before stands."""
        self._unkept.clear()
        self.show_workshop(shown)
        self._reopen()

    def show_version(self, grid: Grid | None) -> None:
        """Show a version to be read, or the draft again."""
        self.flush()
        self._remember()
        self._read = grid
        if self._workshop is not None:
            shown = grid or self._workshop.draft
            self.list.show_grid(shown, self._workshop.national, editable=grid is None)
            self._reopen()

    def question(self) -> Question | None:
        """Return the question one is at."""
        grid = self._grid()
        return _in(grid, self.editor.code) if grid is not None else None

    def flush(self) -> None:
        self.editor.flush()

    def _open(self, code: str) -> None:
        if code != self.editor.code:
            self.flush()
            self._remember()
            self._show(code)

    def _reopen(self) -> None:
        """Show anew the question one was at, or the first where it is not there."""
        grid = self._grid()
        if grid is None:
            return
        there = _in(grid, self.editor.code)
        if there is None:
            self.list.go_to(grid.questions[0].code)
        self._show((there or grid.questions[0]).code)

    def _show(self, code: str) -> None:
        grid, shown = self._grid(), self._workshop
        if grid is None or shown is None:
            return
        question = grid.question(code)
        self.editor.open_question(
            question,
            _in(shown.national, code),
            state_of(question, shown.national),
            editable=self._read is None,
            typed=self._unkept.pop(code, None) if self._read is None else None,
        )

    def _remember(self) -> None:
        """Hold what was refused of the question being left: it comes back as it was typed."""
        typed = self.editor.form.unkept() if self.editor.form is not None else None
        if typed is not None:
            self._unkept[self.editor.code] = typed

    def _grid(self) -> Grid | None:
        return self._read or (self._workshop.draft if self._workshop is not None else None)


def _in(grid: Grid, code: str) -> Question | None:
    return next((question for question in grid.questions if question.code == code), None)
