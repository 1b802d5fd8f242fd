"""Days of the week as seven toggles, an hour, and two hours side by side."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.situation.week import WORKING_DAYS, hour_words, kept_hour
from conseil_mobilite.gui.kit.buttons import Button, button, toggle
from conseil_mobilite.gui.kit.flow import FlowLayout
from conseil_mobilite.gui.kit.labels import label, set_tip
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import dp

HOUR_WIDTH: Final = 92
STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class Weekdays(QFrame):
    """The days of a week. `chosen` carries their codes, in order, after each gesture.

    Tab and the arrows move, Space takes or leaves a day; « lun. à ven. » takes five at once.
    """

    spoken_role = QAccessible.Role.Grouping

    chosen = Signal(tuple)

    def __init__(self, name: str, title: str, days: Sequence[tuple[str, str, str]]) -> None:
        """Offer `days`: the code, the short word and the whole word of each."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(title))
        self._toggles = {code: _day(name, code, short, whole) for code, short, whole in days}
        for made in self._toggles.values():
            made.clicked.connect(lambda _on: self.chosen.emit(self.codes()))
            made.installEventFilter(self)
        working = button(f"{name}_working", "lun. à ven.", "", "aside")
        working.setAccessibleName("Du lundi au vendredi")
        working.clicked.connect(partial(self._take, WORKING_DAYS))
        self.setLayout(FlowLayout(*self._toggles.values(), working, gap=4))
        self.setFocusProxy(next(iter(self._toggles.values())))

    def codes(self) -> tuple[str, ...]:
        return tuple(code for code, made in self._toggles.items() if made.isChecked())

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show stored days, without emitting."""
        for code, made in self._toggles.items():
            made.setChecked(code in codes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            made = list(self._toggles.values())
            if event.key() in STEPS and isinstance(watched, Button):
                rank = (made.index(watched) + STEPS[Qt.Key(event.key())]) % len(made)
                made[rank].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _take(self, codes: Sequence[str]) -> None:
        self.show_codes(codes)
        self.chosen.emit(self.codes())


class HourField(CheckedField[str]):
    """An hour, typed « 5 h 10 », « 5:10 » or « 0510 »; its value is the one kept: `05:10`."""

    def __init__(self, name: str, *, placeholder: str = "8 h 30") -> None:
        super().__init__(name, partial(kept_hour, field=name), hour_words, placeholder=placeholder)
        self.setMinimumWidth(dp(HOUR_WIDTH))


class HourRange(QFrame):
    """From an hour to another, either of which may stay empty.

    `given` carries both as they are kept, `05:10`; `refused` what cannot be read. A night goes
    from the evening to the morning: the second hour may come before the first.
    """

    spoken_role = QAccessible.Role.Grouping

    given = Signal(str, str)
    refused = Signal(str)

    def __init__(self, name: str, title: str, first: str, second: str) -> None:
        """`first` and `second` name the two hours for a screen reader: « Départ », « Retour »."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(title))
        self.first = HourField(f"{name}_from", placeholder="5 h 10")
        self.second = HourField(f"{name}_to", placeholder="14 h")
        for field, words in ((self.first, first), (self.second, second)):
            field.setAccessibleName(spaced(words))
            field.refused.connect(self.refused)
            field.accepted.connect(lambda _kept: self._give())
        self.setLayout(row((self.first, 1), label("à", "muted"), (self.second, 1), gap=8))
        self.setFocusProxy(self.first)

    def hours(self) -> tuple[str, str]:
        """Return both as kept; UserError where one cannot be read."""
        return self.first.value() or "", self.second.value() or ""

    def show_hours(self, first: str, second: str) -> None:
        """Show stored hours, without emitting."""
        self.first.show_value(first or None)
        self.second.show_value(second or None)

    def _give(self) -> None:
        try:
            hours = self.hours()
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.given.emit(*hours)


def _day(name: str, code: str, short: str, whole: str) -> Button:
    made = toggle(f"{name}_{code}", short)
    made.setAccessibleName(whole)
    set_tip(made, whole)
    return made
