"""What a stroke of the mouse over the grid makes: a new appointment, a move, another length."""

from dataclasses import dataclass
from enum import StrEnum

from conseil_mobilite.gui.agenda.grid.spans import (
    QUARTER,
    Span,
    Spot,
    begun_at,
    drawn,
    ended_at,
    shifted,
    snapped,
)
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry


class Deed(StrEnum):
    CREATE = "create"
    MOVE = "move"
    END = "end"
    """The lower edge is pulled: it ends at another hour."""
    START = "start"
    """The upper edge is pulled."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Begun at `origin`; the appointment was at `before`, where there is one."""

    deed: Deed
    origin: Spot
    before: Span
    entry: DiaryEntry | None = None

    def to(self, spot: Spot, days: int) -> Span:
        """Return the span it leads to among so many days, by quarters of an hour.

        An hour such as 9 h 10 stays as it is until it is left: moved to another day, it is kept.
        """
        if self.deed is Deed.CREATE:
            return drawn(self.origin, spot)
        by = spot.minutes - self.origin.minutes
        still = abs(by) < QUARTER / 2
        if self.deed is Deed.MOVE:
            minutes = 0 if still else snapped(self.before.start + by) - self.before.start
            return shifted(self.before, spot.day - self.origin.day, minutes, days)
        if still:
            return self.before
        if self.deed is Deed.END:
            return ended_at(self.before, snapped(self.before.end + by))
        return begun_at(self.before, snapped(self.before.start + by))
