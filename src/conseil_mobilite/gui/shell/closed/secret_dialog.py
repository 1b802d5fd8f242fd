"""Ask for the passphrase that opens a backup, before its keys or all of it are put back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.secrets import RevealTick, SecretField


class SecretDialog(Creation):
    """It stays open, with what was typed, until the gesture worked."""

    def __init__(
        self, title: str, sentence: str, act: str, parent: QWidget, note: str = ""
    ) -> None:
        """`act` is on the button, such as « &Restaurer »; `note` says what else may be typed."""
        self._secret = SecretField("closed_secret")
        field = Field("Phrase secrète du jour de la sauvegarde", self._secret, note)
        shown = RevealTick("closed_secret_show", self._secret)
        body = column(label(sentence, wrap=True), field, shown, gap=12)
        super().__init__("closed_dialog", title, body, parent, create=act)
        self.form.fields["passphrase"] = field
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def passphrase(self) -> str:
        return self._secret.text()
