"""Hear from Windows that the computer sleeps or that its session is locked."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject
from PySide6.QtGui import QGuiApplication, QWindow

POWER, SUSPEND = 0x0218, 4
SESSION, SESSION_LOCK = 0x02B1, 7
WATCHED: Final = {(POWER, SUSPEND), (SESSION, SESSION_LOCK)}


class SessionFilter(QAbstractNativeEventFilter):
    """Passes every message on; two of them are told."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self._tell = tell

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        if (told.message, told.wParam) in WATCHED:
            self._tell()
        return False, 0


def watch_windows(parent: QObject, tell: Callable[[], object]) -> None:
    """Tell each sleep and each lock from now on, as long as the application lives."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    made = SessionFilter(tell)
    application.installNativeEventFilter(made)
    parent.destroyed.connect(lambda: application.removeNativeEventFilter(made))
    application.focusWindowChanged.connect(_register)


def _register(window: QWindow | None) -> None:
    """Ask Windows to tell a window when the session is locked; asked twice, it says it once."""
    if window is None:
        return
    library = ctypes.CDLL("wtsapi32.dll")
    library.WTSRegisterSessionNotification(wintypes.HWND(int(window.winId())), 0)
