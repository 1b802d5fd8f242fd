"""Remind the adviser of what comes, if she wants; nobody is named while the window is locked."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from conseil_mobilite.domain.agenda.reminders import Coming, sums_up, to_tell
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.shell.reminder_choice import ReminderChoice
from conseil_mobilite.gui.shell.reminder_words import late_words, meeting_words
from conseil_mobilite.services.today import reminders
from conseil_mobilite.services.today.reminders import LateThings

TICK_MS: Final = 30_000
_TOLD_UNTIL: Final = "reminders/told_until"
_SUMMED_UP: Final = "reminders/summed_up"


class Reminding(QObject):
    """Looks every half minute. What it keeps while the window is locked are hours, no names.

    `told` carries a title and a line; `changed` whether anything is wanted at all.
    """

    told = Signal(str, str)
    changed = Signal(bool)

    def __init__(
        self,
        settings: QSettings,
        clock: Callable[[], datetime],
        parent: QObject,
        *,
        possible: bool,
    ) -> None:
        """`possible`: whether this computer can show what is told."""
        super().__init__(parent)
        self.possible = possible
        self._settings, self._clock = settings, clock
        self._coming: tuple[Coming, ...] = ()
        self._background: Background | None = None
        self._adviser: UUID | None = None
        self._whose = ""
        self._shared = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.look)

    def choice(self) -> ReminderChoice:
        return ReminderChoice.kept(self._settings)

    def choose(self, choice: ReminderChoice) -> None:
        choice.keep(self._settings)
        self.changed.emit(choice.wanted)
        self.look()

    def begin(self, background: Background, adviser_id: UUID) -> None:
        """Look from now on in the base that is open, for the adviser at work."""
        self._background, self._adviser = background, adviser_id
        self._whose = adviser_id.hex  # what one was told, a colleague on this computer was not
        self._shared = False
        self._tick.start()
        self.look()

    def share(self, shared: bool) -> None:  # noqa: FBT001 - a signal carries it
        """Name nobody while the person beside looks at the screen."""
        self._shared = shared

    def lock(self) -> None:
        """Forget the base and the names; the hours known so far can still be told."""
        self._background = self._adviser = None
        self._coming = tuple(each.nameless() for each in self._coming)

    @property
    def nameless(self) -> bool:
        """Whether nothing is known here but hours."""
        return self._background is None and not any(each.who for each in self._coming)

    def look(self) -> None:
        """Read what comes where the base is open, then tell what is due."""
        choice = self.choice()
        if not (self.possible and choice.wanted):
            return
        if self._background is None or self._adviser is None:
            self._tell_coming()
            return
        read, now = self._background.read, self._clock()
        read(reminders.coming, now, self._adviser).then(self._know)
        if choice.morning and sums_up(now, self._summed_up()):
            self._settings.setValue(self._key(_SUMMED_UP), paris_day(now).isoformat())
            read(reminders.late_things, now, self._adviser).then(self._sum_up)

    def _know(self, coming: tuple[Coming, ...]) -> None:
        named = self._background is not None and self.choice().names and not self._shared
        self._coming = coming if named else tuple(each.nameless() for each in coming)
        self._tell_coming()

    def _tell_coming(self) -> None:
        if not self.choice().appointments:
            return
        now = self._clock()
        due = to_tell(self._coming, now, self._told_until())
        if due:
            self._settings.setValue(self._key(_TOLD_UNTIL), due[-1].starts_at.isoformat())
        for at, same in groupby(due, key=lambda each: each.starts_at):
            self.told.emit(*meeting_words(at, tuple(each.who for each in same), now))

    def _sum_up(self, late: LateThings) -> None:
        if late:
            self.told.emit(*late_words(late))

    def _key(self, name: str) -> str:
        return f"{name}/{self._whose}"

    def _told_until(self) -> datetime | None:
        kept = str(self._settings.value(self._key(_TOLD_UNTIL), ""))
        try:
            return datetime.fromisoformat(kept)
        except ValueError:
            return None

    def _summed_up(self) -> date | None:
        kept = str(self._settings.value(self._key(_SUMMED_UP), ""))
        try:
            return date.fromisoformat(kept)
        except ValueError:
            return None
