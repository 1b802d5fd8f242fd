"""Do something a little later: at the next turn of the loop of events, or after a while."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot


def soon(owner: QObject, act: Callable[[], object], after_ms: int = 0) -> None:
    """Call `act` a little later; never where its owner is gone by then: it is let go with it."""
    if after_ms:
        # Always with an owner: without one, in PySide 6.11.3, a callable that raises broke memory.
        QTimer.singleShot(after_ms, owner, act)
    else:
        _Turn(owner, act)


class _Turn(QObject):
    """Waits for the next turn as a child of its owner.

    Not a timer of 0 ms: where the owner is gone by then, PySide 6.11.3 keeps for ever what was to
    be done, and all it knows: a whole window, its base, the names in it.
    """

    _come = Signal()

    def __init__(self, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self._act = act
        self._come.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._come.emit()

    @Slot()
    def _do(self) -> None:
        self.deleteLater()
        self._act()
