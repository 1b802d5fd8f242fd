"""Where the days of a month stand: weeks as rows, an empty weekend leaving room to the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from conseil_mobilite.gui.agenda.month.month_days import MonthDay
from conseil_mobilite.gui.agenda.month.month_painting import HEAD
from conseil_mobilite.gui.agenda.period import WEEK_DAYS
from conseil_mobilite.gui.kit.theme import dp

SATURDAY: Final = 5
FREE_WEEKEND: Final = 0.6
"""The width, of one, of a Saturday or a Sunday that nothing is planned on all month."""


@dataclass(frozen=True, slots=True)
class MonthShape:
    """Measures of whole weeks in a widget of some size, in pixels."""

    days: Sequence[MonthDay]
    breadths: Sequence[float]
    width: int
    height: int

    def area(self, rank: int) -> QRectF:
        """Return where a day stands by its rank; the edges are whole pixels."""
        height = (self.height - dp(HEAD)) / max(len(self.days) // WEEK_DAYS, 1)
        width = self.width / sum(self.breadths)
        week, weekday = divmod(rank, WEEK_DAYS)
        left = round(sum(self.breadths[:weekday]) * width)
        right = round(sum(self.breadths[: weekday + 1]) * width)
        top, bottom = round(dp(HEAD) + week * height), round(dp(HEAD) + (week + 1) * height)
        return QRectF(left, top, right - left, bottom - top)

    def area_of(self, day: date) -> QRectF:
        """Return where a day stands; an empty rectangle where it is not shown."""
        ranks = (rank for rank, each in enumerate(self.days) if each.day == day)
        rank = next(ranks, None)
        return QRectF() if rank is None else self.area(rank)

    def rank_at(self, point: QPointF) -> int | None:
        ranks = range(len(self.days))
        return next((rank for rank in ranks if self.area(rank).contains(point)), None)


def breadths(days: Sequence[MonthDay]) -> list[float]:
    """Return how wide each day of the week is."""
    taken = {day.day.weekday() for day in days if day.entries}
    return [
        FREE_WEEKEND if rank >= SATURDAY and rank not in taken else 1 for rank in range(WEEK_DAYS)
    ]
