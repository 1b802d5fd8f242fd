"""Run services on the base away from the GUI thread."""

from collections.abc import Callable
from datetime import datetime
from typing import ParamSpec, TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt, Signal

from conseil_mobilite.domain.errors import GoneError
from conseil_mobilite.gui.jobs import Job, Work, Worker
from conseil_mobilite.store.database import Service, Store

P = ParamSpec("P")
T = TypeVar("T")


class Background(QObject):
    """One writer, one reader: an answer is stored at once even while a long reading runs.

    `saved` is emitted in the GUI thread once the writer has committed, with the instant.
    `outdated` carries the `GoneError` of an act on what is no more: what is shown is not what is
    stored. Whoever asked is told as of any failure.
    """

    failed = Signal(Exception)
    saved = Signal(datetime)
    outdated = Signal(Exception)
    work_started = Signal(object)
    closing = Signal()
    _met_nothing = Signal(Exception)
    closed = Signal()
    """Nothing is done any more: who is half-way finishes by itself, now."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._clock = store, clock
        self._writer = Worker("writing", self)
        self._reader = Worker("reading", self)
        for worker in (self._writer, self._reader):
            worker.failed.connect(self.failed)
        self._met_nothing.connect(self.outdated, Qt.ConnectionType.QueuedConnection)

    def run(self, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        """Write: one transaction, in the order asked; `act` of the job names it for an undo."""
        act = uuid4()
        errand = self._errand(act, service, *args, **kwargs)
        return self._writer.do(self._heeding(errand), self._tell_saved).known_as(act)

    def errand(self, errand: Callable[[Store], T]) -> Job[T]:
        """Do what takes several transactions, on the writer's thread, with the base itself."""
        return self._writer.do(lambda: errand(self._store), self._tell_saved)

    def note(self, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        """Write what the adviser did not type, such as the trace of a reading: unannounced."""
        return self._writer.do(self._errand(None, service, *args, **kwargs))

    def read(self, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> Job[T]:
        """Read what is committed, on the reader's own connection."""
        return self._reader.do(lambda: self._store.read(service, *args, **kwargs))

    def work(self, errand: Callable[[], T]) -> Job[T]:
        """Do what needs no database, such as drawing a PDF, on the reader's thread."""
        return self._reader.do(errand)

    def start_work(self, words: str) -> Work:
        """Announce long work on the status line; give `work.step` to the service."""
        work = Work(words)
        self.closing.connect(work.cancel)  # locking does not wait for what can be given up
        self.work_started.emit(work)
        return work

    def close(self) -> None:
        """Give up long work at its next step, finish what was asked, then stop both threads."""
        self.closing.emit()
        self._writer.close()
        self._reader.close()
        self.closed.emit()

    def _errand(
        self, act: UUID | None, service: Service[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[], T]:
        def errand() -> T:
            with self._store.transaction(act) as session:
                return service(session, *args, **kwargs)

        return errand

    def _heeding(self, errand: Callable[[], T]) -> Callable[[], T]:
        def heeded() -> T:
            try:
                return errand()
            except GoneError as error:
                self._met_nothing.emit(error)
                raise

        return heeded

    def _tell_saved(self) -> None:
        self.saved.emit(self._clock())
