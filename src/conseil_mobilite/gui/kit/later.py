"""Do something a little later: at the next turn of the event loop, or after a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Call `act` once what waits is dealt with; never where its owner is gone by then."""
    # Not QTimer.singleShot: in PySide 6.11.3 a callable that raises there was seen to break memory.
    timer = QTimer(owner, interval=after_ms, singleShot=True)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(act)
    timer.start()
