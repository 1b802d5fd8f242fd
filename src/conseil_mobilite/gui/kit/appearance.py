"""Light or dark, and the size of the text: a choice of the computer, not of the base."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.tokens import DARK, LIGHT, Tokens


class Look(StrEnum):
    SYSTEM = "systeme"
    LIGHT = "clair"
    DARK = "sombre"


@dataclass(frozen=True, slots=True)
class Appearance:
    """`scale` is the text size, 1.0 to 2.0."""

    look: Look = Look.SYSTEM
    scale: float = 1.0

    def apply(self, app: QApplication, family: str = "") -> None:
        theme.apply(app, self._tokens(), self.scale, family)

    def keep(self, settings: QSettings) -> None:
        settings.setValue("appearance/look", self.look.value)
        settings.setValue("appearance/scale", self.scale)

    @classmethod
    def kept(cls, settings: QSettings) -> "Appearance":
        """Read the last choice; a value nobody knows gives the default."""
        look = str(settings.value("appearance/look", Look.SYSTEM.value))
        scale = str(settings.value("appearance/scale", "1.0"))
        known = look in {each.value for each in Look}
        sized = scale.replace(".", "", 1).isdigit()
        return cls(Look(look) if known else Look.SYSTEM, float(scale) if sized else 1.0)

    def _tokens(self) -> Tokens:
        if self.look is Look.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self.look is Look.DARK else LIGHT
