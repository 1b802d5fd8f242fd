"""Lock a computer that was left: by itself, or at a key whatever dialog is open."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from conseil_mobilite.domain.access.lock_minutes import USUAL
from conseil_mobilite.gui.kit.later import soon

GESTURES: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
LOCK: Final = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


class IdleWatch(QObject):
    """Emits `left` after so many minutes without a gesture in any window of ours.

    And at once where Ctrl+L is pressed over a dialog: the shortcut of the window is deaf beneath.
    It filters the few events of native windows: a filter in Python on the whole application would
    slow every one of them.
    """

    left = Signal()

    def __init__(self, application: QGuiApplication, minutes: float = USUAL) -> None:
        super().__init__(application)
        self._timer = QTimer(self, interval=round(minutes * 60_000), singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one ignores short delays
        self._timer.timeout.connect(self.left)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def watch(self, minutes: float) -> None:
        """Wait so long from now on."""
        self._timer.setInterval(round(minutes * 60_000))

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() not in GESTURES or not self._timer.isActive():
            return False
        self._timer.start()
        asked = isinstance(event, QKeyEvent) and (event.modifiers(), event.key()) == LOCK
        if asked:
            # Once the key is dealt with: the window it came by is about to go.
            soon(self, self.left.emit)
        return asked

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
