"""Add a question of the body's own to the draft of the grid."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.own_question import OwnQuestion
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.settings.own_question_fields import OwnQuestionFields

WIDTH: Final = 720


class QuestionDialog(Creation):
    """Stays open, with all that was typed, until the question is in the draft."""

    def __init__(self, grid: Grid, after: Question, parent: QWidget) -> None:
        """`after` is the question one was at: the new one goes after it unless told otherwise."""
        fields = OwnQuestionFields(grid, after)
        super().__init__(
            "grid_question", "Ajouter une question", fields.body(), parent, width=WIDTH
        )
        self._own, self.form = fields, fields.form
        fields.resized.connect(self.fit)
        fields.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def question(self) -> OwnQuestion:
        """Return what is typed, not checked yet."""
        return self._own.question()
