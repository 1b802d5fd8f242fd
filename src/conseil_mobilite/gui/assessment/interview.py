"""The interview: sections, the questions of one of them, and what the answers already say."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.domain.assessment.condition_sentences import asked_if, calling_question
from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.gui.assessment import questions_left, wording
from conseil_mobilite.gui.assessment.live_panel import LivePanel
from conseil_mobilite.gui.assessment.question_finder import QuestionFinder
from conseil_mobilite.gui.assessment.section_stack import SYNTHESIS, SectionStack
from conseil_mobilite.gui.assessment.section_view import SectionView
from conseil_mobilite.gui.assessment.sections import Sections
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture

SIDES = (("questions", "Questions"), ("levels", "Autonomie et freins"))
"""What is shown at a time where the text is large."""
PAD = (24, 16, 8, 16)
"""The right margin of a page, less the gutter of its last column."""
ALL_REPLIED = "Toutes les questions posées ont une réponse."


class Interview(QWidget):
    """Lays the three columns out and goes from question to question."""

    replied = Signal(str, object)
    observed = Signal(str, object, object, str)
    synthesis_wanted = Signal()
    level_wanted = Signal(str)
    """The axis whose level the adviser wants to set herself."""
    moved = Signal(str)
    """The code of the question the adviser went to."""
    said = Signal(str)

    def __init__(self, grid: Grid, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("interview")
        self._grid = grid
        self._picture: AssessmentPicture | None = None
        self._section = self._question = ""
        self._shared = False
        self._being_stored: set[str] = set()
        self._switch = Segments("interview_side", "Questions ou résultats", SIDES)
        self.finder = QuestionFinder()
        self.sections = Sections(grid.sections, above=self.finder, beside=self._switch)
        self.panel = LivePanel(grid)
        self._stack = SectionStack(desk)
        self._connect()
        self._listen()
        self._lay_out()

    def question(self) -> str:
        """Return the question the adviser is at."""
        return self._question

    def open_at(self, picture: AssessmentPicture) -> None:
        """Show an assessment and go back to the question where it was left."""
        self._question = questions_left.resumed(picture)
        self._stack.open_picture(picture)
        self.update_picture(picture)
        self._open(self._grid.question(self._question).section)

    def update_picture(self, picture: AssessmentPicture) -> None:
        """Show what follows from the latest stored reply; what is being replied is left alone."""
        self._picture = picture
        self._being_stored -= picture.replies.keys()
        self.panel.show_picture(picture)
        self.finder.show_picture(picture)
        self.sections.show_picture(picture, self._section)
        self._stack.show_picture(picture)

    def show_trouble(self, question: str, sentence: str) -> None:
        """Say beside its question why a reply was not kept."""
        view = self._stack.view(self._grid.question(question).section)
        if view is not None:
            view.cards[question].show_refusal(sentence)
            view.forget(question)

    def share(self, *, shared: bool) -> None:
        self._shared = shared
        self.panel.share(shared=shared)
        self.finder.share(shared=shared)
        self._stack.veil(hidden=shared)

    def flush(self) -> None:
        """Give at once what is still being typed."""
        self._stack.flush()

    def open_section(self, code: str) -> None:
        """Go to a section, at its first question not replied to; or to the synthesis."""
        if code == SYNTHESIS:
            self.synthesis_wanted.emit()
            return
        assert self._picture is not None
        self._open(code).reach(questions_left.first_of_section(self._picture, code))

    def go_to(self, code: str) -> None:
        """Go to a question; where it is not asked, to the one whose answer would call it."""
        question = self._grid.question(code)
        if self._picture is not None and code in self._picture.hidden:
            self.said.emit(f"« {question.short} » {self._when(question)}.")
            code = calling_question(question)
        self._show_side("questions")
        self._open(self._grid.question(code).section).reach(code)

    def reach(self) -> None:
        """Put the focus back where the adviser was."""
        view = self._stack.current()
        if view is not None:
            view.reach(self._question)

    def _when(self, question: Question) -> str:
        """Say what has a question asked; on a shared screen, only that something does."""
        called = f"est posée si {asked_if(self._grid, question)}"
        return wording.DEPENDS if self._shared else called

    def _open(self, code: str) -> SectionView:
        self._section = code
        if self._picture is not None:
            self.sections.show_picture(self._picture, code)
        return self._stack.show_section(code)

    def _step(self, step: int) -> None:
        codes = self._stack.codes()
        target = codes.index(self._section) + step
        if 0 <= target < len(codes):
            self.open_section(codes[target])

    def _go_to_unanswered(self) -> None:
        if self._picture is None:
            return
        following = questions_left.next_unanswered(
            self._picture, self._question, self._being_stored
        )
        if following:
            self.go_to(following)
        else:
            self.said.emit(ALL_REPLIED)

    def _go_to_axis(self, axis: str) -> None:
        if self._picture is not None:
            self.go_to(questions_left.first_of_axis(self._picture, axis))

    def _note_reply(self, code: str, reply: Reply) -> None:
        """Remember what is on its way to the disk: F3 may come before it is there."""
        if reply == Reply():
            self._being_stored.discard(code)
        else:
            self._being_stored.add(code)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        view = self._stack.current()
        found = view.card_of(new) if view is not None else None
        if view is None or found is None:
            return
        view.mark_current(found)
        if found.question.code != self._question:
            self._question = found.question.code
            self.moved.emit(self._question)

    def _connect(self) -> None:
        self._switch.chosen.connect(self._show_side)
        self._stack.replied.connect(self._note_reply)
        self._stack.replied.connect(self.replied)
        self._stack.observed.connect(self.observed)
        self._stack.continued.connect(lambda: self._step(1))
        self.sections.section_chosen.connect(self.open_section)
        self.finder.found.connect(self.go_to)
        self.finder.next_wanted.connect(self._go_to_unanswered)
        self.panel.level_wanted.connect(self.level_wanted)
        self.panel.axis_chosen.connect(self._go_to_axis)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _listen(self) -> None:
        """Take the keys of the interview; a field that is typed in keeps « / » for itself."""
        keys = {
            "Ctrl+PgDown": lambda: self._step(1),
            "Ctrl+PgUp": lambda: self._step(-1),
            "Ctrl+F": self.finder.summon,
            "/": self.finder.summon,
            "F3": self._go_to_unanswered,
        }
        for shortcut, do in keys.items():
            QShortcut(QKeySequence(shortcut), self).activated.connect(do)

    def _lay_out(self) -> None:
        if not large_text():
            parts = row(self.sections, 16, (self._stack, 1), self.panel, gap=0, pad=PAD)
            self.setLayout(parts)
            return
        both = ((self._stack, 1), (self.panel, 1))
        self.setLayout(column(self.sections, *both, gap=8, pad=(24, 8, 8, 8)))
        self._show_side("questions")  # once inside: alone they would open as windows

    def _show_side(self, side: str) -> None:
        if large_text():
            self._switch.show_current(side)
            self._stack.setVisible(side == "questions")
            self.panel.setVisible(side == "levels")
