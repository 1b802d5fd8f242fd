"""Keep the subscription file up to date while the base is open, without anybody waiting for it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.agenda.calendars.subscription_choice import SubscriptionChoice, forget
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.interchange.calendar_event import CalendarFile
from conseil_mobilite.services.agenda.calendars import calendar_subscription
from conseil_mobilite.services.agenda.calendars.calendar_subscription import UNKNOWN, Mark

QUIET_MS: Final = 3_000
"""How long nothing must have been saved before the diary is looked at."""
HOUR_MS: Final = 3_600_000
FAILED: Final = "Le fichier d’abonnement n’est pas à jour : voyez Réglages."
Seen: TypeAlias = tuple[Mark, date]
UNSEEN: Final[Seen] = (UNKNOWN, date.min)


class SubscriptionFile(QObject):
    """Looks at the diary after each change, at the beginning and each day; writes if it must.

    A failure is said once, and what is wrong stays in `trouble` until the next try, which the next
    change brings. Looking at the diary is a short reading; the writing has a thread of its own.
    """

    changed = Signal()
    """What the settings show of it: the choice, `written_at` or `trouble`."""
    looked = Signal()
    """The diary was looked at; whatever had to be written is being so."""
    said = Signal(str)

    def __init__(
        self,
        background: Background,
        clock: Callable[[], datetime],
        adviser: Adviser,
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._clock = background, clock
        self._adviser, self._settings = adviser, settings
        self.choice = self._named(SubscriptionChoice.kept(settings, adviser.id))
        self.written_at: datetime | None = None
        self.trouble = ""
        self._seen = UNSEEN
        self._worker = Worker("calendar", self)
        self._worker.failed.connect(background.failed)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._hourly = QTimer(self, interval=HOUR_MS)
        self._quiet.timeout.connect(self._look)
        self._hourly.timeout.connect(self._look)
        background.saved.connect(self._stir)

    @property
    def path(self) -> Path | None:
        return self._path(self.choice)

    def begin(self) -> None:
        """Bring the file up to date, and follow the diary from now on."""
        self._hourly.start()
        self._look()

    def keep(self, choice: SubscriptionChoice | None) -> None:
        """Follow another choice; the file of the former one is taken away where it was."""
        before, self.choice = self.choice, self._named(choice)
        self.trouble, self.written_at, self._seen = "", None, UNSEEN
        if (choice is None) != (before is None):
            followed = choice is not None
            self._background.note(calendar_subscription.follow, followed=followed)
        if self.choice is None:
            forget(self._settings, self._adviser.id)
        else:
            self.choice.keep(self._settings, self._adviser.id)
        former = self._path(before)
        if former is not None and former != self.path:
            gone = partial(calendar_subscription.remove, former, self._adviser.id)
            self._worker.do(gone).otherwise(self._fail)
        self.changed.emit()
        self._look()

    def stop(self) -> None:
        """Write what was changed a moment ago, then follow no more; before the base is closed."""
        path, choice = self.path, self.choice
        if self._quiet.isActive() and path is not None and choice is not None:
            last = self._background.read(calendar_subscription.refresh, path, choice.wording)
            last.otherwise(lambda _error: None)
        self._quiet.stop()
        self._hourly.stop()
        self._worker.close()

    def _stir(self, _at: datetime) -> None:
        if self.choice is not None:
            self._quiet.start()

    def _look(self) -> None:
        if self.choice is not None:
            looking = self._background.read(calendar_subscription.last_change, self._seen[0])
            looking.then(self._compare, self).otherwise(self._fail)

    def _compare(self, mark: Mark) -> None:
        """Read the diary where it changed, the day did, or the last try failed."""
        seen = mark, paris_day(self._clock())
        if self.choice is not None and (seen != self._seen or self.trouble):
            reading = self._background.read(calendar_subscription.calendar, self.choice.wording)
            reading.then(partial(self._write, seen), self).otherwise(self._fail)
        self.looked.emit()

    def _write(self, seen: Seen, diary: CalendarFile) -> None:
        path = self.path
        if path is not None:
            writing = self._worker.do(partial(calendar_subscription.write, path, diary))
            writing.then(lambda _none: self._done(seen), self).otherwise(self._fail)

    def _done(self, seen: Seen) -> None:
        self._seen = seen
        self.trouble, self.written_at = "", self._clock()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            self._background.failed.emit(error)
            return
        if not self.trouble:
            self.said.emit(FAILED)
        self.trouble = str(error)
        self.changed.emit()

    def _named(self, choice: SubscriptionChoice | None) -> SubscriptionChoice | None:
        """Give the file the name of the adviser, once: it stays the one that others read."""
        if choice is None or choice.name:
            return choice
        made = calendar_subscription.file_in(choice.folder, self._adviser.full_name)
        return replace(choice, name=made.name)

    def _path(self, choice: SubscriptionChoice | None) -> Path | None:
        return choice.folder / choice.name if choice else None
