"""Days as advisers type them, written back as French readers expect them."""

import re
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import parse_birth_date, parse_day
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.gui.kit.texts import CheckedField

CENTURY: Final = 100
YEARS_AHEAD: Final = 10
STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
SHORT_YEAR: Final = re.compile(r"(\d{1,2}[\s/.-]+\d{1,2}[\s/.-]+|\d{4})(\d{2})")


class DateField(CheckedField[date]):
    """A day, typed as « 12/3/27 », « 12 mars 2027 » or « 120327 »; the arrows move it by a day.

    A year of two figures is completed where the adviser sees it, when leaving the field.
    """

    def __init__(self, name: str, today: date, *, birth: bool = False) -> None:
        """Complete years around `today`; a `birth` is in the past, and within a life."""

        def parse(typed: str) -> date:
            whole = with_whole_year(typed, today, past=birth)
            return parse_birth_date(whole, today) if birth else parse_day(whole, field=name)

        super().__init__(name, parse, short_date, placeholder="jj/mm/aaaa")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in STEPS or not self._move(STEPS[Qt.Key(event.key())]):
            super().keyPressEvent(event)

    def _move(self, days: int) -> bool:
        try:
            day = self.value()
        except UserError:
            return False
        if day is None:
            return False
        self.setText(short_date(day + timedelta(days=days)))
        return True


def with_whole_year(typed: str, today: date, *, past: bool = False) -> str:
    """Complete a year of two figures: the last one gone by in the `past`, else within ten years.

    « 12/3/27 » means 2027 for an appointment and 1998 is meant by « 4/6/98 » for a birth.
    """
    found = SHORT_YEAR.fullmatch(typed.strip())
    if not found:
        return typed
    latest = today.year if past else today.year + YEARS_AHEAD
    return f"{found[1]}{latest - (latest - int(found[2])) % CENTURY}"
