"""Ctrl+Z in a text belongs to it while it has something to undo, and to the window otherwise."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TEXTS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)


class UndoKeys(QObject):
    """Watches the text that has the keyboard, which would keep the two keys for itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        redo = event.matches(QKeySequence.StandardKey.Redo)
        if (undo and not _can_undo(watched)) or (redo and not _can_redo(watched)):
            event.ignore()
            return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, _TEXTS):
            old.removeEventFilter(self)
        if isinstance(new, _TEXTS):
            new.installEventFilter(self)


def _can_undo(text: QObject) -> bool:
    if isinstance(text, QLineEdit):
        return text.isUndoAvailable()
    return isinstance(text, QPlainTextEdit | QTextEdit) and text.document().isUndoAvailable()


def _can_redo(text: QObject) -> bool:
    if isinstance(text, QLineEdit):
        return text.isRedoAvailable()
    return isinstance(text, QPlainTextEdit | QTextEdit) and text.document().isRedoAvailable()
