"""The icon by the clock of the computer, where there is such a place, and what it says."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from conseil_mobilite.domain.language.french import spaced

SHOWN_MS = 12_000


class Tray(QObject):
    """Shown only while the adviser wants to be reminded. `pressed`: she wants the window."""

    pressed = Signal()

    def __init__(self, icon: QIcon, parent: QObject) -> None:
        super().__init__(parent)
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setToolTip("Conseil Mobilité")
        self.icon.activated.connect(lambda _reason: self.pressed.emit())
        self.icon.messageClicked.connect(self.pressed)

    @staticmethod
    def available() -> bool:
        """Say whether this computer shows messages by its clock."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 - a signal carries it
        self.icon.setVisible(shown)

    def hide(self) -> None:
        """Leave nothing by the clock once the window is closed."""
        self.icon.hide()

    def say(self, title: str, words: str) -> None:
        self.icon.showMessage(spaced(title), spaced(words), self.icon.icon(), SHOWN_MS)
