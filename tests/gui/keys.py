"""What the keyboard does to a page: where Tab leads, and letters that QTest cannot send."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def reached(holder: QWidget) -> list[QWidget]:
    """Return what Tab leads to."""
    return [
        each
        for each in holder.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(holder)
    ]


def type_in(field: QWidget, text: str) -> None:
    """Send the key events of a text, accents included, which QTest cannot."""
    for sign in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
            QApplication.sendEvent(field, event)


def write(field: QLineEdit, text: str) -> None:
    """Type over what a line of text holds; an empty text leaves it empty."""
    field.setFocus()
    field.selectAll()
    if text:
        type_in(field, text)
    else:
        field.clear()
