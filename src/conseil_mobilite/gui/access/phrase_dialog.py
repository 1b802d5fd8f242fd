"""Give another passphrase to somebody who forgot hers, or who comes back."""

from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.settings.passphrase_fields import PassphraseFields

WHY: Final = (
    "L’ancienne phrase n’ouvrira plus la base. Le mieux est que la personne tape elle-même la "
    "nouvelle ; sinon, remettez-lui celle-ci en main propre."
)
HANDED: Final = "Je la lui re&mets : elle sera invitée à la changer"


class PhraseDialog(Creation):
    def __init__(self, adviser: Adviser, parent: QWidget) -> None:
        names = (adviser.first_name, adviser.last_name)
        self._secret = PassphraseFields("access_phrase", lambda: names)
        self._handed = Tick("access_phrase_handed", HANDED)
        body = column(label(WHY, wrap=True), self._secret.body(), self._handed, gap=12)
        title = f"Nouvelle phrase secrète de {adviser.full_name}"
        super().__init__("access_phrase", title, body, parent, create="&Enregistrer", width=600)
        self.form = self._secret.form

    def phrase(self) -> str:
        """Return the phrase; UserError where it is weak, or the two differ."""
        return self._secret.phrase()

    def temporary(self) -> bool:
        return self._handed.isChecked()
