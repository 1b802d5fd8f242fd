"""For whom the file is: who received one before is proposed again."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.kit.fields import Field, show_error
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.statistics import exports

NOBODY: Final = "Écrivez à qui vous enverrez ce fichier : le registre des exports le garde."
_NOTE: Final = (
    "La personne ou l’organisme qui le recevra, par exemple « Région, pilotage du plan »."
)


class Recipient(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._known: Sequence[str] = ()
        self._text = CompletionField("export_recipient", icon="envelope", eager=False)
        self._field = Field("Des&tinataire", self._text, _NOTE)
        self._text.searched.connect(self._propose)
        self._text.textEdited.connect(lambda _text: self._field.clear_error())
        self.setLayout(column(self._field, gap=0))

    def show_known(self, names: Sequence[str]) -> None:
        """Take who received a file before; the last one stands in an empty field."""
        self._known = names
        if names and not self._text.text():
            self._text.setText(names[0])

    def name(self) -> str | None:
        """Return what was typed, None once the field says that somebody else is needed."""
        try:
            typed = exports.recipient_named(self._text.text())
        except UserError as error:
            self.show_error(error)
            return None
        if not typed:
            show_error(self._field, NOBODY)
        return typed or None

    def show_error(self, error: UserError) -> None:
        show_error(self._field, str(error))

    def take_focus(self) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose(self, typed: str) -> None:
        found = [name for name in self._known if fold(typed) in fold(name)]
        self._text.offer([Proposal(name, name) for name in found if name != typed])
