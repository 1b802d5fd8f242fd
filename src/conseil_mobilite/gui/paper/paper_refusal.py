"""In the place of the pages: why a paper cannot be made now, what to do, and the way there."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import column, refill, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.printable import Remedy

WIDTH: Final = 620
TITLE: Final = "Pas encore possible"


class PaperRefusal(QFrame):
    """`part_asked` carries the part of her file that a button leads to."""

    part_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet_refusal")
        self.setProperty("role", "page")
        self.setAccessibleName(TITLE)
        self._first: Button | None = None
        self.setLayout(column(gap=0))

    def say(self, sentence: str, remedies: Sequence[Remedy]) -> None:
        ways = [self._way(each) for each in remedies]
        describe(self, sentence)
        page = empty_page("info", TITLE, sentence, *ways)
        page.setMaximumWidth(dp(WIDTH))
        refill(self, row(None, (page, 8), None))
        self._first = next(iter(ways), None)
        if self._first is not None:
            self._first.dress("primary")

    def take_keyboard(self) -> None:
        """Have the keyboard on the first way out, if there is one."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, remedy: Remedy) -> Button:
        made = button(f"sheet_remedy_{remedy.part.partition('/')[0]}", remedy.words, remedy.icon)
        made.clicked.connect(partial(self._lead, remedy.part))
        return made

    def _lead(self, part: str, _down: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.part_asked.emit(part)
