"""A calm line where the day begins: the date of this computer is wrong, or it was."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.services.audit import worked_days

WORDS: Final = (
    "Cet ordinateur se croit le {today}, et la base a déjà servi le {day}. Vérifiez sa date : ce "
    "qui est saisi la porte."
)


class ClockReminder(QFrame):
    """Nothing is shown where days of work follow each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = label("", "small", "warning", wrap=True)
        self._words.setObjectName("today_clock")
        sign = column(glyph("warning", "warning", 16), None)
        self.setLayout(column(row(sign, (self._words, 1), gap=8), gap=0))
        self.hide()

    def look(self) -> None:
        self._desk.background.read(worked_days.ahead).then(self.show_day, self)

    def show_day(self, day: date | None) -> None:
        self.setVisible(day is not None)
        if day is not None:
            today = long_date(paris_day(self._desk.clock()))
            say(self._words, spaced(WORDS.format(today=today, day=long_date(day, weekday=False))))
