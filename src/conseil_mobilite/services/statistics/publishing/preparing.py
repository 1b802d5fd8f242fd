"""Protect and pack a period that is over, and keep nothing yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.domain.statistics.periods.published import (
    PublishedPeriod,
    closed_period,
)
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.report.content import StatisticsReport
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.interchange.statistics.package import StatisticsPackage
from conseil_mobilite.services.statistics.figures import (
    FigureScope,
    Period,
    exact_figures,
    plan_of_basin,
)
from conseil_mobilite.services.statistics.publishing.methods import Method
from conseil_mobilite.services.statistics.publishing.packing import packed, sender_of, told
from conseil_mobilite.services.statistics.publishing.protecting import (
    Asked,
    corrected,
    method_of,
    protected,
)
from conseil_mobilite.services.statistics.publishing.stored import latest, release_of, versions
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

STEPS: Final = 3
Step = Callable[[int, int], None]
"""Told how far the work is: steps done, and how many there are. May raise to give it up."""


@dataclass(frozen=True, slots=True)
class PreparedExport:
    """What would leave, beside the exact figures it comes from, which stay on the workstation.

    `kept` is the package of the register that it is, where this period already left; `number` is
    2 and more for a correction.
    """

    basin_id: UUID
    basin_name: str
    period: PublishedPeriod
    plan: Plan
    exact: ExactFigures
    release: ProtectedRelease
    package: StatisticsPackage
    report: StatisticsReport
    number: int
    kept: UUID | None


def _unheard(_done: int, _steps: int) -> None:
    """Tell nobody."""


def prepare(
    session: Session,
    basin_id: UUID,
    period: Period,
    at: datetime,
    method: Method = Method.ROUNDING,
    report: Step = _unheard,
) -> PreparedExport:
    """Return what a period leaves as: protected now, or the package already sent. Only reads.

    Raises UserError where the period is neither a quarter nor a year, or is not over on the day of
    `at`, or was sent by the other method, or where the body has no SIRET.
    """
    asked = _asked(session, basin_id, closed_period(period.start, period.end, paris_day(at)))
    known = latest(session, basin_id, asked.period)
    report(0, STEPS)
    if known is not None:
        _refuse_the_other(known, method)
        return _as_sent(session, asked, known)
    exact = exact_figures(session, FigureScope(basin_id, period), asked.plan)
    report(1, STEPS)
    release = protected(session, asked, exact, method)
    report(2, STEPS)
    made = _made(session, asked, exact, release, 1)
    report(STEPS, STEPS)
    return made


def prepare_correction(
    session: Session, basin_id: UUID, period: Period, at: datetime, report: Step = _unheard
) -> PreparedExport:
    """Return the correction of a period that was sent, or what was sent where nothing changes.

    Only reads. Raises UserError where the correction has to wait for the next period.
    """
    asked = _asked(session, basin_id, closed_period(period.start, period.end, paris_day(at)))
    sent = versions(session, basin_id, asked.period)
    if not sent:
        return prepare(session, basin_id, period, at, report=report)
    report(0, STEPS)
    exact = exact_figures(session, FigureScope(basin_id, period), asked.plan)
    report(1, STEPS)
    release = corrected(session, asked, exact, sent)
    report(2, STEPS)
    if release is None:
        return _as_sent(session, asked, sent[-1])
    made = _made(session, asked, exact, release, sent[-1].number + 1)
    report(STEPS, STEPS)
    return made


def _asked(session: Session, basin_id: UUID, period: PublishedPeriod) -> Asked:
    """Leave out tables over what the basin has none of, such as measures of its plan."""
    basin = session.get_one(MobilityBasin, basin_id)
    sender_of(session, basin)
    plan = plan_of_basin(session, basin_id, Period(period.start, period.end), tables_plan())
    nothing = [table.code for table in plan.tables if not plan.crossings(table)]
    return Asked(basin, period, plan.without(nothing))


def _made(
    session: Session, asked: Asked, exact: ExactFigures, release: ProtectedRelease, number: int
) -> PreparedExport:
    sender = sender_of(session, asked.basin)
    return PreparedExport(
        basin_id=asked.basin.id,
        basin_name=asked.basin.name,
        period=asked.period,
        plan=asked.plan,
        exact=exact,
        release=release,
        package=packed(release, asked.plan, sender, number),
        report=told(release, asked.plan, sender, number),
        number=number,
        kept=None,
    )


def _as_sent(session: Session, asked: Asked, sent: StatisticsExport) -> PreparedExport:
    """Return a package of the register beside the figures of today."""
    release, sender = release_of(sent), sender_of(session, asked.basin)
    period = Period(asked.period.start, asked.period.end)
    return PreparedExport(
        basin_id=asked.basin.id,
        basin_name=asked.basin.name,
        period=asked.period,
        plan=asked.plan,
        exact=exact_figures(session, FigureScope(asked.basin.id, period), asked.plan),
        release=release,
        package=StatisticsPackage(sent.file_name, sent.content, sent.sha256),
        report=told(release, asked.plan, sender, sent.number),
        number=sent.number,
        kept=sent.id,
    )


def _refuse_the_other(known: StatisticsExport, method: Method) -> None:
    if method_of(known.method) is not method:
        day = long_date(paris_day(known.made_at), weekday=False)
        raise UserError(
            spaced(
                f"Cette période est déjà sortie le {day} par l’autre méthode : les deux fichiers "
                "comparés pourraient désigner quelqu’un. C’est le fichier déjà sorti qui peut être "
                "renvoyé."
            ),
            "method",
        )
