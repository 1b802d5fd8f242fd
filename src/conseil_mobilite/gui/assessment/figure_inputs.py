"""Replies that are figures: a distance, an amount."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.amounts import parse_euros
from conseil_mobilite.domain.language.french import euros
from conseil_mobilite.gui.assessment.reply_input import ReplyInput, TypingPause
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.theme import dp

FIGURE_WIDTH: Final = 96


class DistanceInput(ReplyInput):
    """How far, in kilometres, in minutes or in both."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._kilometres = figure_field(f"{question.code}_kilometres", f"{question.text} (km)")
        self._minutes = figure_field(f"{question.code}_minutes", f"{question.text} (minutes)")
        self._fields = (self._kilometres, self._minutes)
        self._kilometres.returnPressed.connect(self._minutes.setFocus)
        self._minutes.returnPressed.connect(self.finished)
        self._pause = TypingPause(self)
        self._pause.timeout.connect(self._give_what_reads)
        for field in self._fields:
            field.textEdited.connect(lambda _text: self._pause.start())
            field.accepted.connect(lambda _value: self._give())
            field.refused.connect(self.troubled)
        units = (label("kilomètres", "muted"), 16, self._minutes, label("minutes", "muted"))
        self.setLayout(row(self._kilometres, *units, None, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        given = reply or Reply()
        show_unless_typing(self._kilometres, given.kilometres)
        show_unless_typing(self._minutes, given.minutes)

    def reach(self) -> None:
        self._kilometres.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        leave(self._fields)

    def _give(self) -> None:
        self._pause.stop()
        self.given.emit(
            Reply(kilometres=read_or_none(self._kilometres), minutes=read_or_none(self._minutes))
        )

    def _give_what_reads(self) -> None:
        """Keep a figure before the field is left; what cannot be read yet is left in peace."""
        if all(is_readable(field) for field in self._fields):
            self._give()


class AmountInput(ReplyInput):
    """An amount in euros, a month."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._euros = CheckedField[int](f"{question.code}_euros", parse_euros, _plain_euros)
        call(self._euros, f"{question.text} (euros)")
        self._euros.setFixedWidth(dp(FIGURE_WIDTH + 24))
        self._pause = TypingPause(self)
        self._pause.timeout.connect(self._give_what_reads)
        self._euros.textEdited.connect(lambda _text: self._pause.start())
        self._euros.accepted.connect(lambda _cents: self._give())
        self._euros.refused.connect(self.troubled)
        self._euros.returnPressed.connect(self.finished)
        unit = label(f"€ {question.unit}".strip(), "muted")
        self.setLayout(row(self._euros, unit, None, pad=(3, 2, 3, 2)))

    def show_reply(self, reply: Reply | None) -> None:
        show_unless_typing(self._euros, reply.cents if reply else None)

    def reach(self) -> None:
        self._euros.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        leave((self._euros,))

    def _give(self) -> None:
        self._pause.stop()
        self.given.emit(Reply(cents=read_or_none(self._euros)))

    def _give_what_reads(self) -> None:
        if is_readable(self._euros):
            self._give()


def figure_field(name: str, label_text: str) -> CheckedField[int]:
    """Make a narrow field for a whole number."""
    made = CheckedField[int](name, typed_whole, str)
    call(made, label_text)
    made.setFixedWidth(dp(FIGURE_WIDTH))
    return made


def show_unless_typing(field: CheckedField[int], value: int | None) -> None:
    """Show a stored value, but never over what the adviser is typing."""
    same = is_readable(field) and field.value() == value
    if not same and not field.hasFocus():
        field.show_value(value)


def is_readable(field: CheckedField[int]) -> bool:
    try:
        field.value()
    except UserError:
        return False
    return True


def read_or_none(field: CheckedField[int]) -> int | None:
    return field.value() if is_readable(field) else None


def leave(fields: Sequence[CheckedField[int]]) -> None:
    """Have the fields read as if the adviser had left them."""
    for field in fields:
        field.editingFinished.emit()


def typed_whole(typed: str) -> int:
    """Read a whole number; a unit typed after it is understood."""
    found = re.fullmatch(r"(\d{1,6})\s*(?:km|kms|min|mn|minutes|h|heures|/\s*\d+)?", typed.strip())
    if found is None:
        raise UserError("Écrivez un nombre entier, par exemple 12.")
    return int(found[1])


def _plain_euros(cents: int) -> str:
    return euros(cents).removesuffix("€").strip()
