"""What is counted, and for whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.store.statistics.asking import Asked
from conseil_mobilite.store.statistics.measured import Frame
from conseil_mobilite.store.statistics.paris import ParisDays

_SIX: Final = 6
_LONG_BEFORE: Final = timedelta(days=190)


@dataclass(frozen=True, slots=True)
class FigureScope:
    """`public` keeps only the units whose person has that public on the day of the unit."""

    basin_id: UUID
    period: Period
    public: str = ""


def asked(session: Session, scope: FigureScope, plan: Plan) -> Asked:
    """Return what the SQL of the statistics is asked with; `plan` has the values of the basin."""
    period = scope.period
    days = ParisDays(period.start, period.end)
    first, after = days.bounds
    values = {
        "basin": scope.basin_id.hex,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "from": first,
        "until": after,
        "today": paris_day(session.info["clock"]()).isoformat(),
        "six_months_start": _six_months_before(period.start).isoformat(),
        "six_months_end": (
            _six_months_before(period.end + timedelta(days=1)) - timedelta(days=1)
        ).isoformat(),
    }
    return Asked(session.connection(), Frame(plan.definitions, days), values, scope.public)


def _six_months_before(day: date) -> date:
    """Return the first day whose sixth month is that day or later."""
    found = day - _LONG_BEFORE
    while months_after(found, _SIX) < day:
        found += timedelta(days=1)
    return found
