"""A move being made by one key after another: told once, after a short rest."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from conseil_mobilite.services.agenda.diary_entry import DiaryEntry, moved

REST_MS: Final = 700


class PendingMove(QObject):
    """Holds one appointment at most: the next one to move tells of the one before."""

    told = Signal(object, object, int)
    """The `DiaryEntry` as it was, the instant at which it shall start, and its minutes."""

    def __init__(self, parent: QObject, rest_ms: int = REST_MS) -> None:
        super().__init__(parent)
        self._before: DiaryEntry | None = None
        self._after: tuple[datetime, int] | None = None
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self.flush)

    def waits(self) -> bool:
        return self._before is not None

    def move(self, entry: DiaryEntry, starts_at: datetime, minutes: int) -> None:
        """Take a step; `entry` is the appointment as it is shown, steps taken so far included."""
        same = self._before is not None and self._before.appointment.id == entry.appointment.id
        if not same:
            self.flush()
            self._before = entry
        self._after = starts_at, minutes
        self._rest.start()

    def applied(self, entry: DiaryEntry, at: datetime) -> DiaryEntry:
        """Return an entry as the steps taken so far leave it."""
        if self._before is None or self._after is None:
            return entry
        if entry.appointment.id != self._before.appointment.id:
            return entry
        return moved(entry, *self._after, at)

    def flush(self) -> None:
        """Tell now what waits."""
        before, after = self._before, self._after
        self.drop()
        if before is not None and after is not None and after != _place(before):
            self.told.emit(before, *after)

    def drop(self) -> None:
        """Forget the steps taken."""
        self._rest.stop()
        self._before = self._after = None


def _place(entry: DiaryEntry) -> tuple[datetime, int]:
    return entry.appointment.starts_at, entry.appointment.duration_minutes
