"""The line that says how long to wait before another try."""

from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.access.patience import delay_in_words
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row

WAIT: Final = "Encore {delay} avant de pouvoir réessayer. Ce que vous avez tapé reste là."


class WaitLine(QFrame):
    """Not there while one may try."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = label("", "small", "warning", wrap=True)
        self._words.setObjectName(name)
        sign = column(glyph("clock", "warning", 16), None)
        self.setLayout(row(sign, (self._words, 1), gap=8))
        self.hide()

    def count_down(self, seconds: int) -> None:
        """Say how many seconds are left; nothing once there are none."""
        say(self._words, WAIT.format(delay=delay_in_words(seconds)) if seconds else "")
        if self.parentWidget() is not None:
            self.setVisible(seconds > 0)
