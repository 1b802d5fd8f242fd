"""Backups made by themselves: of the day at the first pause, and on leaving where there is none."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.backups.state import BackupState, late, summary, warnings
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.shell.status import StatusLine
from conseil_mobilite.services.backups import keeping
from conseil_mobilite.services.backups.keeping import Kept
from conseil_mobilite.store.database import Store

PAUSE_MS: Final = 30_000
"""Nothing saved for so long is a pause."""
HOUR_MS: Final = 3_600_000
LOOK_MS: Final = 600_000
"""The room of the disk is looked at again so often: others fill it too."""


class BackingUp(QObject):
    """Lives as long as an opening of the base. The status line says what it knows."""

    def __init__(self, store: Store, background: Background, clock: Callable[[], datetime]) -> None:
        super().__init__(background)
        self.keeper = BackupKeeper(store, background, self)
        self._background, self._clock = background, clock
        self._status: StatusLine | None = None
        self.written = False
        """Whether anything was saved since the base was opened."""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._begin)
        self._hour = QTimer(self, interval=HOUR_MS)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._refresh)
        self._hour.timeout.connect(self._pause.start)  # a window left open sees another day
        background.saved.connect(self._follow)
        background.closed.connect(self._stop)
        self.keeper.changed.connect(self._refresh)

    def show_on(self, status: StatusLine) -> None:
        self._status = status
        status.back_up_asked.connect(lambda: self._make(Reason.ASKED))
        self._refresh()
        self._pause.start()
        self._hour.start()
        self._look.start()

    def _follow(self) -> None:
        self.written = True
        if self._pause.isActive():
            self._pause.start()

    def _begin(self) -> None:
        self.keeper.due(self._clock()).then(self._make_due, self)

    def _make_due(self, due: bool) -> None:  # noqa: FBT001 - what a job returns
        if due:
            self._make(Reason.DAILY)

    def _make(self, reason: Reason) -> None:
        making = self.keeper.back_up(reason)
        making.then(self._tell, self).otherwise(self._refuse, self)

    def _tell(self, kept: Kept) -> None:
        if kept.trouble:
            self._say(f"Second lieu : pas de copie. {kept.trouble}", warned=True, late=False)

    def _refuse(self, error: Exception) -> None:
        """Say it calmly: nobody asked for anything, and what is saved is saved."""
        if isinstance(error, UserError):
            self._say(f"Pas de sauvegarde. {error}", warned=True, late=True)
        else:
            self._background.failed.emit(error)

    def _refresh(self) -> None:
        self._background.read(keeping.state, self.keeper.base).then(self._show, self)

    def _show(self, state: BackupState) -> None:
        now = self._clock()
        wrong = warnings(state, now)
        said = wrong[0] if wrong and state.last else summary(state, now)
        self._say(said, warned=bool(wrong), late=late(state, now))

    def _say(self, sentence: str, *, warned: bool, late: bool) -> None:
        if self._status is not None:
            self._status.show_backup(sentence, warned=warned, late=late)

    def _stop(self) -> None:
        self._status = None
        self._pause.stop()
        self._hour.stop()
        self._look.stop()


def back_up_on_leaving(store: Store) -> None:
    """Back the base up where there is no backup of today; leaving is never refused for it."""
    try:
        if not keeping.made_today(store.path, store.now()):
            keeping.back_up(store, Reason.LEAVING, lambda _done, _total: None)
    except UserError:
        return
