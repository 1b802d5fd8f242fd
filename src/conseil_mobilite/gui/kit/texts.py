"""Fields of text, and those that read what was typed when the adviser leaves them."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.theme import dp, tokens

T = TypeVar("T")


class TextField(QLineEdit):
    """A line of text, with an icon at its left when a name is given."""

    def __init__(self, name: str, text: str = "", *, placeholder: str = "", icon: str = "") -> None:
        super().__init__(text)
        self._icon = icon
        self.setObjectName(name)
        self.setPlaceholderText(spaced(placeholder))
        if icon:
            self.setTextMargins(QMargins(dp(22), 0, 0, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            side = dp(16)
            spot = QRectF(dp(10), (self.height() - side) / 2, side, side)
            paint_icon(QPainter(self), spot, self._icon, tokens().muted)


def text_area(
    name: str, text: str = "", *, lines: int = 4, placeholder: str = ""
) -> QPlainTextEdit:
    """Make a field of several lines; Tab leaves it, as it leaves any other."""
    made = QPlainTextEdit(text)
    made.setObjectName(name)
    made.setPlaceholderText(spaced(placeholder))
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + dp(26))
    return made


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
