"""What stands above each of the two budgets; the solution is named there."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.situation.listening import typing_in

PAD: Final = (16, 8, 16, 12)
EXAMPLE: Final = "Laquelle ? Par exemple : location solidaire"


def today_head() -> QFrame:
    words = "Ce que la personne paie en ce moment pour se déplacer."
    texts = column(label("Aujourd’hui", "field"), label(words, "muted", wrap=True), None, gap=4)
    return frame(column(texts, pad=PAD), "entry")


class SolutionHead(QFrame):
    """`named` carries how the solution is called, at each pause of the typing."""

    named = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self._name = TextField("budget_solution", placeholder=EXAMPLE)
        self.field = Field("Avec la &solution", self._name)
        self._typing = typing_in(solution=self._name)
        self._typing.settled.connect(lambda typed: self.named.emit(str(typed["solution"])))
        self._shown = ""
        self.setLayout(column(self.field, pad=PAD))

    def show_name(self, name: str) -> None:
        """Show what is kept where it changed, never over what is being typed."""
        if name != self._shown and not self._typing.waiting():
            self._name.setText(name)
        self._shown = name

    def flush(self) -> None:
        self._typing.flush()

    def refuse(self, error: Exception) -> None:
        """Say why the name was not kept."""
        self.field.show_error(str(error))
