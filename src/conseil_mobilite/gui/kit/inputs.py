"""Fields that understand what advisers type, and write it back as French readers expect it."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.french import short_date, spaced
from conseil_mobilite.gui.kit.fields import TextField

T = TypeVar("T")
CENTURY = 100
SHORT_YEAR = 2
SEPARATORS = re.compile(r"[\s/.\-]+")
RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")


class CheckedField(TextField, Generic[T]):
    """A line of text that is read when the adviser leaves it.

    `accepted` carries the value read (None for an emptied field) and `refused` the sentence that
    says why it could not be; what was typed always stays. In a `Field` the sentence shows beneath.
    """

    accepted = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        parse: Callable[[str], T],
        display: Callable[[T], str],
        *,
        placeholder: str = "",
    ) -> None:
        """Read with `parse`, which raises UserError, and write back with `display`."""
        super().__init__(name, placeholder=placeholder)
        self._parse, self._display = parse, display
        self._shown = ""
        self.editingFinished.connect(self._leave)

    def value(self) -> T | None:
        """Return what the text says; UserError where it says nothing readable."""
        typed = self.text().strip()
        return self._parse(typed) if typed else None

    def show_value(self, value: T | None) -> None:
        """Show a stored value, without emitting."""
        self.setText("" if value is None else spaced(self._display(value)))
        self._shown = self.text()

    def _leave(self) -> None:
        if self.text() == self._shown:
            return
        try:
            value = self.value()
        except UserError as error:
            self._shown = self.text()
            self.refused.emit(str(error))
            return
        self.show_value(value)
        self.accepted.emit(value)


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
