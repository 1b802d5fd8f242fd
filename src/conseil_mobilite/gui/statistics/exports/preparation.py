"""Protect a period without holding the window up: followed step by step, given up at any."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.exports.draft import draft_of
from conseil_mobilite.gui.statistics.exports.periods import days
from conseil_mobilite.services.statistics import exports
from conseil_mobilite.services.statistics.exports import Method, PreparedExport


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the adviser asks for."""

    basin: UUID
    period: PublishedPeriod
    method: Method
    correct: bool = False


class Preparation(QObject):
    """One preparation: it ends with exactly one of `ready`, `failed` and `given_up`."""

    advanced = Signal(int, int)
    ready = Signal(object)
    """The `Draft`."""
    failed = Signal(Exception)
    given_up = Signal()

    def __init__(self, desk: Desk, wanted: Wanted, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._wanted = desk, wanted
        self._answered = False
        self._work = desk.background.start_work("Protection des chiffres")
        self._work.advanced.connect(self.advanced)
        # Queued: the result of work that ended well is handed over first.
        self._work.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        wanted, read = self._wanted, self._desk.background.read
        at, step = self._desk.clock(), self._work.step
        asked = wanted.basin, days(wanted.period), at
        if wanted.correct:
            preparing = read(exports.prepare_correction, *asked, report=step)
        else:
            preparing = read(exports.prepare, *asked, wanted.method, report=step)
        preparing.then(self._lay_out).otherwise(self._fail).during(self._work)

    def cancel(self) -> None:
        """Give up at the next step."""
        self._work.cancel()

    def _lay_out(self, prepared: PreparedExport) -> None:
        self._answered = True
        drafting = self._desk.background.work(lambda: draft_of(prepared))
        drafting.then(self.ready.emit, self).otherwise(self._fail)

    def _fail(self, error: Exception) -> None:
        self._answered = True
        self.failed.emit(error)

    def _look(self) -> None:
        if not self._answered:
            self.given_up.emit()
