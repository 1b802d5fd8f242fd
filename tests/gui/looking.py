"""What tests of every room do with what shows: find a part by its name, read it, choose in it."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field

W = TypeVar("W", bound=QWidget)


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
