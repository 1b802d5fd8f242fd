"""A calm line where the day begins: what may cost the base itself, about where it lies."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.places.notices import Notice
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.store.places.judging import notices


class PlaceReminder(QFrame):
    """It leads to what can be done; one line, the gravest, and none where nothing presses."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line = button("today_place", "", "warning", "quiet")
        self._line.clicked.connect(self.opened)
        self.setLayout(column(row(self._line, None), gap=0))
        self.hide()

    def look(self) -> None:
        """Look at the place again, away from the thread of the window."""
        base = self._desk.station.access.base
        self._desk.background.work(lambda: notices(base)).then(self.show_notices, self)

    def show_notices(self, found: Sequence[Notice]) -> None:
        pressing = [each for each in found if each.pressing]
        self.setVisible(bool(pressing))
        if pressing:
            self._line.say(pressing[0].title.rstrip("."))
