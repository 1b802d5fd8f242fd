"""The appointments that a rule would make, before they are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.domain.agenda.series.recurrence_rule import is_bounded
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.agenda import availability

LONGEST_SERIES: Final = 160
"""A week for three years."""

_ENDLESS: Final = "Dites quand la répétition s’arrête : une date, ou un nombre de séances."
_TOO_LONG: Final = f"Une série compte au plus {LONGEST_SERIES} séances : rapprochez sa fin."
_ALONE: Final = (
    "Ainsi il n’y aurait qu’une séance : repoussez la fin, ou choisissez « Jamais » pour un"
    " rendez-vous seul."
)
_APART: Final = "La première séance doit tomber un jour de la répétition."


@dataclass(frozen=True, slots=True)
class SeriesPreview:
    """The instants of a series, and the public holidays among its days, by name."""

    rule: str
    instants: tuple[datetime, ...]
    holidays: tuple[tuple[date, str], ...]

    @property
    def working(self) -> tuple[datetime, ...]:
        """The instants that are not on a public holiday."""
        off = {day for day, _name in self.holidays}
        return tuple(instant for instant in self.instants if paris_day(instant) not in off)


def preview(session: Session, rule: str, starts_at: datetime) -> SeriesPreview:
    """Return what the rule would make. UserError for one that is no series."""
    instants = _checked(rule, starts_at)
    department = availability.department(session)
    days = [paris_day(instant) for instant in instants]
    named = ((day, holiday(day, department)) for day in days)
    return SeriesPreview(rule, tuple(instants), tuple((day, name) for day, name in named if name))


def _checked(rule: str, starts_at: datetime) -> list[datetime]:
    if not is_bounded(rule):
        raise UserError(_ENDLESS, "recurrence")
    instants = occurrences(rule, starts_at, LONGEST_SERIES + 1)
    if len(instants) > LONGEST_SERIES:
        raise UserError(_TOO_LONG, "recurrence")
    if len(instants) <= 1:
        raise UserError(_ALONE, "recurrence")
    if instants[0] != starts_at:
        raise UserError(_APART, "recurrence")
    return instants
