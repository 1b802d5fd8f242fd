"""Whoever sits here is away: no gesture for a while, the computer asleep, its session locked."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from conseil_mobilite.gui.shell.idle import IdleWatch
from conseil_mobilite.gui.shell.session_watch import SessionWatch

MODES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Away(QObject):
    """Watches from `begin` to `stop`."""

    left = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watching = False
        self.idle = IdleWatch(application)
        self.session = SessionWatch(self)
        for watch in (self.idle, self.session):
            watch.left.connect(self._tell)

    def begin(self, minutes: float) -> None:
        self._watching = True
        self.idle.watch(minutes)
        self.idle.start()

    def stop(self) -> None:
        self._watching = False
        self.idle.stop()

    def _tell(self) -> None:
        if self._watching:
            self.left.emit()


def clear_the_desk(window: QWidget) -> None:
    """Take away what shows beside the window, and what we put on the clipboard."""
    QToolTip.hideText()
    for each in QApplication.topLevelWidgets():
        if each is not window and each.isVisible():
            each.hide()
    clipboard = QGuiApplication.clipboard()
    for mode, owned in zip(
        MODES, (clipboard.ownsClipboard(), clipboard.ownsSelection()), strict=True
    ):
        if owned:
            clipboard.clear(mode)
