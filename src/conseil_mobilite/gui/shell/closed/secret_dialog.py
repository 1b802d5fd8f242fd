"""Ask for the passphrase that opens a backup, before its keys or all of it are put back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField


class SecretDialog(Creation):
    """It stays open, with what was typed, until the gesture worked."""

    def __init__(self, title: str, sentence: str, act: str, parent: QWidget) -> None:
        """`act` is on the button, such as « &Restaurer »."""
        self._secret = TextField("closed_secret")
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        field = Field("Phrase secrète du jour de la sauvegarde", self._secret)
        shown = Tick("closed_secret_show", "A&fficher la phrase")
        body = column(label(sentence, wrap=True), field, shown, gap=12)
        super().__init__("closed_dialog", title, body, parent, create=act)
        self.form.fields["passphrase"] = field
        shown.toggled.connect(self._show_letters)
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def passphrase(self) -> str:
        return self._secret.text()

    def _show_letters(self, shown: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._secret.setEchoMode(mode)
