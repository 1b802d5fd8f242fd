"""Publish a closed quarter once: protected, packed, kept, and the same file ever after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy
from sqlmodel import Session, col, select

from conseil_mobilite.documents import statistics_report
from conseil_mobilite.documents.pdf import writing as pdf
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, tally
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.domain.statistics.periods.quarters import Quarter, closed_quarter
from conseil_mobilite.domain.statistics.release.disclosure import protect
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    ProtectedRelease,
    Scope,
)
from conseil_mobilite.domain.statistics.release.release_quality import published_quality
from conseil_mobilite.domain.statistics.release.release_report import Publisher, report_of
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.interchange.statistics_manifest import Sender
from conseil_mobilite.interchange.statistics_package import (
    Definitions,
    StatisticsPackage,
    write_package,
)
from conseil_mobilite.services.organisation import settings, setup
from conseil_mobilite.services.statistics.statistics_figures import exact
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.statistics_reference import indicators, tables_plan

STEPS: Final = 3
Report = Callable[[int, int], None]
"""Told how far the work is: steps done, and how many there are. May raise to give it up."""


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """What would leave, beside the exact counts it comes from, which stay on the workstation."""

    basin_id: UUID
    basin_name: str
    quarter: Quarter
    plan: Plan
    exact: Tallies
    release: ProtectedRelease
    package: StatisticsPackage


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A package that was made, without its bytes."""

    id: UUID
    basin_id: UUID
    basin_name: str
    start: date
    end: date
    made_at: datetime
    file_name: str


def _unheard(_done: int, _steps: int) -> None:
    """Tell nobody."""


def prepare(
    session: Session,
    basin_id: UUID,
    period: Period,
    at: datetime,
    report: Report = _unheard,
) -> PreparedExport:
    """Protect and pack a quarter that is over, and keep nothing. Only reads.

    Raises UserError where the period is not a quarter, or is not over on the day of `at`.
    """
    quarter = closed_quarter(period.start, period.end, paris_day(at))
    basin, plan = session.get_one(MobilityBasin, basin_id), tables_plan()
    report(0, STEPS)
    counts = tally(plan, exact(session, basin_id, period))
    report(1, STEPS)
    scope = Scope(basin.code, period.start, period.end)
    release = protect(plan, indicators(), counts, scope, settings.statistics_secret(session))
    report(2, STEPS)
    package = _packed(session, release, basin.name)
    report(STEPS, STEPS)
    return PreparedExport(basin_id, basin.name, quarter, plan, counts, release, package)


def keep(session: Session, prepared: PreparedExport, at: datetime) -> StatisticsExport:
    """Store the package as it is sent, or return the one this quarter already gave."""
    quarter, release, package = prepared.quarter, prepared.release, prepared.package
    known = of_quarter(session, prepared.basin_id, Period(quarter.start, quarter.end))
    if known is not None:
        return known
    made = StatisticsExport(
        basin_id=prepared.basin_id,
        adviser_id=session.info["adviser"],
        period_start=quarter.start,
        period_end=quarter.end,
        plan=release.plan,
        method=METHOD,
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
    session: Session, basin_id: UUID, start: date, end: date, at: datetime
) -> StatisticsExport:
    """Return the package of a quarter that is over: made the first time, as it was ever after."""
    period = Period(start, end)
    known = of_quarter(session, basin_id, period)
    return known or keep(session, prepare(session, basin_id, period, at), at)


def of_quarter(session: Session, basin_id: UUID, period: Period) -> StatisticsExport | None:
    """Return what this basin already published of a period, if it did."""
    query = select(StatisticsExport).where(
        StatisticsExport.basin_id == basin_id,
        StatisticsExport.period_start == period.start,
        StatisticsExport.period_end == period.end,
    )
    return session.exec(query).first()


def exports(session: Session) -> Sequence[ExportLine]:
    """Return what was published, the latest period first."""
    made = StatisticsExport
    query = (
        sqlalchemy.select(
            col(made.id),
            col(made.basin_id),
            col(MobilityBasin.name),
            col(made.period_start),
            col(made.period_end),
            col(made.made_at),
            col(made.file_name),
        )
        .join(MobilityBasin, col(MobilityBasin.id) == col(made.basin_id))
        .order_by(col(made.period_start).desc(), col(MobilityBasin.name))
    )
    return [ExportLine(*row) for row in session.connection().execute(query)]


def sent_again(session: Session, export_id: UUID) -> StatisticsExport:
    """Return a package with its bytes, to be sent as it was."""
    audit.record(session, "statistics.send_again", "statistics_export", export_id)
    return session.get_one(StatisticsExport, export_id)


def _packed(session: Session, release: ProtectedRelease, basin: str) -> StatisticsPackage:
    body, base = setup.organisation(session), settings.value(session, settings.BASE_IDENTIFIER)
    plan, meanings = tables_plan(), indicators()
    told = report_of(
        release,
        Publisher(body.name, body.siret, base, basin),
        plan,
        meanings,
        published_quality(release, plan),
    )
    sender = Sender(body.siret, body.name, base, basin)
    return write_package(
        release, sender, Definitions(plan, meanings), pdf.write(statistics_report.document(told))
    )
