"""What tests of every room do with what shows: find a part by its name, read it, choose in it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field

W = TypeVar("W", bound=QWidget)


class Sight:
    """A page as it is seen: its parts in sight, by their names, and the keyboard over them."""

    page: QWidget
    bot: QtBot

    def find(self, kind: type[W], name: str) -> W:
        found = [each for each in self.page.findChildren(kind, name) if each.isVisible()]
        assert found, name
        return found[0]

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        return plain(self.find(QLabel, name).text())

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        held = QApplication.focusWidget()
        assert held is not None
        self.bot.keyClick(held, key)


def find(holder: QWidget, kind: type[W], name: str) -> W:
    found = holder.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def shown(holder: QWidget) -> str:
    """Return what can be read, its spaces as they are written."""
    labels = holder.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(holder))


def words(holder: QWidget) -> str:
    """Return what can be read, its spaces plain."""
    return plain(shown(holder))


def plain(text: str) -> str:
    """Write a text with ordinary spaces only."""
    return text.replace("\u00a0", " ")


def error_of(holder: QWidget, name: str) -> str:
    return find(holder, Field, f"{name}_field").error()


def pick(choice: QComboBox, code: str) -> None:
    """Choose an entry as an adviser does: it is said to be chosen."""
    assert isinstance(choice, Choice)
    choice.setCurrentIndex(choice.findData(code))
    choice.activated.emit(choice.currentIndex())


def focus() -> str:
    """Return the name of what has the keyboard."""
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""
