"""Do something a little later: at the next turn of the loop of events, or after a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

_NEXT_TURN_MS: Final = 1
"""Not 0: PySide 6.11.3 then keeps what an owner who is gone by then was to do, and all it knows."""


def soon(owner: QObject, act: Callable[[], object], after_ms: int = _NEXT_TURN_MS) -> None:
    """Call `act` a little later; never where its owner is gone by then: it is let go with it."""
    # Always with an owner: without one, in PySide 6.11.3, a callable that raises broke memory.
    QTimer.singleShot(after_ms, owner, act)
