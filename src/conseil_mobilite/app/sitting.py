"""A sitting: the base opened, worked on, locked, opened again, until the window closes."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from conseil_mobilite.app.clock import Clock
from conseil_mobilite.app.doors import Doors
from conseil_mobilite.app.finding import finder
from conseil_mobilite.app.garbage import Garbage
from conseil_mobilite.app.opening import Opened
from conseil_mobilite.app.pages import places, rooms
from conseil_mobilite.app.reminding import reminding_beside
from conseil_mobilite.app.undoing import Undoing
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Reopening, Station
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.shell.called import Called
from conseil_mobilite.gui.shell.idle import IDLE_MINUTES, IdleWatch
from conseil_mobilite.gui.shell.troubles import Troubles
from conseil_mobilite.gui.shell.window import Window
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.imports import runs
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference


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
        self.workspace: Workspace | None = None
        self._troubles, self._settings, self._clock = troubles, settings, clock
        self._keychain = keychain
        self._doors = Doors(window, troubles, clock, keychain)
        self._doors.opened.connect(self._show)
        self._store: Store | None = None
        self.background: Background | None = None
        self.subscription: SubscriptionFile | None = None
        self._garbage = Garbage(self)
        self._idle = IdleWatch(_application(), IDLE_MINUTES)
        self._idle.left.connect(self.lock)
        self.reminding = reminding_beside(window, settings, clock, self)
        self._called = Called(self)
        self._called.called.connect(window.come_forward)
        window.closing.connect(self.close)
        _application().styleHints().colorSchemeChanged.connect(lambda _scheme: self._redress())

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
        self._put_away()
        self._doors.ask_passphrase()
        self.locked.emit()

    def stay(self) -> None:
        """Take it that somebody is there, who acts on widgets and not on the window: the tour."""
        if self.workspace is not None:
            self._idle.start()

    def close(self) -> None:
        """Keep what was being typed and close the base. Idempotent."""
        self._put_away()
        self._doors.close()
        self._garbage.stop()

    def _show(self, opened: Opened) -> None:
        self._store = opened.store
        background = self.background = Background(opened.store, self._clock, self)
        background.failed.connect(self._troubles.show)
        background.note(runs.forget_reports)
        subscription = SubscriptionFile(
            background, self._clock, opened.adviser, self._settings, self
        )
        self.subscription = subscription
        desk = Desk(
            background,
            self._clock,
            reference.grid(),
            reference.code_lists(),
            opened.territories,
            opened.adviser,
            self._station(opened.store, subscription),
        )
        self._lay_out(desk, opened.organisation.name, Route(Screen.TODAY))
        self._idle.start()
        self._called.watch(opened.store.path)
        self.reminding.begin(background, opened.adviser.id)

    def _station(self, store: Store, subscription: SubscriptionFile) -> Station:
        access = Access(store, self._keychain)
        looks = partial(Appearance.kept, self._settings)
        return Station(
            access,
            looks,
            IDLE_MINUTES,
            self._settings,
            self._reopen,
            subscription=subscription,
            reminding=self.reminding,
        )

    def _lay_out(self, desk: Desk, body: str, first: Route) -> None:
        workspace = Workspace(
            places(desk), rooms(desk), finder(desk), who=desk.adviser.full_name, body=body
        )
        self.workspace = workspace
        workspace.lock_asked.connect(self.lock, Qt.ConnectionType.QueuedConnection)
        Undoing(workspace, desk.background)
        workspace.stage.troubled.connect(self._troubles.show)
        workspace.stage.screen_shared.connect(self.reminding.share)
        workspace.stage.appearance_chosen.connect(
            lambda chosen: self._change_looks(chosen, desk, body)
        )
        desk.background.saved.connect(workspace.status.show_saved)
        desk.background.work_started.connect(workspace.status.show_work)
        self.window.show_view(workspace)
        QTimer.singleShot(0, workspace, lambda: self._enter(workspace, first))

    def _enter(self, workspace: Workspace, first: Route) -> None:
        """Make the first page once the shell is painted."""
        workspace.open(first)
        self.opened.emit()
        if self.subscription is not None:
            self.subscription.said.connect(workspace.status.say)
            self.subscription.begin()

    def _change_looks(self, chosen: Appearance, desk: Desk, body: str) -> None:
        """Dress anew; sizes are laid out once, so another text size lays everything out again."""
        resized = chosen.scale != Appearance.kept(self._settings).scale
        chosen.keep(self._settings)
        chosen.apply(_application())
        if resized and self.workspace is not None:
            self.workspace.stage.leave()
            self._lay_out(desk, body, self.workspace.stage.route())

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

    def _put_away(self) -> None:
        store = self._store
        self._empty()
        if store is not None:
            store.close()

    def _empty(self) -> None:
        """Keep what was being typed, then let go of all that is shown; the base stays open."""
        self._idle.stop()
        self._called.stop()
        self.reminding.lock()
        if self.workspace is not None:
            self.workspace.stage.leave()
        if self.subscription is not None:
            self.subscription.stop()
            self.subscription.deleteLater()
        if self.background is not None:
            self.background.close()
        self.workspace = self.background = self._store = self.subscription = None


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
