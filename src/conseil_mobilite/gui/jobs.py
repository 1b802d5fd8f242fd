"""Errands away from the GUI thread, and the way their results come back to it.

Nothing here knows the base: the window paints before what opens it is imported.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - not an error: the adviser asked for it
    """Raised inside long work at its next step once the adviser gave it up."""


class Work(QObject):
    """Long work under way: services are given `step`, the status line shows it and can cancel."""

    advanced = Signal(int, int)
    ended = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self._given_up = False

    def step(self, done: int, total: int) -> None:
        """Report from any thread; raises Cancelled once the adviser gave up."""
        if self._given_up:
            raise Cancelled
        self.advanced.emit(done, total)

    def cancel(self) -> None:
        """Give up at the next step; what was done in the transaction is rolled back."""
        self._given_up = True


class Job(Generic[T]):
    """A service under way: who receives its result or its failure, in the GUI thread.

    A receiver that is a method of a deleted widget is dropped; for a lambda or a partial, name
    the widget it concerns as `owner`.
    """

    def __init__(self, announce: Callable[[], object] | None = None) -> None:
        """`announce` is called once the errand succeeded, before its receiver."""
        self.act: UUID | None = None
        """The act of the journal that this job writes: what an undo is asked for."""
        self._announce = announce
        self._receive: Callable[[T], object] | None = None
        self._fail: Callable[[Exception], object] | None = None
        self._owner: QObject | None = None
        self._work: Work | None = None

    def known_as(self, act: UUID) -> "Job[T]":
        self.act = act
        return self

    def then(self, receive: Callable[[T], object], owner: QObject | None = None) -> "Job[T]":
        self._receive = receive
        self._owner = owner or self._owner
        return self

    def otherwise(
        self, fail: Callable[[Exception], object], owner: QObject | None = None
    ) -> "Job[T]":
        """Handle a failure here instead of in the window's own message."""
        self._fail = fail
        self._owner = owner or self._owner
        return self

    def during(self, work: Work) -> "Job[T]":
        """End `work` when this job ends."""
        self._work = work
        return self

    def deliver(self, future: Future[T]) -> Exception | None:
        """Hand the result over; return a failure nobody here handles."""
        if self._work is not None:
            self._work.ended.emit()
        error = future.exception()
        if error is None:
            self._succeed(future.result())
            return None
        if not isinstance(error, Exception):
            raise error
        return self._fall(error)

    def _succeed(self, result: T) -> None:
        if self._announce is not None:
            self._announce()
        if self._receive is not None and self._wanted(self._receive):
            self._receive(result)

    def _fall(self, error: Exception) -> Exception | None:
        if isinstance(error, Cancelled):
            return None
        if self._fail is None:
            return error
        if self._wanted(self._fail):
            self._fail(error)
        return None

    def _wanted(self, receiver: Callable[[T], object] | Callable[[Exception], object]) -> bool:
        owners = (self._owner, getattr(receiver, "__self__", None))
        return all(shiboken6.isValid(owner) for owner in owners if isinstance(owner, QObject))


class Worker(QObject):
    """One thread of its own: what it is asked is done in that order."""

    failed = Signal(Exception)
    _landed = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closed = False
        # Explicit: the default connection lost results emitted while the receiver was moving.
        self._landed.connect(self._land, Qt.ConnectionType.QueuedConnection)

    def do(self, errand: Callable[[], T], announce: Callable[[], object] | None = None) -> Job[T]:
        job = Job[T](announce)
        if self._closed:
            return job  # the base was locked meanwhile: whoever still asks is about to be deleted
        future = self._thread.submit(errand)
        future.add_done_callback(partial(self._landed.emit, job))
        return job

    @property
    def closed(self) -> bool:
        """Whether it takes nothing more; what it had begun may still be told."""
        return self._closed

    def close(self) -> None:
        """Finish what was asked, then stop."""
        self._closed = True
        self._thread.shutdown()

    def drop(self) -> None:
        """Take nothing more and wait for nothing: what runs ends by itself, its result dropped."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _land(self, job: Job[T], future: Future[T]) -> None:
        error = job.deliver(future)
        if error is not None:
            self.failed.emit(error)
