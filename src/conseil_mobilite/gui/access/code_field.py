"""The field where the code of a recovery kit is typed from the paper."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontDatabase

from conseil_mobilite.gui.kit.secrets import SecretField
from conseil_mobilite.gui.kit.theme import dp

PLACEHOLDER: Final = "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"
LONGEST: Final = 200


class CodeField(SecretField):
    """Shown as it is typed, to be compared with the paper; never completed nor remembered."""

    def __init__(self, name: str) -> None:
        super().__init__(name, placeholder=PLACEHOLDER, shown=True)
        family = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        font = QFont(self.font())
        font.setFamily(family)
        self.setFont(font)
        self.setMaxLength(LONGEST)

    def minimumSizeHint(self) -> QSize:
        """Show the whole code at once, whatever the size of the text."""
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(PLACEHOLDER) + dp(36), hint.height())

    def signs(self) -> str:
        """Return what was typed, spaces and dashes apart."""
        return "".join(filter(str.isalnum, self.text()))
