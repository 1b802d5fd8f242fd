"""A sitting: the base opened, worked on, locked, opened again, until the window closes."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from conseil_mobilite.app.away import Away
from conseil_mobilite.app.backing_up import back_up_on_leaving
from conseil_mobilite.app.clock import Clock
from conseil_mobilite.app.doors import Doors
from conseil_mobilite.app.garbage import Garbage
from conseil_mobilite.app.opening import Opened
from conseil_mobilite.app.reminding import reminding_beside
from conseil_mobilite.app.returning import Place, Places
from conseil_mobilite.app.workplace import Workplace, start_page
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Reopening
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.shell.called import Called
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.audit import magnitudes, openings
from conseil_mobilite.store.database import Service, Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.keychain import Keychain


class Sitting(QObject):
    """What the window shows, from the first sight of the base to its closing."""

    opened = Signal()
    """The workspace is there, its first page made."""
    locked = Signal()

    def __init__(
        self,
        window: Window,
        troubles: Troubles,
        settings: QSettings,
        clock: Clock,
        keychain: Keychain,
    ) -> None:
        super().__init__(window)
        self.window = window
        self._troubles, self._settings, self._clock = troubles, settings, clock
        self._keychain = keychain
        self._doors = Doors(window, troubles, settings, clock, keychain)
        self._doors.opened.connect(self._show)
        self._store: Store | None = None
        self._workplace: Workplace | None = None
        self._places = Places()
        Garbage(self)
        self.away = Away(_application(), self)
        self.away.left.connect(self.lock)
        self.reminding = reminding_beside(window, settings, clock, self)
        self._called = Called(self)
        self._called.called.connect(window.come_forward)
        window.closing.connect(self.close)
        _application().styleHints().colorSchemeChanged.connect(lambda _scheme: self._redress())

    @property
    def workspace(self) -> Workspace | None:
        return self._workplace.workspace if self._workplace is not None else None

    @property
    def background(self) -> Background | None:
        return self._workplace.background if self._workplace is not None else None

    @property
    def subscription(self) -> SubscriptionFile | None:
        return self._workplace.subscription if self._workplace is not None else None

    def begin(self, base: Path) -> None:
        """Open a base with the keychain or ask for a passphrase; found it where there is none."""
        self._doors.begin(base)

    def use(self, store: Store) -> None:
        """Show a base that is already open."""
        self._doors.use(store)

    def lock(self) -> None:
        """Empty the window and drop the key; what was being typed is kept first."""
        if self._store is None:
            return
        self._put_away(openings.note_lock)
        self._troubles.hush()
        self.away.clear(self.window)
        self._doors.ask_passphrase()
        self.locked.emit()

    def stay(self) -> None:
        """Take it that somebody is there, who acts on widgets and not on the window: the tour."""
        if self.workspace is not None:
            self.away.idle.start()

    def close(self) -> None:
        """Keep what was being typed, back the base up, and close it. Idempotent."""
        self._put_away(openings.note_closing, leaving=True)
        self._doors.close()

    def _show(self, opened: Opened) -> None:
        self._store = opened.store
        workplace = Workplace(opened, self._settings, self._clock, self._keychain, self)
        self._workplace = workplace
        workplace.troubled.connect(self._troubles.show)
        workplace.lock_asked.connect(self.lock)
        workplace.entered.connect(self.opened)
        workplace.laid_out.connect(self._let_in)
        report = self._troubles.report
        workplace.furnish(self.reminding, self._reopen, self.away.begin, report)
        workplace.background.read(magnitudes.counts).then(self._troubles.know)
        workplace.lay_out(self._places.take(opened.store) or start_page())
        self.away.begin(opened.lock.minutes)
        self._called.watch(opened.store.path)
        self.reminding.begin(workplace.background, opened.adviser.id)

    def _let_in(self, workspace: Workspace) -> None:
        workspace.stage.screen_shared.connect(self.reminding.share)
        workspace.stage.appearance_chosen.connect(self._change_looks)
        self.window.show_view(workspace)

    def _change_looks(self, chosen: Appearance) -> None:
        """Dress anew; sizes are laid out once, so another text size lays everything out again."""
        resized = chosen.scale != Appearance.kept(self._settings).scale
        chosen.keep(self._settings)
        chosen.apply(_application())
        if resized and self._workplace is not None and self.workspace is not None:
            self.workspace.stage.leave()
            self._workplace.lay_out(Place(route=self.workspace.stage.route()))

    def _redress(self) -> None:
        """Follow the system from light to dark where the adviser left the choice to it."""
        kept = Appearance.kept(self._settings)
        if kept.look is Look.SYSTEM:
            kept.apply(_application())

    def _reopen(self, errand: Reopening, sentence: str) -> None:
        store = self._store
        if store is None:
            return
        self._empty()
        self._doors.reopen(errand, store, sentence)

    def _put_away(self, note: Service[[], None], *, leaving: bool = False) -> None:
        """Close the base, its trail told why; a disk that refuses keeps nobody from locking."""
        store, workplace = self._store, self._workplace
        written = workplace is not None and workplace.backing_up.written
        self._empty()
        if store is None:
            return
        with suppress(StoreError):
            store.run(note)
        if leaving and written:
            self.window.hide()  # nobody waits for the copy
            back_up_on_leaving(store)
        store.close()

    def _empty(self) -> None:
        """Keep what was being typed, then let go of all that is shown; the base stays open."""
        self.away.stop()
        self._called.stop()
        self.reminding.lock()
        if self._workplace is None or self._store is None:
            return
        if self.workspace is not None and self.workspace.stage.page() is not None:
            self._places.keep(self._store, Place.of(self.workspace))
        self._workplace.leave()
        self._workplace = self._store = None


def open_window(
    store: Store, settings: QSettings, journal: Path, clock: Clock, keychain: Keychain
) -> Sitting:
    """Open the window on an open base, for the guided tour and for tests.

    Wait for `Sitting.opened`; closing the window closes the base.
    """
    window = Window(settings)
    sitting = Sitting(window, Troubles(window, journal), settings, clock, keychain)
    sitting.use(store)
    window.show()
    return sitting


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
