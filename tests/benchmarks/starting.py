"""One start of a window, in a process of its own: prints its CPU seconds and ends there.

starting.py empty | painted BASE | data BASE
"""

import os
import sys
import time
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QWidget

POLL_MS = 15


def end() -> NoReturn:
    print(time.process_time(), flush=True)
    os._exit(0)


def end_once_painted(window: QMainWindow) -> None:
    """End when the painting under way, of all that the window holds, is done."""
    priority = Qt.EventPriority.HighEventPriority.value
    QApplication.postEvent(window, QEvent(QEvent.Type.User), priority)


def start_empty() -> None:
    class EmptyWindow(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            end_once_painted(self)

        def customEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
            end()

    application = QApplication(sys.argv[:1])
    window = EmptyWindow()
    window.resize(1366, 768)
    window.show()
    application.exec()


def start_painted(base: Path) -> None:
    # Late, here and below: what is imported is part of what is measured.
    from conseil_mobilite.app import start  # noqa: PLC0415
    from conseil_mobilite.app.folders import Folders  # noqa: PLC0415
    from conseil_mobilite.gui.shell.window import Window  # noqa: PLC0415

    class PaintedWindow(Window):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            end_once_painted(self)

        def customEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
            end()

    with patch.object(start, "Window", PaintedWindow):
        start.run_window(base, Folders.under(Path.home()))


def start_data(base: Path, passphrase: str) -> None:
    from conseil_mobilite.app import start  # noqa: PLC0415
    from conseil_mobilite.app.folders import Folders  # noqa: PLC0415
    from conseil_mobilite.gui.shell.window import Window  # noqa: PLC0415

    class OpenedWindow(Window):
        def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
            super().showEvent(event)
            timer = QTimer(self, interval=POLL_MS)
            timer.timeout.connect(self.look)
            timer.start()

        def look(self) -> None:
            secret = self.findChild(QLineEdit, "passphrase")
            if secret is None and data_shown(self):
                end()
            elif secret is not None and not secret.isReadOnly() and not secret.text():
                secret.setText(passphrase)
                secret.returnPressed.emit()

    with patch.object(start, "Window", OpenedWindow):
        start.run_window(base, Folders.under(Path.home()))


def data_shown(window: QMainWindow) -> bool:
    """Say whether the first page shows what it read in the base."""
    page = next((each for each in window.findChildren(QWidget) if is_today(each)), None)
    return page is not None and any(label.text() for label in page.findChildren(QLabel))


def is_today(widget: QWidget) -> bool:
    return type(widget).__name__ == "TodayPage"


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["painted", path]:
            start_painted(Path(path))
        case ["data", path, phrase]:
            start_data(Path(path), phrase)
        case _:
            start_empty()
