"""A new passphrase between a base that just opened and its pages: nothing of it is seen before."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.app.opening import Opened
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.access.new_passphrase_screen import Came, NewPassphraseScreen
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain


class Choosing(QObject):
    """One passage. The base is closed again unless it ends by `chosen`."""

    chosen = Signal(object)
    """The `Opened`, its adviser having chosen her passphrase."""
    failed = Signal(Exception)

    def __init__(self, window: Window, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._worker = window, worker
        self._held: Store | None = None
        window.closing.connect(self.leave)

    def ask(self, opened: Opened, came: Came) -> None:
        """Show the screen; `came` says by what the base was opened."""
        self._held = opened.store
        adviser = opened.adviser
        personal = (adviser.first_name, adviser.last_name, opened.organisation.name)
        screen = NewPassphraseScreen(adviser.first_name, personal, came)
        screen.chosen.connect(partial(self._renew, screen, opened))
        self._window.show_view(screen)

    def leave(self) -> None:
        """Close the base whose passphrase was not chosen. Idempotent."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _renew(
        self,
        screen: NewPassphraseScreen,
        opened: Opened,
        phrase: str,
        kit: bool,  # noqa: FBT001 - a signal carries it
    ) -> None:
        access = Access(opened.store, Keychain(None))
        renewing = self._worker.do(
            lambda: access.renew_passphrase(phrase, opened.adviser.full_name)
        )
        ready = replace(opened, kit_wanted=opened.kit_wanted or kit)
        renewing.then(lambda _none: self._enter(ready), screen)
        renewing.otherwise(partial(self._say, screen), owner=screen)

    def _enter(self, opened: Opened) -> None:
        self._held = None
        self.chosen.emit(opened)

    def _say(self, screen: NewPassphraseScreen, error: Exception) -> None:
        if isinstance(error, UserError):
            screen.show_error(error)
            return
        screen.show_ready()
        self.failed.emit(error)
