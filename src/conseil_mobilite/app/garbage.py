"""Python's garbage in the GUI thread alone.

Cycles are collected in whichever thread happens to allocate: a worker would delete widgets, which
Qt answers by a hang or a crash.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 500


class Garbage(QObject):
    """From now to the end of the process, looks every half second whether a generation is due.

    Python never takes it up again by itself: a worker may outlive the window by an errand.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        clock = QTimer(self, interval=PAUSE_MS)
        clock.timeout.connect(_collect_what_is_due)
        clock.start()


def _collect_what_is_due() -> None:
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if count > threshold
    ]
    if due:
        gc.collect(due[-1])
