"""Days as advisers type them, written back as French readers expect them."""

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.french import short_date
from conseil_mobilite.gui.kit.texts import CheckedField

CENTURY = 100
SHORT_YEAR = 2
SEPARATORS = re.compile(r"[\s/.\-]+")
RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")


class DateField(CheckedField[date]):
    """A day, typed as « 12/3/27 », « 12 03 2027 » or « 120327 »; the arrows move it by a day."""

    def __init__(self, name: str, today: date, *, past: bool = False) -> None:
        """Read two-figure years around `today`; `past` for a birth, which cannot be to come."""
        super().__init__(
            name,
            lambda typed: typed_date(typed, today, past=past),
            short_date,
            placeholder="jj/mm/aaaa",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() not in steps or not self._move(steps[Qt.Key(event.key())]):
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


def typed_date(typed: str, today: date, *, past: bool = False) -> date:
    """Read a French date; UserError says what is wrong.

    A year of two figures is the nearest to come within ten years, or the last one gone by when
    the date must be past: 27 means 2027 for an appointment, and 98 means 1998 for a birth.
    """
    glued = RUN_TOGETHER.fullmatch(typed.strip())
    parts = list(glued.groups()) if glued else SEPARATORS.split(typed.strip())
    if len(parts) != len(("day", "month", "year")) or not all(part.isdigit() for part in parts):
        raise UserError("Écrivez la date ainsi : 12/03/2027.")
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) <= SHORT_YEAR:
        year = _whole_year(year, today, past=past)
    try:
        return date(year, month, day)
    except ValueError:
        raise UserError(f"Le {typed} n’existe pas dans le calendrier. Vérifiez la date.") from None


def _whole_year(short: int, today: date, *, past: bool) -> int:
    latest = today.year if past else today.year + 10
    return latest - (latest - short) % CENTURY
