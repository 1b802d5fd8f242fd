"""The top of the preview: whose paper it is, whether it was handed out, how large it shows."""

from collections.abc import Sequence

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.paper.pages.zoom_bar import ZoomBar


class PaperHead(QFrame):
    """`notes` are what the adviser should know of the paper, the warning what just went wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.zoom = ZoomBar()
        self._title, self._state = Line("", "title"), badge("Préparation…")
        self._state.setObjectName("sheet_state")
        self._warned = label("", wrap=True)
        self._warned.setObjectName("sheet_warning")
        sign = column(glyph("warning", "warning", 20), None)
        self._warning = frame(row(sign, (self._warned, 1), gap=10, pad=(12, 8, 12, 8)), "note")
        self._warning.hide()
        self._notes = frame(column(gap=4))
        self._notes.setObjectName("sheet_notes")
        self._notes.hide()
        words = row((self._title, 1), self._state, gap=12)
        parts = (words, self._notes, self._warning, self.zoom)
        self.setLayout(column(*parts, gap=8, pad=(24, 16, 24, 8)))

    def say_title(self, title: str) -> None:
        self._title.say(title)

    def say_state(self, words: str, tone: str = "") -> None:
        """Say where the paper stands, to a screen reader too."""
        say(self._state, words, tone)
        if self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._state.text()))

    def warn(self, sentence: str, tone: str = "") -> None:
        """Say what went wrong; an empty sentence takes it away."""
        say(self._warned, sentence, tone)
        self._warning.setVisible(bool(sentence))

    def note(self, sentences: Sequence[str]) -> None:
        """Say what deserves a look before the paper leaves, in the place of what was."""
        refill(self._notes, *(_note(each) for each in sentences))
        self._notes.setVisible(bool(sentences))


def _note(sentence: str) -> QFrame:
    sign = column(glyph("info", "warning", 18), None)
    words = label(sentence, wrap=True)
    call(words, words.text())
    return frame(row(sign, (words, 1), gap=10, pad=(12, 6, 12, 6)), "note", tone="warning")
