"""The last days of work, by the order of the trail: what tells a clock that was set.

What is numbered later was done later, whatever instant it bears.
"""

from datetime import date
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.retention.rules import strange_day

_DAYS: Final = 3
"""Two days may be of a wrong clock before they are taken for the right ones."""


def worked_days(session: Session) -> tuple[date, ...]:
    """Return up to three days other than today on which something was done, the last first."""
    query = select(AuditEntry.number, AuditEntry.at).order_by(col(AuditEntry.number).desc())
    day, found = _today(session), list[date]()
    while len(found) < _DAYS:
        start, after = day_bounds(day)
        query = query.where((col(AuditEntry.at) < start) | (col(AuditEntry.at) >= after))
        last = session.exec(query.limit(1)).first()
        if last is None:
            break
        number, at = last
        day = paris_day(at)
        found.append(day)
        query = query.where(col(AuditEntry.number) < number)
    return tuple(found)


def doubted(session: Session) -> date | None:
    """Return the day of work that does not go with the date of this computer, if there is one."""
    return strange_day(worked_days(session), _today(session))


def ahead(session: Session) -> date | None:
    """Return a day of work that is still to come: the date of this computer is wrong, or was."""
    found = doubted(session)
    return found if found is not None and found > _today(session) else None


def _today(session: Session) -> date:
    return paris_day(session.info["clock"]())
