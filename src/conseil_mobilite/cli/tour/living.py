"""Let the window live a moment, and the threads behind it."""

from PySide6.QtCore import QEventLoop, QTimer


def live(milliseconds: int) -> None:
    """Run the loop of events for that long.

    QTest.qWait sleeps without letting go of Python: each query of another thread would wait for
    the end of its sleep, and a reading of a moment would take seconds.
    """
    loop = QEventLoop()
    clock = QTimer(singleShot=True, interval=milliseconds)
    clock.timeout.connect(loop.quit)
    clock.start()
    loop.exec()
