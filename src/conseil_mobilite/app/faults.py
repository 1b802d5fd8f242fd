"""Every failure nobody caught ends in one place: Python's, its threads', Qt's own."""

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

LOG: Final = logging.getLogger("conseil_mobilite")
SERIOUS: Final = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class QtMessage(Exception):  # noqa: N818 - a message of Qt, not always an error
    """What Qt had to say."""


class Faults(QObject):
    """Brings what went wrong in any thread to `show`, in the GUI thread."""

    _happened = Signal(object)

    def __init__(self, show: Callable[[BaseException], object]) -> None:
        super().__init__()
        self._happened.connect(show)

    def watch(self) -> None:
        """Take over the hooks of Python; Qt's messages only go to the log."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._thread(args.exc_value)
        qInstallMessageHandler(_log_qt)

    def _hook(
        self, _kind: type[BaseException], error: BaseException, _where: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        self._happened.emit(error)

    def _thread(self, error: BaseException | None) -> None:
        if error is not None:
            self._happened.emit(error)


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if kind in SERIOUS:
        LOG.warning("Qt : %s", message)
