"""A calm line for the responsable of the base: files reached the end of their retention."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.services.organisation.roles import MANAGER
from conseil_mobilite.services.retention import leaving


class RetentionReminder(QFrame):
    """Counted once a day: it is no hurry, and the whole base is read for it."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._counted_on: date | None = None
        self._line = button("today_retention", "", "hourglass-medium", "quiet")
        self._line.clicked.connect(self.opened)
        self.setLayout(column(row(self._line, None), gap=0))
        self.hide()

    def count(self) -> None:
        """Count again on another day than the last time."""
        today = paris_day(self._desk.clock())
        if self._desk.adviser.role == MANAGER and self._counted_on != today:
            self._counted_on = today
            self._desk.background.read(leaving.waiting).then(self.show_count)

    def forget(self) -> None:
        """Count again at the next occasion: what is due may have changed."""
        self._counted_on = None

    def show_count(self, count: int) -> None:
        files = counted(count, "dossier atteint", "dossiers atteignent")
        self._line.say(
            f"{files} le terme de sa conservation"
            if count == 1
            else f"{files} le terme de leur conservation"
        )
        self.setVisible(count > 0)
