"""Which days a view shows, their title in words, and where « Suivante » leads."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.domain.language.french import month_and_year
from conseil_mobilite.domain.language.near_days import monday_of
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.views import Span, View

WEEK_DAYS: Final = 7
DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Some days around one: what is read and shown. `span` only matters to the list."""

    view: View
    day: date
    span: Span = Span.WEEK

    @property
    def first(self) -> date:
        """The first day read: a week is read whole, and a month with the weeks it shares."""
        if self.view is View.DAY:
            return self.day
        if self.by_month:
            start = self.day.replace(day=1)
            return start if self.view is View.LIST else monday_of(start)
        return monday_of(self.day)

    @property
    def count(self) -> int:
        """How many days are read."""
        if self.view is View.DAY:
            return 1
        if not self.by_month:
            return WEEK_DAYS
        end = self.day.replace(day=monthrange(self.day.year, self.day.month)[1])
        if self.view is View.MONTH:
            end = monday_of(end) + timedelta(days=WEEK_DAYS - 1)
        return (end - self.first).days + 1

    @property
    def by_month(self) -> bool:
        listed = self.view is View.LIST and self.span is Span.MONTH
        return self.view is View.MONTH or listed

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=rank) for rank in range(self.count)]

    def title(self, shown: Sequence[date]) -> str:
        """Name the days shown: « 8 – 12 mars 2027 », « Mars 2027 »."""
        return month_and_year(self.day).capitalize() if self.by_month else wording.span_words(shown)

    def weeks(self) -> str:
        """« Semaine 10 », « Semaines 9 à 13 »."""
        first, last = self.days[0].isocalendar().week, self.days[-1].isocalendar().week
        return f"Semaine {first}" if first == last else f"Semaines {first} à {last}"

    def hours_title(self) -> str:
        if self.view is View.DAY:
            return "Ce jour"
        if self.view is View.MONTH:
            return self.weeks()
        return "Ce mois" if self.by_month else "Cette semaine"

    def at(self, day: date) -> "Period":
        """Return the same view around another day."""
        return replace(self, day=day)

    def seen(self, view: View) -> "Period":
        return replace(self, view=view)

    def long_of(self, span: Span) -> "Period":
        return replace(self, span=span)

    def turned(self, direction: int) -> date:
        """Return the same day of the period before (-1) or after (1)."""
        if self.by_month:
            return _months_after(self.day, direction)
        step = 1 if self.view is View.DAY else WEEK_DAYS
        return self.day + timedelta(days=direction * step)


def _months_after(day: date, months: int) -> date:
    """Return the same day of another month, its last one where it is shorter."""
    rank = day.year * DECEMBER + day.month - 1 + months
    year, month = rank // DECEMBER, rank % DECEMBER + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
