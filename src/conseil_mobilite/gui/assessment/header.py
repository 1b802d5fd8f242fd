"""The band above an assessment: whose, which; where to go from here."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import Line, badge
from conseil_mobilite.gui.kit.layouts import column, columns, row
from conseil_mobilite.gui.kit.theme import dp, large_text

HIDE = "Mode écran par&tagé"
SHOW = "Quitter l’écran par&tagé"


class AssessmentHeader(QFrame):
    """Never scrolls away. `screen_shared` tells what the adviser chose, not what is hidden."""

    person_wanted = Signal()
    screen_shared = Signal(bool)
    questions_wanted = Signal()
    synthesis_wanted = Signal()
    correction_wanted = Signal()

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self._lists = lists
        self._title, self._subtitle = Line("", "heading"), Line("", "small")
        self._frozen = badge("Validé", "success")
        self._back = button("back_to_person", "D&ossier", "arrow-left", "quiet")
        self._share = button("share_screen", HIDE, "eye-slash")
        self._share.setCheckable(True)
        self._questions = button("to_questions", "Revoir les &questions", "list-checks")
        self._correct = button("correct_assessment", "&Corriger", "pencil-simple")
        self._synthesis = button("to_synthesis", "Passer à la &synthèse", "arrow-right", "primary")
        self._connect()
        self._lay_out()
        self.show_place(synthesis=False, frozen=False)

    def show_assessment(self, assessment: Assessment, person_name: str) -> None:
        self._title.say(wording.title(self._lists, assessment, person_name))
        self._subtitle.say(wording.subtitle(assessment))

    def show_place(self, *, synthesis: bool, frozen: bool) -> None:
        """Offer the other side: the questions or the synthesis; a correction once validated."""
        shown = {
            self._questions: synthesis,
            self._synthesis: not synthesis,
            self._correct: frozen,
            self._frozen: frozen,
        }
        show_some(shown)

    def stop_sharing(self) -> None:
        if self._share.isChecked():
            self._share.click()

    def _connect(self) -> None:
        self._back.clicked.connect(self.person_wanted)
        self._share.toggled.connect(self._tell_share)
        self._questions.clicked.connect(self.questions_wanted)
        self._synthesis.clicked.connect(self.synthesis_wanted)
        self._correct.clicked.connect(self.correction_wanted)

    def _tell_share(self, shared: bool) -> None:  # noqa: FBT001 - Qt gives the state of a button
        self._share.say(SHOW if shared else HIDE, "eye" if shared else "eye-slash")
        self.screen_shared.emit(shared)

    def _lay_out(self) -> None:
        names = column(row((self._title, 1)), row((self._subtitle, 1)), gap=0)
        left = row(self._back, (names, 1), self._frozen, gap=8)
        gestures = row(self._correct, self._share, self._questions, self._synthesis)
        if large_text():
            gestures.addStretch(1)
            gestures.setContentsMargins(dp(12), 0, 0, 0)
        self.setLayout(columns((left, 1), gestures, gap=12, pad=(12, 10, 24, 10)))


def show_some(shown: Mapping[QWidget, bool]) -> None:
    """Hide before showing: for an instant, all at once would be wider than the screen."""
    for widget in sorted(shown, key=shown.__getitem__):
        widget.setVisible(shown[widget])
