"""What was published of a basin, as it was sent."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.domain.statistics.release.protected_release import ProtectedRelease
from conseil_mobilite.domain.statistics.statistics_export import StatisticsExport
from conseil_mobilite.interchange.statistics.manifest import sha256
from conseil_mobilite.interchange.statistics.package import read_package, to_release

_DAMAGED: Final = (
    "« {} » est abîmé dans cette base : il ne peut être ni relu ni renvoyé. Reprenez le fichier "
    "qui est déjà sorti, ou restaurez une sauvegarde plus ancienne."
)


def versions(
    session: Session, basin_id: UUID, period: PublishedPeriod
) -> Sequence[StatisticsExport]:
    """Return the packages of a period, the first one first, each correction after it."""
    made = StatisticsExport
    query = select(made).where(
        made.basin_id == basin_id,
        made.period_start == period.start,
        made.period_end == period.end,
    )
    return session.exec(query.order_by(col(made.plan), col(made.number))).all()


def of_basin(session: Session, basin_id: UUID) -> Sequence[StatisticsExport]:
    """Return every package of a basin, the oldest first."""
    query = select(StatisticsExport).where(StatisticsExport.basin_id == basin_id)
    return session.exec(query.order_by(col(StatisticsExport.made_at))).all()


def latest(session: Session, basin_id: UUID, period: PublishedPeriod) -> StatisticsExport | None:
    """Return what a period leaves as: its last version, if it was published at all."""
    found = versions(session, basin_id, period)
    return found[-1] if found else None


def release_of(sent: StatisticsExport) -> ProtectedRelease:
    """Read a release back from the package that was sent."""
    return to_release(read_package(unharmed(sent).content))


def unharmed(sent: StatisticsExport) -> StatisticsExport:
    """Return a package whose bytes are those that were sent; UserError where they are damaged."""
    if sha256(sent.content) != sent.sha256:
        raise UserError(spaced(_DAMAGED.format(sent.file_name)))
    return sent
