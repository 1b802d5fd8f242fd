"""Give memory that is free back to the system, where the C library keeps it for itself.

That of Linux gives each thread a heap of its own, and the threads of each opening of the base fill
new ones: what the last had let go stayed taken, hundreds of megabytes in a day's work.
"""

import ctypes
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 30_000
_ARENA_MAX: Final = -8
"""As `M_ARENA_MAX` in malloc.h."""
_HEAPS: Final = 2
"""One for what is shown, one for the base."""


class Memory(QObject):
    """From now on keeps few heaps, and empties them every half minute, until it is deleted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._library = _library()
        if self._library is None:
            return
        self._library.mallopt(_ARENA_MAX, _HEAPS)
        self._clock = QTimer(self, interval=PAUSE_MS)
        self._clock.timeout.connect(self.give_back)
        self._clock.start()

    def give_back(self) -> None:
        """Do so at once, as where the base is closed and its cache with it."""
        if self._library is not None:
            self._library.malloc_trim(0)


def _library() -> ctypes.CDLL | None:
    """Return the C library where it is one that can give back; others do so by themselves."""
    if not sys.platform.startswith("linux"):
        return None
    found = ctypes.CDLL(None)
    return found if hasattr(found, "malloc_trim") else None
