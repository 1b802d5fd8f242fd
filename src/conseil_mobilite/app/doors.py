"""What the window shows while no base is open: unlocking it, or founding it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from conseil_mobilite.app.choosing import Choosing
from conseil_mobilite.app.clock import Clock
from conseil_mobilite.app.consolidating import consolidate
from conseil_mobilite.app.kit_door import KitDoor
from conseil_mobilite.app.opening import Opened, look_around
from conseil_mobilite.app.way_back import WayBack
from conseil_mobilite.gui.access.new_passphrase_screen import Came
from conseil_mobilite.gui.desk import Reopening
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.shell.brand import waiting
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.shell.patience import Patience
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import (
    MissingKeychainEntryError,
    UnavailableKeychainError,
    WrongPassphraseError,
)
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.key_slots import Opened as Found
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference
from conseil_mobilite.store.reference.territories import Territories


class Doors(QObject):
    """Every way to an open base. What is asked of it runs on one thread, apart from the window."""

    opened = Signal(object)
    """An `Opened`: the base and what is read of it once."""

    def __init__(
        self,
        window: Window,
        troubles: Troubles,
        settings: QSettings,
        clock: Clock,
        keychain: Keychain,
    ) -> None:
        super().__init__(window)
        self.base = Path()
        self._window, self._troubles = window, troubles
        self._clock, self._keychain = clock, keychain
        self._entered: Store | None = None
        """Open already, and not shown yet: nobody else would close it."""
        self._patience = Patience(settings, clock, self)
        self._worker = Worker("opening", self)
        self._asking = Worker("keychain", self)
        for worker in (self._worker, self._asking):
            worker.failed.connect(troubles.show)
        self._way_back = WayBack(window, self._worker, self._patience, clock)
        self._way_back.retried.connect(lambda: self.begin(self.base))
        self._way_back.secret_asked.connect(self.ask_passphrase)
        self._way_back.base_chosen.connect(self.begin)
        self._way_back.founding_asked.connect(self._found)
        self._way_back.opened.connect(self.use)

    def begin(self, base: Path) -> None:
        """Open a base with the keychain or ask for a passphrase; found it where there is none."""
        self.base = base
        if not vault.exists(base):
            if not self._way_back.missing(base):
                self._found()
            return
        lock = self.ask_passphrase()
        found = partial(vault.found_in_keychain, base, self._keychain, clock=self._clock)
        asking = self._asking.do(found)
        asking.then(partial(self._enter_by_keychain, lock), owner=lock)
        asking.otherwise(partial(self._keychain_failed, lock), owner=lock)

    def use(self, store: Store, *, new: bool = False) -> None:
        """Enter a base that is already open, or `new`: it has no recovery kit yet."""
        self.base = store.path
        entering = self._worker.do(lambda: self._look(store))
        entering.then(lambda opened: self._hand_over(replace(opened, kit_wanted=new)))

    def ask_passphrase(self) -> LockScreen:
        """Show the lock: nothing of the base is to be seen, nor in memory."""
        lock = LockScreen()
        lock.unlock_asked.connect(lambda passphrase: self._unlock(lock, passphrase))
        lock.kit_asked.connect(self._ask_kit)
        self._patience.ticked.connect(lock.hold)
        lock.help_asked.connect(self._explain_closed)
        self._window.show_view(lock)
        lock.hold(self._patience.left())
        return lock

    def reopen(self, errand: Reopening, store: Store, sentence: str) -> None:
        """Let an errand close the base, put another in its place, and open that one.

        Who had a recovery kit that opens it no more is offered another. Where it fails the base
        that is there, the former one or the next, waits behind the lock.
        """
        self._window.show_view(waiting(sentence))
        job = self._worker.do(partial(self._reopened, errand, store))
        job.then(self._hand_over).otherwise(partial(self._reopening_failed, store))

    def close(self) -> None:
        """Wait for what is being opened, and close it; never for a keychain."""
        self._asking.drop()
        self._worker.close()
        if self._entered is not None:
            self._entered.close()

    def _reopened(self, errand: Reopening, store: Store) -> Opened:
        had_kit = Access(store, Keychain(None)).recovery_count()
        opened = self._look(errand(store))
        has_kit = Access(opened.store, Keychain(None)).recovery_count()
        return replace(opened, kit_wanted=bool(had_kit) and not has_kit)

    def _look(self, store: Store) -> Opened:
        self._entered = store
        return look_around(store)

    def _hand_over(self, opened: Opened) -> None:
        """Let the pages have an open base, unless it was closed with the window meanwhile."""
        if self._entered is not opened.store or self._worker.closed:
            return
        if opened.store.temporary:
            self._choose(opened)
        else:
            self._emit(opened)

    def _reopening_failed(self, store: Store, error: Exception) -> None:
        store.close()
        self.ask_passphrase()
        self._troubles.show(error)

    def _explain_closed(self) -> None:
        self._way_back.explain(self.base, WrongPassphraseError(self.base))

    def _unlock(self, lock: LockScreen, passphrase: str) -> None:
        errand = partial(vault.open_with_passphrase, self.base, passphrase, clock=self._clock)
        opening = self._worker.do(lambda: self._look(errand()))
        opening.then(self._let_in).otherwise(partial(self._refuse, lock), owner=lock)

    def _enter_by_keychain(self, lock: LockScreen, found: Found) -> None:
        """Open with what the keychain gave, unless the passphrase is being tried meanwhile."""
        if lock.busy:
            return
        lock.show_busy()
        errand = partial(vault.open_found, self.base, found, clock=self._clock)
        opening = self._worker.do(lambda: self._look(errand()))
        opening.then(self._let_in).otherwise(partial(self._refuse, lock), owner=lock)

    def _let_in(self, opened: Opened) -> None:
        failures = self._patience.succeed()
        self._hand_over(replace(opened, failed_attempts=failures))

    def _choose(self, opened: Opened) -> None:
        """Have whoever came by a phrase that was handed over choose her own first."""
        choosing = Choosing(self._window, self._worker, self)
        choosing.failed.connect(self._troubles.show)
        choosing.chosen.connect(self._emit)
        choosing.chosen.connect(lambda _opened: choosing.deleteLater())
        choosing.ask(opened, Came.BY_PHRASE_HANDED_OVER)

    def _emit(self, opened: Opened) -> None:
        self._entered = None
        self.opened.emit(opened)

    def _ask_kit(self) -> None:
        door = KitDoor(self._window, self._worker, self._patience, self.base, self._clock)
        door.opened.connect(self.opened)
        door.failed.connect(self._kit_failed)
        door.given_up.connect(self.ask_passphrase)
        for end in (door.opened, door.given_up):
            end.connect(lambda *_end: door.deleteLater())
        door.ask()

    def _kit_failed(self, error: Exception) -> None:
        if self._way_back.takes(error):
            self._way_back.explain(self.base, error)
        else:
            self._troubles.show(error)

    def _refuse(self, lock: LockScreen, error: Exception) -> None:
        if isinstance(error, WrongPassphraseError):
            self._patience.fail()
        if self._way_back.takes(error):
            self._way_back.explain(self.base, error)
            return
        lock.show_error(str(error))

    def _keychain_failed(self, lock: LockScreen, error: Exception) -> None:
        """Ask for the passphrase; only a fault of the base itself is worth a word."""
        silent = isinstance(error, MissingKeychainEntryError | UnavailableKeychainError)
        if not silent and not lock.busy:
            self._refuse(lock, error)

    def _found(self) -> None:
        # Late: needed once in the life of a base.
        from conseil_mobilite.gui.settings.first_run import FirstRun  # noqa: PLC0415

        page = FirstRun(
            self.base,
            self._clock,
            self._worker,
            self._keychain,
            Territories.open(),
            reference.code_lists(),
        )
        page.founded.connect(partial(self.use, new=True))
        page.consolidation_asked.connect(lambda: consolidate(self._window, self._troubles, page))
        self._window.show_view(page)
