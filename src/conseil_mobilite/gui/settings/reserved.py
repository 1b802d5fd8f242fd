"""What a section says to whom it is not for: the responsable changes this, and who she is."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.services.organisation import roles

SOMEBODY: Final = "La personne responsable de la base"
SENTENCE: Final = "{who} peut {gesture}. {hint}"
HINT: Final = "Parlez-lui-en : c’est l’affaire de deux minutes."


class ReservedNote(QFrame):
    """One sentence; hidden from who may do it herself."""

    def __init__(self, desk: Desk, gesture: str, hint: str = HINT) -> None:
        """`gesture` says, after « peut », what is left to the responsable; `hint` what one does."""
        super().__init__()
        self._sentence = partial(SENTENCE.format, gesture=gesture, hint=hint)
        self.setProperty("role", "note")
        self._words = label(self._sentence(who=SOMEBODY), wrap=True)
        self._words.setObjectName("section_reserved")
        sign = column(glyph("info", "primary", 22), None)
        self.setLayout(row(sign, (self._words, 1), gap=12, pad=(16, 12, 16, 12)))
        if manages(desk):
            self.hide()
        else:
            desk.background.read(roles.managers).then(self._name, self)

    def _name(self, names: Sequence[str]) -> None:
        who = " ou ".join(names) or SOMEBODY
        say(self._words, self._sentence(who=who))


def manages(desk: Desk) -> bool:
    return desk.adviser.role == roles.MANAGER
