"""A note of a form that warns without forbidding."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import row


class WarningNote(QFrame):
    """Hidden while there is nothing to say. `changed`: it came, went, or says something else."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = label("", "", "warning", wrap=True)
        self.setObjectName(name)
        self.setProperty("role", "note")
        self.setProperty("tone", "warning")
        sign = glyph("warning", "warning")
        self.setLayout(row(sign, (self._words, 1), gap=10, pad=(12, 8, 12, 8)))
        self.hide()

    def say_lines(self, lines: Sequence[str]) -> None:
        before = self._words.text()
        say(self._words, "\n".join(lines))
        self.setVisible(bool(lines))
        if self._words.text() != before:
            self.changed.emit()
