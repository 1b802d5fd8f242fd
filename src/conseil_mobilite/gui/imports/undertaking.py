"""Long work on the base that is followed step by step and can be given up."""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Job

T = TypeVar("T")


class Undertaking(QObject):
    """It ends with exactly one of `done`, `failed` and `given_up`; the status line shows it too."""

    advanced = Signal(int, int)
    done = Signal(object)
    failed = Signal(Exception)
    given_up = Signal()

    def __init__(self, desk: Desk, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self._answered = False
        self._work = desk.background.start_work(words)
        self._work.advanced.connect(self.advanced)
        # Queued: the result of work that ended well is handed over first.
        self._work.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def step(self, done: int, total: int) -> None:
        """Tell how far the service is, from any thread; it stops there once given up."""
        self._work.step(done, total)

    def follow(self, job: Job[T]) -> None:
        job.then(self._succeed).otherwise(self._fail).during(self._work)

    def cancel(self) -> None:
        self._work.cancel()

    def _succeed(self, result: object) -> None:
        self._answered = True
        self.done.emit(result)

    def _fail(self, error: Exception) -> None:
        self._answered = True
        self.failed.emit(error)

    def _look(self) -> None:
        if not self._answered:
            self.given_up.emit()
