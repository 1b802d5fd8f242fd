"""The way in by a recovery kit: its code, then a new passphrase, then the pages."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.app.choosing import Choosing
from conseil_mobilite.app.clock import Clock
from conseil_mobilite.app.opening import Opened, look_around
from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.access.kit_screen import KitScreen
from conseil_mobilite.gui.access.new_passphrase_screen import Came
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.shell.closed.causes import worth_a_page
from conseil_mobilite.gui.shell.patience import Patience
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.store import vault
from conseil_mobilite.store.errors import WrongRecoveryCodeError
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain

NOBODY: Final = (
    "Ce kit est celui d’un compte qui a été désactivé : il n’ouvre plus les dossiers. Demandez à "
    "la personne responsable de la base de réactiver ce compte, ou d’en ouvrir un pour vous."
)


class KitDoor(QObject):
    """One passage. The base opened by the kit is closed again unless it ends by `opened`."""

    opened = Signal(object)
    """An `Opened`, its adviser having chosen a new passphrase."""
    given_up = Signal()
    failed = Signal(Exception)

    def __init__(
        self, window: Window, worker: Worker, patience: Patience, base: Path, clock: Clock
    ) -> None:
        super().__init__(window)
        self._window, self._worker, self._patience = window, worker, patience
        self._base, self._clock = base, clock
        self._choosing = Choosing(window, worker, self)
        self._choosing.chosen.connect(self.opened)
        self._choosing.failed.connect(self.failed)

    def ask(self) -> None:
        """Show the screen where the code is typed."""
        screen = KitScreen()
        screen.code_given.connect(partial(self._open, screen))
        screen.given_up.connect(self.given_up)
        self._patience.ticked.connect(screen.hold)
        self._window.show_view(screen)
        screen.hold(self._patience.left())

    def _open(self, screen: KitScreen, code: RecoveryCode) -> None:
        opening = self._worker.do(partial(_entered, self._base, code, self._clock))
        opening.then(self._choose, self).otherwise(partial(self._refuse, screen), owner=screen)

    def _refuse(self, screen: KitScreen, error: Exception) -> None:
        if isinstance(error, WrongRecoveryCodeError):
            self._patience.fail()
        if isinstance(error, UserError) and not worth_a_page(error):
            screen.show_error(str(error))
            return
        screen.show_ready()
        self.failed.emit(error)

    def _choose(self, opened: Opened) -> None:
        opened = replace(opened, failed_attempts=self._patience.succeed())
        self._choosing.ask(opened, Came.BY_KIT)


def _entered(base: Path, code: RecoveryCode, clock: Clock) -> Opened:
    store = vault.open_with_recovery(base, code, clock=clock)
    opened = look_around(store, NOBODY)
    Access(store, Keychain(None)).note_opened_with_recovery()
    return opened
