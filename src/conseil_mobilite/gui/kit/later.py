"""Do something a little later: at the next turn of the loop of events, or after a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Call `act` a little later; never where its owner is gone by then."""
    # Always with an owner: without one, in PySide 6.11.3, a callable that raises broke memory.
    QTimer.singleShot(after_ms, owner, act)
