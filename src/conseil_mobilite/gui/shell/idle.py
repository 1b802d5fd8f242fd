"""Lock by itself a computer that was left."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

IDLE_MINUTES: Final = 10
GESTURES: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Emits `left` after so many minutes without a gesture in any window of ours.

    It filters the few events of native windows: a filter in Python on the whole application would
    slow every one of them.
    """

    left = Signal()

    def __init__(self, application: QGuiApplication, minutes: float) -> None:
        super().__init__(application)
        self._timer = QTimer(self, interval=round(minutes * 60_000), singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one ignores short delays
        self._timer.timeout.connect(self.left)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in GESTURES and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
