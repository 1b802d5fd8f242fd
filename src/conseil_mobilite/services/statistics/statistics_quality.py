"""What is missing from the files that the statistics count."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session, col

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayState
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.statistics.exact.tallies import UnitRecord
from conseil_mobilite.domain.statistics.periods.period import Period
from conseil_mobilite.services.statistics.statistics_records import (
    Unit,
    counted_pathways,
    lots,
)

UNKNOWN: Final = "NSP"


@dataclass(frozen=True, slots=True)
class Quality:
    """Of the `people` supported, how many lack what; of the `exits` of the period, likewise."""

    people: int
    without_age: int
    without_municipality: int
    without_public: int
    exits: int
    without_situation: int


def quality(
    session: Session,
    basin_id: UUID,
    period: Period,
    units: Sequence[Unit],
    records: Sequence[UnitRecord],
) -> Quality:
    """Count what lacks in the files of the people supported, `units` and `records` of I-06."""
    exits, without_situation = _exits(session, basin_id, period)
    return Quality(
        people=len(units),
        without_age=sum(record.values["age"] == UNKNOWN for record in records),
        without_municipality=_without_municipality(session, [unit.person_id for unit in units]),
        without_public=sum(not record.values["public"] for record in records),
        exits=exits,
        without_situation=without_situation,
    )


def _without_municipality(session: Session, people: Sequence[UUID]) -> int:
    found = 0
    for lot in lots(people):
        query = select(func.count()).where(col(Person.id).in_(lot), col(Person.insee_code) == "")
        found += session.connection().execute(query).scalar_one()
    return found


def _exits(session: Session, basin_id: UUID, period: Period) -> tuple[int, int]:
    """Count the exits of the period, and those whose situation nobody wrote."""
    query = select(col(Pathway.end_situation), func.count()).where(
        col(Pathway.basin_id) == basin_id,
        col(Pathway.state) == PathwayState.EXITED,
        col(Pathway.ended_on).between(period.start, period.end),
        *counted_pathways(),
    )
    by_situation = session.connection().execute(query.group_by(col(Pathway.end_situation)))
    counts = {row[0]: row[1] for row in by_situation}
    return sum(counts.values()), counts.get("", 0)
