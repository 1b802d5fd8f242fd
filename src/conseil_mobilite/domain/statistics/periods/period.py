from dataclasses import dataclass
from datetime import date, datetime

from conseil_mobilite.domain.language.paris import day_bounds


@dataclass(frozen=True, slots=True)
class Period:
    """Both days included, as lived in Paris."""

    start: date
    end: date

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """The first instant of the period and the first one after it."""
        return day_bounds(self.start, (self.end - self.start).days + 1)
