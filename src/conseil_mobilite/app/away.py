"""Whoever sits here is away: no gesture for a while, the computer asleep, its session locked."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from conseil_mobilite.gui.shell.idle import IdleWatch
from conseil_mobilite.gui.shell.session_watch import SessionWatch


class Away(QObject):
    """Watches from `begin` to `stop`."""

    left = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watching, self._copied = False, False
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._notice)
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

    def clear(self, window: QWidget) -> None:
        """Take away what shows beside the window, and what was copied here."""
        QToolTip.hideText()
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                each.hide()
        if self._copied or self._clipboard.ownsClipboard():
            self._clipboard.clear()
        if self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _tell(self) -> None:
        if self._watching:
            self.left.emit()

    def _notice(self) -> None:
        """Take for ours what comes on the clipboard while a window of ours has the keyboard."""
        self._copied = QApplication.activeWindow() is not None
