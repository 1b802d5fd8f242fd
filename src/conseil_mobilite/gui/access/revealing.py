"""A secret that can be shown as it was typed, in a form that never keeps it as a draft."""

from typing import Final

from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.drafts import Draft
from conseil_mobilite.gui.kit.texts import TextField

_SHOW: Final = "_show"
"""How the object name of each tick that shows a secret ends."""


class SecretCreation(Creation):
    """A form with secrets: closed by the lock of the window, it gives back the rest alone."""

    def draft(self) -> Draft | None:
        """Return what was typed, once all secrets are dots again: what is shown would be kept."""
        for each in self.findChildren(Tick):
            if each.objectName().endswith(_SHOW):
                each.setChecked(False)
        return super().draft()


def secret_field(name: str) -> tuple[TextField, Tick]:
    """Make the field of a secret, shown as dots, and the tick `<name>_show` that shows it."""
    secret = TextField(name)
    secret.setEchoMode(QLineEdit.EchoMode.Password)
    shown = Tick(f"{name}{_SHOW}", "A&fficher la phrase")

    def show(wanted: bool) -> None:  # noqa: FBT001 - the signature of Qt's signal
        mode = QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password
        secret.setEchoMode(mode)

    shown.toggled.connect(show)
    return secret, shown
