"""The values that a basin gives to the breakdowns: its EPCI, and the measures of its plan."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.basin import BasinIntercommunality
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.statistics.definitions.dimension import UNKNOWN, Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.store.statistics.characteristics import OUTSIDE

_ELSEWHERE: Final = (Value(OUTSIDE, "Autre intercommunalité"), Value(UNKNOWN, "Non précisée"))


def plan_of_basin(session: Session, basin_id: UUID, period: Period, plan: Plan) -> Plan:
    """Return the plan with the EPCI of the basin on a day of the period, and its measures.

    An EPCI that was a member on no day of the period is `HORS`.
    """
    found = {
        Source.INTERCOMMUNALITIES: (*_members(session, basin_id, period), *_ELSEWHERE),
        Source.MEASURES: _measures(session, basin_id),
    }
    return replace(plan, definitions=plan.definitions.with_values(found))


def _members(session: Session, basin_id: UUID, period: Period) -> tuple[Value, ...]:
    member = BasinIntercommunality
    query = (
        select(member.epci_code, member.epci_name)
        .where(
            member.basin_id == basin_id,
            col(member.valid_from) <= period.end,
            col(member.valid_to).is_(None) | (col(member.valid_to) >= period.start),
        )
        .order_by(col(member.epci_code), col(member.valid_from))
    )
    latest = dict(session.exec(query).all())
    return tuple(Value(code, name) for code, name in latest.items())


def _measures(session: Session, basin_id: UUID) -> tuple[Value, ...]:
    query = select(PlanMeasure.code, PlanMeasure.title).where(PlanMeasure.basin_id == basin_id)
    return tuple(Value(*told) for told in session.exec(query.order_by(col(PlanMeasure.code))))
