"""One opening of the base: its threads, its desk, its workspace, from unlocking to locking."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QSettings, Qt, Signal

from conseil_mobilite.app.backing_up import BackingUp
from conseil_mobilite.app.clock import Clock
from conseil_mobilite.app.finding import finder
from conseil_mobilite.app.opening import Opened
from conseil_mobilite.app.pages import places, rooms
from conseil_mobilite.app.returning import Place
from conseil_mobilite.app.undoing import Undoing
from conseil_mobilite.domain.errors import GoneError
from conseil_mobilite.gui.access.kit_dialog import KitDialog
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.desk import Desk, Reopening, Station
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.shell.reminding import Reminding
from conseil_mobilite.gui.shell.troubles import note
from conseil_mobilite.gui.shell.workspace import Workspace
from conseil_mobilite.services.audit import keeping, openings
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.imports import runs
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.reference import reference


class Workplace(QObject):
    """`laid_out` carries each workspace made: a larger text has it laid out again."""

    laid_out = Signal(object)
    entered = Signal()
    """The first page is made."""
    lock_asked = Signal()
    troubled = Signal(Exception)

    def __init__(
        self, opened: Opened, settings: QSettings, clock: Clock, keychain: Keychain, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._opened, self._settings = opened, settings
        self.background = Background(opened.store, clock, self)
        self.background.failed.connect(self._tell)
        self.background.outdated.connect(note)
        self.background.note(openings.note_opening, Way.WINDOW, opened.failed_attempts)
        self.background.note(runs.forget_reports)
        self.background.note(keeping.forget_old)
        self.subscription = SubscriptionFile(self.background, clock, opened.adviser, settings, self)
        self.backing_up = BackingUp(opened.store, self.background, clock)
        self.access = Access(opened.store, keychain)
        self.workspace: Workspace | None = None
        self._clock = clock

    def furnish(
        self,
        reminding: Reminding,
        reopen: Callable[[Reopening, str], None],
        watch_idle: Callable[[int], object],
        report: Callable[[], None],
    ) -> None:
        """Set the desk where the adviser works."""
        station = Station(
            self.access,
            partial(Appearance.kept, self._settings),
            self._opened.lock.minutes,
            self._settings,
            reopen,
            subscription=self.subscription,
            reminding=reminding,
            keeper=self.backing_up.keeper,
            report=report,
            watch_idle=watch_idle,
            kit_made=self._forget_kit,
        )
        self.desk = Desk(
            self.background,
            self._clock,
            reference.grid(),
            reference.code_lists(),
            self._opened.territories,
            self._opened.adviser,
            station,
        )

    def lay_out(self, place: Place) -> Workspace:
        """Make the shell; the page it opens on is made once that is painted."""
        desk = self.desk
        workspace = Workspace(
            places(desk),
            rooms(desk),
            finder(desk),
            who=desk.adviser.full_name,
            body=self._opened.organisation.name,
        )
        self.workspace = workspace
        workspace.lock_asked.connect(self.lock_asked, Qt.ConnectionType.QueuedConnection)
        Undoing(workspace, desk.background)
        workspace.stage.troubled.connect(self._tell)
        desk.background.outdated.connect(workspace.stage.refresh)
        desk.background.saved.connect(workspace.status.show_saved)
        desk.background.work_started.connect(workspace.status.show_work)
        self.backing_up.show_on(workspace.status)
        workspace.status.kit.clicked.connect(self.offer_kit)
        self.laid_out.emit(workspace)
        soon(workspace, lambda: self._enter(workspace, place))
        return workspace

    def offer_kit(self) -> None:
        """Propose a recovery kit; it can wait."""
        if self.workspace is not None:
            KitDialog(self.desk, self.workspace).open()

    def leave(self) -> None:
        """Keep what is being typed, and stop what runs beside."""
        if self.workspace is not None:
            self.workspace.stage.leave()
        self.subscription.stop()
        self.background.close()
        self.deleteLater()

    def _tell(self, error: Exception) -> None:
        """Say calmly of what is no more that it is so: nothing is to be mended."""
        if isinstance(error, GoneError) and self.workspace is not None:
            self.workspace.status.say(str(error))
        else:
            self.troubled.emit(error)

    def _enter(self, workspace: Workspace, place: Place) -> None:
        place.restore(workspace)
        self.entered.emit()
        counting = self.background.work(self.access.recovery_count)
        counting.then(self._remind_of_kit, self).otherwise(_ignore)
        self.subscription.said.connect(workspace.status.say)
        self.subscription.begin()
        if self._opened.kit_wanted:
            self.offer_kit()

    def _remind_of_kit(self, count: int) -> None:
        if self.workspace is not None:
            self.workspace.status.recall_kit(missing=not count)

    def _forget_kit(self) -> None:
        self._remind_of_kit(1)


def _ignore(_error: Exception) -> None:
    """Remind of nothing where the keys cannot be read: what opens the base next says it."""


def start_page() -> Place:
    return Place(route=Route(Screen.TODAY))
