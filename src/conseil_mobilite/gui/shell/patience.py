"""Count the failures to open, and make whoever guesses wait: longer each time, restarted or not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from conseil_mobilite.domain.access.patience import delay

FAILURES: Final = "lock/failures"
UNTIL: Final = "lock/until"
TICK_MS: Final = 250


class Patience(QObject):
    """`settings` keep a count and an instant: nothing of the base nor of what was typed."""

    ticked = Signal(int)
    """How many seconds are left; 0 once one may try again."""

    def __init__(self, settings: QSettings, clock: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._clock = settings, clock
        self._said = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        if self.left():
            self._timer.start()

    def left(self) -> int:
        """Return the whole seconds to wait; no more than was due, were the clock set back."""
        until, due = self._until(), delay(self._failures())
        if until is None:
            return 0
        return ceil(min(max(until - self._clock(), timedelta()), due).total_seconds())

    def fail(self) -> None:
        """Count a failure and begin to wait."""
        failures = self._failures() + 1
        self._settings.setValue(FAILURES, failures)
        self._settings.setValue(UNTIL, (self._clock() + delay(failures)).isoformat())
        self._settings.sync()
        self._timer.start()
        self._tick()

    def succeed(self) -> int:
        """Forget the failures, as the base opened; return how many there were."""
        failures = self._failures()
        self._settings.remove("lock")
        self._settings.sync()
        self._timer.stop()
        return failures

    def _tick(self) -> None:
        left = self.left()
        if left != self._said:
            self._said = left
            self.ticked.emit(left)
        if not left:
            self._timer.stop()

    def _failures(self) -> int:
        kept = str(self._settings.value(FAILURES, "0"))
        return int(kept) if kept.isdecimal() else 0

    def _until(self) -> datetime | None:
        try:
            until = datetime.fromisoformat(str(self._settings.value(UNTIL, "")))
        except ValueError:
            return None
        return until if until.tzinfo else None
