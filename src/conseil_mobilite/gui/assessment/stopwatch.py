"""The time spent on an assessment, counted only while its page is shown."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

TICK_MS = 10_000
MINUTE_MS = 60_000


class Stopwatch(QObject):
    """Goes on from the minutes already spent; `ticked` is emitted when there is one more."""

    ticked = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = 0
        self._shown = 0
        self._since = QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)

    def start(self, minutes: int) -> None:
        self._before = self._shown = minutes
        self._since.start()
        self._tick.start()

    def stop(self) -> None:
        self._before = self.minutes()
        self._since.invalidate()
        self._tick.stop()

    def minutes(self) -> int:
        running = self._since.elapsed() if self._since.isValid() else 0
        return self._before + running // MINUTE_MS

    def _look(self) -> None:
        if self.minutes() != self._shown:
            self._shown = self.minutes()
            self.ticked.emit(self._shown)
