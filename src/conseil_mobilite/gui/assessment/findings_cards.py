"""What stands beside the synthesis for reading: the tests observed, what a correction changed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.assessment.assessment import ObservedTest
from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.version_changes import VersionChange
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.refilled import RefilledList
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import Item, column, frame
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture

MASKED = "Des changements sont masqués : l’écran est partagé."
UNCHANGED = "Rien n’a encore changé."


class TestsCard(QFrame):
    """The tests observed: score, day, observer. Nothing where there was none."""

    __test__ = False  # not a case for pytest, whatever its name

    def __init__(self) -> None:
        super().__init__()
        self._list = RefilledList("observed_tests")
        self.setLayout(column(card("Tests observés", self._list.frame)))
        self.hide()

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        asked = [question for question in picture.grid.questions if question.code in picture.tests]
        pairs = [(question, picture.tests[question.code]) for question in asked]
        content = tuple((question.code, result(question, test)) for question, test in pairs)
        self._list.fill(content, lambda: [_row(*pair) for pair in pairs])
        self.setVisible(bool(pairs) and not shared)


class ChangesCard(QFrame):
    """What a correction changed since the version it corrects; nothing for a first version."""

    def __init__(self) -> None:
        super().__init__()
        self._list = RefilledList("version_changes")
        self.setLayout(column(card("Ce que corrige cette version", self._list.frame)))
        self.hide()

    def show_picture(self, picture: SynthesisPicture, *, shared: bool) -> None:
        assessment = picture.assessment
        content = (picture.changes, assessment.correction_note, shared)
        self._list.fill(content, lambda: self._rows(picture, shared=shared))
        self.setVisible(assessment.version > 1)

    def _rows(self, picture: SynthesisPicture, *, shared: bool) -> list[Item]:
        told = [change for change in picture.changes if not (shared and change.sensitive)]
        note = label(picture.assessment.correction_note, "strong", wrap=True)
        items: list[Item] = [note, *change_labels(told)]
        if not picture.changes:
            items.append(label(UNCHANGED, "small", wrap=True))
        rows: list[Item] = [frame(column(*items, gap=2, pad=(16, 6, 12, 8)), "entry")]
        if len(told) < len(picture.changes):
            rows.append(empty_line(MASKED, icon="eye-slash"))
        return rows


def change_labels(changes: Sequence[VersionChange]) -> list[QWidget]:
    """Make a line of each change."""
    return [label(str(change), "small", wrap=True) for change in changes]


def result(question: Question, test: ObservedTest) -> str:
    """« 4 sur 5, le 12 mars 2027, observé par Nadia Lefèvre »."""
    who = f", observé par {test.observer}" if test.observer else ""
    return f"{test.score} {question.unit}, le {wording.day(test.observed_on)}{who}"


def _row(question: Question, test: ObservedTest) -> QFrame:
    words = (
        label(question.short, "strong", wrap=True),
        label(result(question, test), "small", wrap=True),
    )
    made = frame(column(*words, gap=0, pad=(16, 6, 12, 6)), "entry")
    made.setObjectName(f"test_{question.code}")
    return made
