"""What is asked of the page of statistics: a basin, a period, and perhaps one public."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.periods.spans import Span
from conseil_mobilite.services.statistics import figures
from conseil_mobilite.services.statistics.figures import FigureScope, Period
from conseil_mobilite.store.reference.statistics_definitions import tables_plan


@dataclass(frozen=True, slots=True)
class Asked:
    """`public` keeps only who has that public on the day counted; empty for everybody."""

    basin_id: UUID
    span: Span
    public: str = ""

    @property
    def scope(self) -> FigureScope:
        return self.during(self.span)

    def during(self, span: Span) -> FigureScope:
        """Return the same question about another period."""
        return FigureScope(self.basin_id, Period(span.start, span.end), self.public)


def plan_of(session: Session, asked: Asked) -> Plan:
    """Return the plan by which what is asked is counted."""
    return figures.plan_of_basin(session, asked.basin_id, asked.scope.period, tables_plan())


def offered_publics() -> tuple[str, ...]:
    """Return the codes of the publics that figures may be kept to: those that may be published."""
    return tuple(item.code for item in tables_plan().definitions.dimensions["public"].items)
