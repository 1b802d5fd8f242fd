"""How many units there are each month, told by their day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.store.statistics.registry import POPULATIONS

_MONTHS: Final = "SELECT substr(day, 1, 7) || '-01', count(*) FROM known GROUP BY 1"


def by_month(
    session: Session, scope: FigureScope, plan: Plan, population: str
) -> Mapping[date, int]:
    """Count the units of each month of the period, by its first day; empty months are left out.

    That is what each month asked alone would give, where a unit counts by its own day whatever
    the period: assessments do, people do not.
    """
    told = asked(session, scope, plan)
    statement = told.units_of(POPULATIONS[population]) + _MONTHS
    return {date.fromisoformat(str(month)): int(str(n)) for month, n in told.rows(statement)}
