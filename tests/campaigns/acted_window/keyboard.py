"""An adviser at the keyboard: replies to the questions of the real window by real key events."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.gui.assessment.interview import Interview
from conseil_mobilite.gui.assessment.page import AssessmentPage
from conseil_mobilite.gui.assessment.question_card import QuestionCard
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.keychain import Keychain

PATIENCE = 20.0
NONE = Qt.KeyboardModifier.NoModifier
LAST_DIGIT = 9


@dataclass
class Interviewing:
    """The window open on one assessment, the keyboard on the question where it was left."""

    sitting: Sitting
    page: AssessmentPage

    @classmethod
    def open(cls, store: Store, assessment: UUID, folder: Path) -> "Interviewing":
        """Show the real window on an open base and wait for the first question to be there."""
        settings = QSettings(str(folder / "fenetre.ini"), QSettings.Format.IniFormat)
        sitting = open_window(store, settings, folder / "journal.log", now, Keychain(None))
        sitting.window.activateWindow()
        wait(lambda: sitting.workspace is not None and sitting.workspace.stage.page() is not None)
        assert sitting.workspace is not None
        sitting.workspace.open(Route(Screen.ASSESSMENT, assessment))
        page = sitting.workspace.stage.page()
        assert isinstance(page, AssessmentPage)
        wait(lambda: page.findChild(Interview) is not None and card() is not None)
        return cls(sitting, page)

    @property
    def interview(self) -> Interview:
        found = self.page.findChild(Interview)
        assert found is not None
        return found

    def close(self) -> None:
        self.sitting.window.close()
        self.sitting.window.deleteLater()
        QApplication.processEvents()

    def go_on(self) -> bool:
        """Enter: on to the next question; False where there is none left, before the synthesis."""
        press(Qt.Key.Key_Return)
        if card() is None and focus().objectName() == "continue":
            press(Qt.Key.Key_Space)
        wait(lambda: card() is not None or not self.interview.isVisible())
        return self.interview.isVisible()

    def begin_again(self) -> None:
        """Go back from the synthesis to the questions."""
        back = self.page.findChild(QWidget, "to_questions")
        assert back is not None
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
        first = self.page.findChild(QWidget, "go_DEMANDE")
        assert first is not None
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
        wait(lambda: card() is not None)


def card() -> QuestionCard | None:
    """Return the question that has the keyboard."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QuestionCard):
        widget = widget.parentWidget()
    return widget


def keys_for(question: Question, chance: random.Random) -> str:
    """Return what an adviser could type to reply; nothing where a list or a test is asked."""
    if question.kind in {QuestionKind.SINGLE, QuestionKind.MULTI}:
        return str(chance.randint(1, min(len(question.choices), LAST_DIGIT)))
    if question.kind in {QuestionKind.DISTANCE, QuestionKind.AMOUNT}:
        return str(chance.randint(1, 99))
    if question.kind in {QuestionKind.TEXT, QuestionKind.OCCUPATION}:
        return f"mot{chance.randint(1, 999)} "
    return ""


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focus(), key, modifiers)


def type_key(letter: str) -> None:
    """Press the key of one letter, as the window system would send it."""
    target = focus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        code = ord(letter.upper()) if letter.isascii() else 0
        QApplication.sendEvent(target, QKeyEvent(kind, code, NONE, letter))


def focus() -> QWidget:
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def wait(met: Callable[[], bool]) -> None:
    """Let the window live until a condition is met."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, "the window does not answer"
        live(1)
