"""Replies in words: a short text, an occupation."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.gui.assessment.reply_input import ReplyInput, TypingPause
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField, text_area

FIGURE_WIDTH: Final = 96
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextInput(ReplyInput):
    """A short text, kept a moment after the last key. Enter goes on, Shift+Enter breaks lines."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._text: QPlainTextEdit = text_area(f"{question.code}_text", lines=2)
        call(self._text, question.text)
        self._text.installEventFilter(self)
        self._pause = TypingPause(self)
        self._pause.timeout.connect(self._give)
        self._text.textChanged.connect(self._pause.start)
        self.setLayout(column(self._text, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        text = reply.text if reply else ""
        if self._text.toPlainText().strip() != text:
            self._text.setPlainText(text)
        self._pause.stop()

    def reach(self) -> None:
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        if self._pause.hurry():
            self._give()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.flush()
            self.finished.emit()
            return True
        return False

    def _give(self) -> None:
        self.given.emit(Reply(text=self._text.toPlainText().strip()))


class OccupationInput(ReplyInput):
    """A trade or a training, in the person's words."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._text = TextField(f"{question.code}_text", placeholder="Aide à domicile, CAP cuisine…")
        call(self._text, question.text)
        self._pause = TypingPause(self)
        self._pause.timeout.connect(self._give)
        self._text.textEdited.connect(lambda _text: self._pause.start())
        self._text.editingFinished.connect(self.flush)
        self._text.returnPressed.connect(self.finished)
        self.setLayout(column(self._text, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        text = reply.text if reply else ""
        if self._text.text().strip() != text:
            self._text.setText(text)
        self._pause.stop()

    def reach(self) -> None:
        self._text.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        if self._pause.hurry():
            self._give()

    def _give(self) -> None:
        self.given.emit(Reply(text=self._text.text().strip()))
