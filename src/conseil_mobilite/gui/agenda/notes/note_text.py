"""The field of a note: Tab and Enter lead from one heading of its template to the next."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from conseil_mobilite.domain.agenda.notes.note_text import headings
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.theme import dp

LINES: Final = 8
PLACEHOLDER: Final = "Écrivez : chaque mot est enregistré."
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteText(QPlainTextEdit):
    """Without a heading ahead, Tab leaves the field as it leaves any other."""

    left = Signal()
    """The keyboard went elsewhere: what is typed is not to wait."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._headings: tuple[str, ...] = ()
        self.setObjectName(name)
        self.setPlaceholderText(spaced(PLACEHOLDER))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + dp(26))

    def know(self, template: str) -> None:
        """Tell which lines are headings."""
        self._headings = headings(template)

    def insert(self, template: str) -> None:
        """Put a template where the cursor is, and go to its first heading."""
        self.know(template)
        start = self.textCursor().position()
        self.insertPlainText(template)
        first = self.document().findBlock(start)
        self._go(first if self._is_heading(first) else first.next())

    def has_headings(self) -> bool:
        block = self.document().begin()
        while block.isValid():
            if self._is_heading(block):
                return True
            block = block.next()
        return False

    def focusNextPrevChild(self, ahead: bool) -> bool:  # noqa: FBT001 - the signature of Qt
        if ahead and self._go(self._following()):
            return True
        return super().focusNextPrevChild(ahead)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in _ENTER and plain and self._ends_heading() and self._go(self._following()):
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _ends_heading(self) -> bool:
        """Tell whether the cursor ends what was said after a heading, and another comes next."""
        cursor = self.textCursor()
        return cursor.atBlockEnd() and self._is_heading(cursor.block().next())

    def _following(self) -> QTextBlock:
        block = self.textCursor().block().next()
        while block.isValid() and not self._is_heading(block):
            block = block.next()
        return block

    def _go(self, block: QTextBlock) -> bool:
        """Put the cursor at the end of a line, ready to write; nowhere where there is none."""
        if not block.isValid():
            return False
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if block.text() and not block.text()[-1].isspace():
            cursor.insertText(" ")
        self.setTextCursor(cursor)
        return True

    def _is_heading(self, block: QTextBlock) -> bool:
        return block.isValid() and block.text().strip().startswith(self._headings or ("\0",))
