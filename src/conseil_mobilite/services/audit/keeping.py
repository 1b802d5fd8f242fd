"""How long the trail is kept, and how its oldest entries leave behind a signed checkpoint.

CNIL, recommandation sur la journalisation (2021): six months to one year, up to three years where
the control within the body needs it.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit_signing import take_out

SHORTEST: Final = 6
LONGEST: Final = 36
USUAL: Final = 12

_KEY: Final = "audit_months"
_DAYS_OF_WORK: Final = 3
_STEP: Final = timedelta(days=31)
_OUT_OF_RANGE: Final = f"Le journal se garde de {SHORTEST} à {LONGEST} mois."


def months(session: Session) -> int:
    """Return how many months the trail is kept."""
    kept = settings.value(session, _KEY)
    return int(kept) if kept.isdecimal() else USUAL


def keep_for(session: Session, chosen: int) -> None:
    """Choose how many months the trail is kept; UserError where that is no choice."""
    require_manager(session)
    if not SHORTEST <= chosen <= LONGEST:
        raise UserError(_OUT_OF_RANGE, "audit_months")
    settings.put(session, _KEY, str(chosen))
    audit.record(session, "audit.period", "setting")


def forget_old(session: Session) -> int:
    """Take out what was kept its time, a month of it at most; return how many entries.

    A clock set years forward must empty nothing: what is too old is so before the clock and before
    the last days of work that the trail itself knows, and leaves in steps.
    """
    now, reached = session.info["clock"](), _day_reached(session)
    oldest = session.exec(select(AuditEntry.at).order_by(col(AuditEntry.number)).limit(1)).first()
    if reached is None or oldest is None:
        return 0
    limit = months_after(paris_day(min(now, reached)), -months(session))
    before = min(day_bounds(limit)[0], oldest + _STEP)
    last = _last_before(session, before, now)
    return take_out(session, last) if last is not None else 0


def _day_reached(session: Session) -> datetime | None:
    """Return the last instant of the third day of work from the end: two may be of a wrong clock.

    None where there were not as many.
    """
    reached = _last_instant(session)
    for _ in range(_DAYS_OF_WORK - 1):
        if reached is not None:
            day = day_bounds(paris_day(reached))[0]
            reached = _last_instant(session, col(AuditEntry.at) < day)
    return reached


def _last_instant(session: Session, *within: ColumnElement[bool]) -> datetime | None:
    query = select(AuditEntry.at).where(*within).order_by(col(AuditEntry.at).desc())
    return session.exec(query.limit(1)).first()


def _last_before(session: Session, before: datetime, now: datetime) -> int | None:
    """Return the last of the entries at the beginning of the trail that are all older.

    One dated after the present instant tells nothing of its age: those around it do.
    """
    dated = col(AuditEntry.at) >= before, col(AuditEntry.at) <= now
    kept = session.exec(select(func.min(AuditEntry.number)).where(*dated)).one()
    older = select(func.max(AuditEntry.number)).where(col(AuditEntry.at) < before)
    return session.exec(older.where(col(AuditEntry.number) < kept)).one() if kept else None
