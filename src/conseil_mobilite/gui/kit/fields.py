"""Form rows: the label above its field, and beneath it a note or, in words, what is wrong."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import restyle

NOTE_GAP: Final = 4


class Field(QFrame):
    """A labelled input. The note says what is expected; an error takes its place until mended."""

    def __init__(
        self, text: str, widget: QWidget, note: str = "", *, optional: bool = False
    ) -> None:
        super().__init__()
        shown = f"{text} (facultatif)" if optional else text
        self.widget = widget
        self._note = note
        self._label = label(shown, "field")
        self._label.setBuddy(widget)
        self._beneath = label(note, "small", wrap=True)
        widget.setAccessibleName(spaced(text).replace("&", ""))
        widget.setAccessibleDescription(spaced(note))
        self.setObjectName(f"{widget.objectName()}_field")
        self.setLayout(column(self._label, widget, self._beneath, None, gap=NOTE_GAP))
        self._beneath.setVisible(bool(note))  # once inside: alone it would open as a window
        if isinstance(widget, CheckedField):
            widget.refused.connect(self.show_error)
            widget.accepted.connect(self._accept)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong beneath the field and mark its border."""
        self._say(sentence, "danger")

    def show_warning(self, sentence: str) -> None:
        """Say what deserves a look, without refusing."""
        self._say(sentence, "warning", border="")

    def clear_error(self) -> None:
        self._say(self._note, "")

    def show_note(self, note: str) -> None:
        """Change what is expected, and forget the error."""
        self._note = note
        self.clear_error()

    def error(self) -> str:
        """Return the error shown, or nothing."""
        return self._beneath.text() if self._beneath.property("tone") == "danger" else ""

    def _accept(self, _value: object) -> None:
        self.clear_error()

    def _say(self, text: str, tone: str, border: str | None = None) -> None:
        say(self._beneath, text, tone)
        self._beneath.setVisible(bool(text))
        self.widget.setAccessibleDescription(spaced(text))
        restyle(self.widget, tone=tone if border is None else border)


def show_error(field: Field, sentence: str) -> None:
    """Say an error beside its field and go there."""
    field.show_error(sentence)
    field.widget.setFocus(Qt.FocusReason.OtherFocusReason)


class Form:
    """The fields of a page by the name `UserError.field` gives them."""

    def __init__(self, **fields: Field) -> None:
        self.fields = fields

    def show_error(self, error: Exception) -> bool:
        """Say an error beside the field it names; False when it names none of ours."""
        field = self.fields.get(error.field) if isinstance(error, UserError) else None
        if field is None:
            return False
        show_error(field, str(error))
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()


def fact(name: str, text: str, tone: str = "") -> QBoxLayout:
    """Show a stored value under its name, for reading."""
    return column(label(name, "small"), label(text, "", tone, wrap=True), gap=0)
