"""The plan of mobility of each basin (Code des transports, art. L1215-3), read as a whole."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.services.organisation import basins, plan_bodies, plan_measures
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.organisation.plan_measures import Measure


@dataclass(frozen=True, slots=True)
class BasinPlan:
    """A basin with its members of one day, the bodies of its plan and its measures."""

    basin: Basin
    bodies: tuple[PlanBody, ...]
    measures: tuple[Measure, ...]


def plans(session: Session, on: date) -> list[BasinPlan]:
    """Return the plan of every basin, empty where nothing of it was recorded."""
    return [
        BasinPlan(
            basin,
            tuple(plan_bodies.of_basin(session, basin.id)),
            tuple(plan_measures.of_basin(session, basin.id)),
        )
        for basin in basins.basins(session, on)
    ]
