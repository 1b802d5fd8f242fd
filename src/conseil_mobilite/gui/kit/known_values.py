"""The value of a fact as it is typed or picked, for the inputs that also say what is known."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.texts import CheckedField

T = TypeVar("T")


class KnownValue(Protocol[T]):
    """A value input; its `text` is what was typed, or the code that was picked."""

    @property
    def widget(self) -> QWidget: ...

    def read(self) -> T | None:
        """Return the value, None where there is none; UserError where it cannot be read."""

    def show(self, value: T | None) -> None: ...

    def text(self) -> str: ...

    def show_text(self, text: str) -> None: ...

    def leave(self) -> None:
        """Read what was typed as if it had been left."""

    def listen(
        self,
        typed: Callable[[], object],
        given: Callable[[T | None], object],
        refused: Callable[[str], object],
    ) -> None:
        """Tell each key, then the value once it is left or picked, or why it cannot be read."""


class TypedValue(Generic[T]):
    """A value that is typed: a date, an amount, a number."""

    def __init__(self, field: CheckedField[T]) -> None:
        self.widget = field

    def read(self) -> T | None:
        return self.widget.value()

    def show(self, value: T | None) -> None:
        self.widget.show_value(value)

    def text(self) -> str:
        return self.widget.text().strip()

    def show_text(self, text: str) -> None:
        self.widget.setText(text)

    def leave(self) -> None:
        self.widget.editingFinished.emit()

    def listen(
        self,
        typed: Callable[[], object],
        given: Callable[[T | None], object],
        refused: Callable[[str], object],
    ) -> None:
        self.widget.textEdited.connect(lambda _text: typed())
        self.widget.accepted.connect(given)
        self.widget.refused.connect(refused)


class PickedValue:
    """A value that is a code of a list."""

    def __init__(self, choice: Choice) -> None:
        self.widget = choice

    def read(self) -> str | None:
        return self.widget.code() or None

    def show(self, value: str | None) -> None:
        self.widget.show_code(value or "")

    def text(self) -> str:
        return self.widget.code()

    def show_text(self, text: str) -> None:
        self.widget.show_code(text)

    def leave(self) -> None:
        """Do nothing: what is picked is told at once."""

    def listen(
        self,
        typed: Callable[[], object],
        given: Callable[[str | None], object],
        refused: Callable[[str], object],
    ) -> None:
        def pick(code: str) -> None:
            typed()
            given(code or None)

        del refused  # what is in a list can be read
        self.widget.chosen.connect(pick)


def read_as(field: str, value: KnownValue[T]) -> T | None:
    """Return the value; its error names the field of the service it is meant for."""
    try:
        return value.read()
    except UserError as error:
        raise UserError(str(error), field) from None
