"""Which appointments of a rule would meet something else: shown before it is kept."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.agenda.series.recurrence import occurrences
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_conflicts import ConflictKind, conflicts
from conseil_mobilite.services.agenda.series.series_preview import LONGEST_SERIES

_TAKEN: Final = frozenset(
    {ConflictKind.AWAY, ConflictKind.ADVISER, ConflictKind.PERSON, ConflictKind.ROOM}
)


def taken(session: Session, new: NewAppointment, rule: str, at: datetime) -> tuple[datetime, ...]:
    """Return the instants, after the first, at which the adviser, people or room are taken.

    `new` is the first of the rule, whose own conflicts are told in full elsewhere.
    """
    later = occurrences(rule, new.starts_at, LONGEST_SERIES)[1:]
    return tuple(instant for instant in later if _is_taken(session, new, instant, at))


def _is_taken(session: Session, new: NewAppointment, instant: datetime, at: datetime) -> bool:
    found = conflicts(session, replace(new, starts_at=instant), at)
    return any(each.kind in _TAKEN for each in found)
