"""Python's garbage in the GUI thread alone.

Cycles are collected in whichever thread happens to allocate: a worker would delete widgets, which
Qt answers by a hang or a crash.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 500


class Garbage(QObject):
    """From now until `stop`, looks every half second whether a generation is due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self, interval=PAUSE_MS)
        self._clock.timeout.connect(_collect_what_is_due)
        self._clock.start()

    def stop(self) -> None:
        """Leave Python to its own habits again. Idempotent."""
        self._clock.stop()
        gc.enable()


def _collect_what_is_due() -> None:
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if count > threshold
    ]
    if due:
        gc.collect(due[-1])
