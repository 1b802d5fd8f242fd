"""Notice that the computer goes to sleep, woke up, or that its session was locked.

Each system tells it in its own way, and some in none; hence a last one that all have: the clock of
the wall runs on during a sleep, the one that counts the work of the machine does not.
"""

import sys
from collections.abc import Callable
from time import monotonic, time
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot

TICK_MS: Final = 5_000
SLEPT_SECONDS: Final = 30
LOGIN: Final = "org.freedesktop.login1"
SAVERS: Final = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


@runtime_checkable
class Bus(Protocol):
    """A connection as it is: its stubs ask for bytes, which it refuses."""

    def connect(
        self, service: str, path: str, interface: str, name: str, receiver: QObject, slot: str, /
    ) -> bool: ...


class SessionWatch(QObject):
    """Emits `left` when the computer sleeps or wakes, or when its session is locked."""

    left = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        wall: Callable[[], float] = time,
        worked: Callable[[], float] = monotonic,
    ) -> None:
        """`wall` and `worked` give seconds: those that pass, and those of a machine awake."""
        super().__init__(parent)
        self._wall, self._worked = wall, worked
        self._ahead = wall() - worked()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        if sys.platform.startswith("linux"):
            self._listen()
        elif sys.platform == "win32":
            self._listen_to_windows()

    def look(self) -> None:
        """Compare both clocks: one that was put right by hand locks too, which harms nobody."""
        ahead = self._wall() - self._worked()
        slept, self._ahead = abs(ahead - self._ahead) > SLEPT_SECONDS, ahead
        if slept:
            self.left.emit()

    @Slot(bool)
    def sleep(self, going: bool) -> None:  # noqa: FBT001 - the signature of the signal of logind
        """Hear from logind that the computer is about to sleep, or just woke up."""
        if going:
            self.left.emit()

    @Slot(bool)
    def cover(self, shown: bool) -> None:  # noqa: FBT001 - that of the screen saver
        """Hear from the desktop that its lock screen comes, or goes."""
        if shown:
            self.left.emit()

    @Slot()
    def lock(self) -> None:
        """Hear from logind that the session is to be locked."""
        self.left.emit()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - another system lacks it

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            manager, path = f"{LOGIN}.Manager", "/org/freedesktop/login1"
            self._hear(system, LOGIN, path, f"{manager}.PrepareForSleep", SLOT("sleep(bool)"))
            self._hear(system, LOGIN, "", f"{LOGIN}.Session.Lock", SLOT("lock()"))
        if session.isConnected():
            for saver in SAVERS:
                self._hear(session, saver, "", f"{saver}.ActiveChanged", SLOT("cover(bool)"))

    def _hear(self, bus: object, service: str, path: str, signal: str, slot: str) -> None:
        assert isinstance(bus, Bus)
        interface, _, name = signal.rpartition(".")
        bus.connect(service, path, interface, name, self, slot)

    def _listen_to_windows(self) -> None:
        from conseil_mobilite.gui.shell.windows_session import (  # noqa: PLC0415 - Windows alone
            watch_windows,
        )

        watch_windows(self, self.left.emit)
