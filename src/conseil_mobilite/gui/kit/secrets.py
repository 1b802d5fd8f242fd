"""A field for a secret, in dots or as typed, that no draft keeps, and the tick that shows it."""

from typing import Final

from PySide6.QtWidgets import QLineEdit

from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.texts import TextField

SHOW: Final = "A&fficher la phrase"


class SecretField(TextField):
    """A line for a secret, in dots until it is revealed. Shown or not, no draft keeps it."""

    def __init__(self, name: str, *, placeholder: str = "", shown: bool = False) -> None:
        super().__init__(name, placeholder=placeholder)
        self.reveal(shown)

    def reveal(self, shown: bool) -> None:  # noqa: FBT001 - a slot of Qt's `toggled`
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)


class RevealTick(Tick):
    """Shows secrets for as long as it is ticked; no draft keeps it: back, they are dots again."""

    def __init__(self, name: str, *secrets: SecretField) -> None:
        super().__init__(name, SHOW)
        for secret in secrets:
            self.toggled.connect(secret.reveal)
