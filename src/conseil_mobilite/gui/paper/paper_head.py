"""The top of the preview: whose paper it is, whether it was handed out, how large it shows."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import Line, badge, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row

ZOOMS: Final = (50, 75, 100, 125, 150, 200, 300)
USUAL_ZOOM: Final = 100


class PaperHead(QFrame):
    """`zoomed` carries the size asked for, in hundredths."""

    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self.zoom = USUAL_ZOOM
        self._title, self._state = Line("", "title"), badge("Préparation…")
        self._state.setObjectName("sheet_state")
        self._where, self._level = label("", "small"), label("100 %", "small")
        self._warned = label("", wrap=True)
        self._warned.setObjectName("sheet_warning")
        sign = column(glyph("warning", "warning", 20), None)
        self._warning = frame(row(sign, (self._warned, 1), gap=10, pad=(12, 8, 12, 8)), "note")
        self._warning.hide()
        smaller = button("sheet_smaller", "&Moins grand", "minus", "quiet")
        larger = button("sheet_larger", "&Plus grand", "plus", "quiet")
        smaller.clicked.connect(partial(self._change_zoom, -1))
        larger.clicked.connect(partial(self._change_zoom, 1))
        words = row((self._title, 1), self._state, gap=12)
        tools = row(self._where, None, smaller, self._level, larger, gap=8)
        self.setLayout(column(words, self._warning, tools, gap=8, pad=(24, 16, 24, 8)))
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._change_zoom, step))

    def say_title(self, title: str) -> None:
        self._title.say(title)

    def say_state(self, words: str, tone: str) -> None:
        say(self._state, words, tone)

    def say_page(self, page: int, count: int) -> None:
        say(self._where, f"Page {page} sur {count}" if count else "")

    def warn(self, sentence: str, tone: str = "") -> None:
        """Say what deserves a look; an empty sentence takes the warning away."""
        say(self._warned, sentence, tone)
        self._warning.setVisible(bool(sentence))

    def _change_zoom(self, step: int, _down: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        rank = ZOOMS.index(self.zoom) + step
        self.zoom = ZOOMS[min(max(rank, 0), len(ZOOMS) - 1)]
        say(self._level, f"{self.zoom} %")
        self.zoomed.emit(self.zoom)
