"""Keep a package as it leaves: once for each version of a period, and the same bytes ever after."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.statistics.periods.published import period_of
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.statistics.figures import Period
from conseil_mobilite.services.statistics.publishing.methods import Method
from conseil_mobilite.services.statistics.publishing.preparing import PreparedExport, prepare
from conseil_mobilite.services.statistics.publishing.protecting import method_of
from conseil_mobilite.services.statistics.publishing.stored import latest, unharmed
from conseil_mobilite.store.journal import audit


def keep(session: Session, prepared: PreparedExport, at: datetime) -> StatisticsExport:
    """Store the package as it is sent, or return the one that this version already gave."""
    require_manager(session)
    known = latest(session, prepared.basin_id, prepared.period)
    if known is not None and known.number >= prepared.number:
        return unharmed(known)
    release, package = prepared.release, prepared.package
    made = StatisticsExport(
        basin_id=prepared.basin_id,
        adviser_id=session.info["adviser"],
        period_start=prepared.period.start,
        period_end=prepared.period.end,
        plan=release.plan,
        number=prepared.number,
        method=release.method,
        made_at=at,
        seed_fingerprint=release.seed_fingerprint,
        file_name=package.file_name,
        content=package.content,
        sha256=package.sha256,
    )
    session.add(made)
    session.flush()
    audit.record(session, "statistics.export", "statistics_export", made.id)
    return made


def export(
    session: Session,
    basin_id: UUID,
    start: date,
    end: date,
    at: datetime,
    method: Method = Method.ROUNDING,
) -> StatisticsExport:
    """Return the package of a period that is over: made the first time, as it was ever after."""
    known = latest(session, basin_id, period_of(start, end))
    if known is not None and method_of(known.method) is method:
        return unharmed(known)
    return keep(session, prepare(session, basin_id, Period(start, end), at, method), at)
