"""A sentence that keeps the height it needs, however narrow its place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel

from conseil_mobilite.domain.language.french import spaced


class Sentence(QLabel):
    """A scrolled page gives wrapped words the height of one line unless they ask for theirs."""

    def __init__(self, text: str, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(spaced(text))
        self.setProperty("role", role)
        self.setWordWrap(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
