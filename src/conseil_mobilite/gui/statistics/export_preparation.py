"""Protect a quarter without holding the window up: followed step by step, given up at any."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.statistics.export_draft import draft_of
from conseil_mobilite.gui.statistics.periods import period_of
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.services.statistics.statistics import PreparedExport


class Preparation(QObject):
    """One preparation: it ends with exactly one of `ready`, `failed` and `given_up`."""

    advanced = Signal(int, int)
    ready = Signal(object)
    """The `Draft`."""
    failed = Signal(Exception)
    given_up = Signal()

    def __init__(self, desk: Desk, basin: UUID, quarter: Quarter, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._basin, self._quarter = desk, basin, quarter
        self._answered = False
        self._work = desk.background.start_work("Protection des chiffres")
        self._work.advanced.connect(self.advanced)
        # Queued: the result of work that ended well is handed over first.
        self._work.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        preparing = self._desk.background.read(
            statistics.prepare,
            self._basin,
            period_of(self._quarter),
            self._desk.clock(),
            report=self._work.step,
        )
        preparing.then(self._compare).otherwise(self._fail).during(self._work)

    def cancel(self) -> None:
        """Give up at the next step."""
        self._work.cancel()

    def _compare(self, prepared: PreparedExport) -> None:
        self._answered = True
        period = period_of(self._quarter)
        looking = self._desk.background.read(statistics.of_quarter, self._basin, period)
        looking.then(partial(self._lay_out, prepared), self).otherwise(self._fail)

    def _lay_out(self, prepared: PreparedExport, sent: StatisticsExport | None) -> None:
        lists = self._desk.lists
        drafting = self._desk.background.work(lambda: draft_of(prepared, sent, lists))
        drafting.then(self.ready.emit, self).otherwise(self._fail)

    def _fail(self, error: Exception) -> None:
        self._answered = True
        self.failed.emit(error)

    def _look(self) -> None:
        if not self._answered:
            self.given_up.emit()
