"""Run under a bus of its own: a watcher here, the desktop's signals from another program.

    dbus-run-session -- python -m tests.gui.shell.session_bus

Prints how often the watcher was told to lock after each signal.
"""

import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication, QDeadlineTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from conseil_mobilite.gui.shell.session_watch import LOGIN, SAVERS, SessionWatch

SIGNALS = (
    (SAVERS[0], "/ScreenSaver", SAVERS[0], "ActiveChanged", "True"),
    (SAVERS[0], "/ScreenSaver", SAVERS[0], "ActiveChanged", "False"),
    (SAVERS[1], "/org/gnome/ScreenSaver", SAVERS[1], "ActiveChanged", "True"),
    (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "True"),
    (LOGIN, "/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", "False"),
    (LOGIN, "/org/freedesktop/login1/session/_31", f"{LOGIN}.Session", "Lock", ""),
)
PATIENCE_MS = 20_000
QUIET_MS = 200


def main() -> None:
    """Both buses are the private one: that of the system is not to be touched."""
    if len(sys.argv) > 1:
        emit(*sys.argv[1:])
        return
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    application = QCoreApplication([])
    watch = SessionWatch(application)
    told: list[bool] = []
    watch.left.connect(lambda: told.append(True))
    print(*(heard(told, signal) for signal in SIGNALS))  # noqa: T201 - the test reads it


def heard(told: list[bool], signal: tuple[str, str, str, str, str]) -> int:
    """Return how often one signal was heard."""
    told.clear()
    command = [sys.executable, "-m", "tests.gui.shell.session_bus", *signal]
    subprocess.run(command, check=True, timeout=PATIENCE_MS / 1000)  # noqa: S603 - our own
    limit = QDeadlineTimer(PATIENCE_MS if signal[-1] != "False" else QUIET_MS)
    while not told and not limit.hasExpired():
        QCoreApplication.processEvents()
    return len(told)


def emit(service: str, path: str, interface: str, name: str, argument: str) -> None:
    """Take the name of a service of the desktop, and emit one of its signals."""
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    if not bus.registerService(service):
        raise SystemExit(bus.lastError().message())
    signal = QDBusMessage.createSignal(path, interface, name)
    if argument:
        signal.setArguments([argument == "True"])
    if not bus.send(signal):
        raise SystemExit(bus.lastError().message())
    application.processEvents()
    bus.unregisterService(service)


if __name__ == "__main__":
    main()
