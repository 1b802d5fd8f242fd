"""Reaching a question by typing its words, and the next one without an answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.condition_sentences import asked_if
from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.question_search import find_questions
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.kit.buttons import button, wide
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.labels import set_tip
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture

SHOWN = 7
PLACEHOLDER = "Trouver une question"
HOW = "Ctrl+F, puis un mot de la question, de ses réponses, ou son code."
WIDTH = 480
NOTHING = "Aucune question ne contient ces mots"
NOTHING_DETAIL = "Essayez un seul mot, ou le code de la question."
NEXT = "Suivante sans réponse"


class QuestionFinder(QFrame):
    """Proposes the questions of this form, those not asked now as such, with their condition."""

    found = Signal(str)
    """The code of the question taken with Enter or a click."""
    next_wanted = Signal()
    """On to the next question without an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question_finder")
        self._picture: AssessmentPicture | None = None
        self._shared = False
        self.field = CompletionField("find_question", placeholder=PLACEHOLDER, keep=False)
        self.field.least_width = WIDTH
        self.field.setAccessibleName(PLACEHOLDER)
        self.field.setAccessibleDescription(HOW)
        set_tip(self.field, HOW)
        self.field.searched.connect(self._search)
        self.field.picked.connect(lambda code: self.found.emit(code) if code else None)
        self._next = button("next_unanswered", NEXT, "arrow-right", "quiet")
        self._next.setAccessibleDescription("Touche F3")
        set_tip(self._next, "F3")
        self._next.clicked.connect(self.next_wanted)
        if large_text():
            self.setLayout(row((self.field, 1), self._next, gap=8))
        else:
            self.setLayout(column(self.field, wide(self._next), gap=4))

    def show_picture(self, picture: AssessmentPicture) -> None:
        self._picture = picture

    def share(self, *, shared: bool) -> None:
        """Quote no condition while the person looks at the screen."""
        self._shared = shared

    def summon(self) -> None:
        """Take the keyboard, ready to type over."""
        self.field.setFocus()
        self.field.selectAll()

    def _search(self, typed: str) -> None:
        picture = self._picture
        if picture is None:
            return
        codes = [
            question.code
            for question in picture.grid.questions
            if question.code in picture.visible or question.code in picture.hidden
        ]
        found = find_questions(picture.grid, codes, typed)[:SHOWN]
        nothing = [Proposal("", NOTHING, NOTHING_DETAIL, icon="info", aside=True)] if typed else []
        self.field.offer([self._proposal(picture, question) for question in found] or nothing)

    def _proposal(self, picture: AssessmentPicture, question: Question) -> Proposal:
        if question.code not in picture.hidden:
            return _asked(picture, question)
        called = f"Posée si {asked_if(picture.grid, question)}"
        why = f"Elle {wording.DEPENDS}." if self._shared else called
        return Proposal(question.code, question.text, f"Pas posée ici. {why}", icon="eye-slash")


def _asked(picture: AssessmentPicture, question: Question) -> Proposal:
    section = picture.grid.section(question.section).short_label
    known = question.code in picture.replies or question.code in picture.tests
    state = "Répondue" if known else "Sans réponse"
    icon = "check-circle" if known else "circle"
    return Proposal(question.code, question.text, f"{question.code} · {section} · {state}", icon)
