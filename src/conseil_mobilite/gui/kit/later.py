"""Do something a little later: once what waits is dealt with, or after a while."""

from collections.abc import Callable
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer

_LAST: Final = Qt.ConnectionType.QueuedConnection
"""Behind what is waiting already: new rows, say, that Qt shows at its next turn."""


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Call `act` once what waits is dealt with; never where its owner is gone by then."""
    # Not QTimer.singleShot: in PySide 6.11.3 a callable that raises there was seen to break memory.
    timer = QTimer(owner, interval=after_ms, singleShot=True)
    timer.timeout.connect(partial(_unless_gone, owner, act), _LAST)
    timer.timeout.connect(timer.deleteLater, _LAST)
    timer.start()


def _unless_gone(owner: QObject, act: Callable[[], object]) -> None:
    if shiboken6.isValid(owner):
        act()
