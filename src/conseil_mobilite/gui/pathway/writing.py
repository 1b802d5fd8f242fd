"""Follow the writings under way: what is shown is read again once none is left."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.dialogs import Creation

T = TypeVar("T")


class Writing(QObject):
    """Counts what was asked and not yet kept. Reading before it is nought would show the past."""

    settled = Signal()
    troubled = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way = 0

    def under_way(self) -> bool:
        return self._under_way > 0

    def watch(
        self,
        job: Job[T],
        then: Callable[[T], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do `then` with what was kept, or `otherwise` with the reason why it was not."""
        self._under_way += 1

        def keep(result: T) -> None:
            if then is not None:
                then(result)
            self._end()

        def fail(error: Exception) -> None:
            (otherwise or self.troubled.emit)(error)
            self._end()

        job.then(keep, owner=self).otherwise(fail, owner=self)

    def hand_over(
        self, dialog: Creation, job: Job[T], then: Callable[[T], object] | None = None
    ) -> None:
        """Let a dialog wait for its service: a second click asks nothing more."""
        dialog.confirm.setEnabled(False)

        def keep(result: T) -> None:
            if shiboken6.isValid(dialog):
                dialog.done_with()
            if then is not None:
                then(result)

        def fail(error: Exception) -> None:
            if shiboken6.isValid(dialog):
                dialog.show_error(error)
            else:
                self.troubled.emit(error)

        self.watch(job, keep, fail)

    def _end(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self.settled.emit()
