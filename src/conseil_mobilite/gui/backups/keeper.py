"""Backups made beside the work of the window, on a thread of their own: typing never waits."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job, Work, Worker
from conseil_mobilite.services.backups import keeping, transferring
from conseil_mobilite.services.backups.keeping import Examined, Kept
from conseil_mobilite.store.backups.opening import Unlocked, unlock
from conseil_mobilite.store.backups.shelf import Backup, found_in, on_shelf
from conseil_mobilite.store.database import Store

T = TypeVar("T")
Step = Callable[[int, int], None]
BACKING_UP: Final = "Sauvegarde en cours…"
CHECKING: Final = "Relecture des sauvegardes…"
PREPARING: Final = "Préparation du transfert…"


class BackupKeeper(QObject):
    """Makes, reads and copies backups of the open base, shown on the status line meanwhile.

    `changed`: what is kept is no longer the same, whoever shows it reads it again.
    """

    changed = Signal()

    def __init__(self, store: Store, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent or background)
        self._store, self._background = store, background
        self._worker = Worker("backing up", self)
        self._worker.failed.connect(background.failed)
        self._under_way: Work | None = None
        background.closing.connect(self._close)

    @property
    def base(self) -> Path:
        return self._store.path

    def back_up(self, reason: Reason) -> Job[Kept]:
        return self._long(BACKING_UP, lambda step: keeping.back_up(self._store, reason, step))

    def examine(self, backups: Sequence[Backup]) -> Job[tuple[Examined, ...]]:
        return self._long(CHECKING, lambda step: keeping.examine(self._store, backups, step))

    def prepare_transfer(self, drive: Path) -> Job[Backup]:
        return self._long(PREPARING, lambda step: transferring.prepare(self._store, drive, step))

    def known(self) -> Job[tuple[tuple[Backup, ...], tuple[Backup, ...]]]:
        """Give the backups beside the base, and those of the second place."""
        store = self._store
        return self._worker.do(lambda: (on_shelf(store.path), store.read(keeping.elsewhere)))

    def found(self, folder: Path) -> Job[tuple[Backup, ...]]:
        return self._worker.do(lambda: found_in(folder))

    def remove(self, backup: Backup) -> Job[None]:
        """Take a damaged backup away."""
        store = self._store
        return self._worker.do(lambda: keeping.remove(store, backup), self.changed.emit)

    def unlock(self, backup: Backup, typed: str) -> Job[Unlocked]:
        return self._worker.do(lambda: unlock(backup, typed))

    def due(self, now: datetime) -> Job[bool]:
        """Tell whether there is none of today."""
        return self._worker.do(lambda: not keeping.made_today(self._store.path, now))

    def quick(self, errand: Callable[[Store], T]) -> Job[T]:
        """Do what needs the base and no step, such as opening another one beside."""
        return self._worker.do(lambda: errand(self._store))

    def _long(self, words: str, errand: Callable[[Step], T]) -> Job[T]:
        work = self._under_way = self._background.start_work(words)
        return self._worker.do(lambda: errand(work.step), self.changed.emit).during(work)

    def _close(self) -> None:
        """Give up at the next step, rather than have whoever locks the base wait."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._worker.close()
