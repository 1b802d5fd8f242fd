"""The settings page on the screen, worked with the keyboard."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.keys import type_in
from tests.gui.looking import plain
from tests.gui.showing import show_alone

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.settings.page import SettingsPage
from conseil_mobilite.services.journal import undoing

W = TypeVar("W", bound=QWidget)
NONE = Qt.KeyboardModifier.NoModifier


class Screen:
    """A settings page and what it said to the window."""

    def __init__(self, qtbot: QtBot, desk: Desk, section: str) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.page = SettingsPage(desk)
        self.undoes: list[tuple[str, UUID]] = []
        self.troubles: list[Exception] = []
        self.page.undo_offered.connect(lambda words, act: self.undoes.append((words, act)))
        self.page.troubled.connect(self.troubles.append)
        show_alone(qtbot, self.page, 1270, 700)
        self.page.refresh()
        self.page.show_part(section)

    def find(self, kind: type[W], name: str) -> W:
        """Find what is there now: what was replaced lives until the next turn of the loop."""
        QApplication.processEvents()
        return self.page.findChildren(kind, name)[-1]

    def field(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def loaded(self, name: str) -> QLineEdit:
        """Wait until an input shows what is stored."""
        field = self.field(name)
        self.qtbot.waitUntil(lambda: bool(field.text()))
        return field

    def type(self, name: str, text: str) -> QLineEdit:
        """Replace the text of an input, letter by letter, and stay there."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        self.press(Qt.Key.Key_Delete)
        type_in(field, text)
        return field

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key, modifier)

    def push(self, name: str) -> None:
        """Go to a control and press Space."""
        self.find(QWidget, name).setFocus()
        self.press(Qt.Key.Key_Space)

    def error(self, name: str) -> str:
        field = self.find(Field, f"{name}_field")
        return field.error() if field.isVisible() else ""

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def all_words(self) -> str:
        """Return all that can be read, its spaces plain."""
        labels = [each for each in self.page.findChildren(QLabel) if each.isVisible()]
        return plain(" ".join(each.text() for each in labels))

    def choose(self, name: str, text: str) -> None:
        """Type in a field that proposes, and take the first proposal."""
        self.type(name, text)
        self.qtbot.waitUntil(lambda: bool(popups()))
        self.qtbot.keyClick(popups()[0], Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: not popups())

    def take_back(self) -> None:
        """Undo what was offered last, as the window does."""
        _words, act = self.undoes[-1]
        job = self.desk.background.run(undoing.undo_act, act)
        job.then(lambda _step: self.page.refresh(), self.page)

    def saved(self, act: Callable[[], object]) -> None:
        """Do something and wait until it is kept."""
        with self.qtbot.waitSignal(self.desk.background.saved):
            act()


def popups() -> list[QListView]:
    return [
        found
        for found in QApplication.topLevelWidgets()
        if isinstance(found, QListView) and found.isVisible()
    ]
