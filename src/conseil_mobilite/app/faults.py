"""Every failure nobody caught ends in one place: Python's, its threads', Qt's own."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

import shiboken6
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from conseil_mobilite.gui.shell.troubles import QtMessage, note

INTERRUPTED: Final = 130
OFFSCREEN: Final = "This plugin does not support"
"""What Qt says of a screen that is not there: a test, or the guided tour of a server."""
SERIOUS: Final = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class Faults(QObject):
    """Brings what went wrong in any thread to `show`, in the GUI thread."""

    _happened = Signal(object)

    def __init__(self, show: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._show = show
        self._happened.connect(self._receive)

    def watch(self) -> None:
        """Take over the hooks of Python and of Qt, until the program ends."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._tell(args.exc_value)
        qInstallMessageHandler(self._hear_qt)

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _where: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        self._tell(error)

    def _hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in SERIOUS and not message.startswith(OFFSCREEN):
            self._tell(QtMessage(message, grave=kind is not QtMsgType.QtWarningMsg))

    def _tell(self, error: BaseException | None) -> None:
        if error is not None and shiboken6.isValid(self):
            self._happened.emit(error)

    def _receive(self, error: BaseException) -> None:
        try:
            self._show(error)
        except Exception as fault:  # noqa: BLE001 — told by itself, it would come back here for ever
            note(error)
            note(fault)
