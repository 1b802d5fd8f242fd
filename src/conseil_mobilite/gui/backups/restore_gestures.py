"""From a chosen backup to a base: the dialog, the trial of the secret, and what follows."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.backups.restore_dialog import RestoreDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.services.backups import forgotten, holdings, restoring
from conseil_mobilite.store.backups.opening import Unlocked
from conseil_mobilite.store.backups.shelf import STAMP, Backup
from conseil_mobilite.store.database import Store

RESTORING: Final = "Restauration de la sauvegarde : la base de tout à l’heure est d’abord gardée…"


class RestoreGestures(QObject):
    """`opened_beside` carries the path of the other base that was made."""

    opened_beside = Signal(object)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, keeper: BackupKeeper, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._keeper, self._page = desk, keeper, page

    def ask(self, backup: Backup) -> None:
        """Show what the backup holds beside the present base, and ask what to do of it."""
        base = self._keeper.base
        telling = self._desk.background.read(holdings.present, base)
        telling.then(partial(self._open, backup), self)

    def _open(self, backup: Backup, present: Backup) -> None:
        dialog = RestoreDialog(backup, present, self._desk.clock(), self._page)
        dialog.asked.connect(lambda: self._unlock(dialog, backup, self._replace))
        dialog.beside_asked.connect(lambda: self._unlock(dialog, backup, self._ask_where))
        dialog.open()

    def _unlock(
        self,
        dialog: RestoreDialog,
        backup: Backup,
        then: Callable[[RestoreDialog, Unlocked], object],
    ) -> None:
        try:
            typed = dialog.typed()
        except UserError as error:
            dialog.show_error(error)
            return
        dialog.hold()
        trying = self._keeper.unlock(backup, typed)
        trying.then(partial(then, dialog), dialog).otherwise(dialog.show_error, dialog)

    def _replace(self, dialog: RestoreDialog, chosen: Unlocked) -> None:
        dialog.done_with()
        self._desk.station.reopen(
            lambda store: restoring.restore(store, chosen, _unwatched), RESTORING
        )

    def _ask_where(self, dialog: RestoreDialog, chosen: Unlocked) -> None:
        dialog.done_with()
        choose_folder(self._page, "Dossier de l’autre base", partial(self._beside, chosen))

    def _beside(self, chosen: Unlocked, folder: Path) -> None:
        name = f"{chosen.backup.base.stem}-{chosen.backup.at:{STAMP}}"
        target = folder / name / chosen.backup.base.name

        def errand(store: Store) -> Path:
            known = forgotten.all_known(store.path, chosen.backup, store)
            restoring.restore_beside(target, chosen, known, clock=store.now, step=_unwatched)
            return target

        making = self._keeper.quick(errand)
        making.then(self.opened_beside.emit, self).otherwise(self.troubled.emit, self)


def open_window_on(base: Path) -> bool:
    """Open another window of the program on another base; False where the system refuses."""
    # A frozen program is its own interpreter.
    module = [] if getattr(sys, "frozen", False) else ["-m", "conseil_mobilite"]
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments([*module, "--base", str(base)])
    return bool(process.startDetached())


def _unwatched(_done: int, _total: int) -> None:
    """Follow nothing: the window waits."""
