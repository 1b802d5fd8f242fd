"""What lacks in the files that the statistics count."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from conseil_mobilite.services.statistics.counting.basin_values import plan_of_basin
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.store.reference.statistics_definitions import tables_plan
from conseil_mobilite.store.statistics.registry import POPULATIONS

_PEOPLE: Final = """
SELECT count(*), count(*) FILTER (WHERE age = 'NSP'), count(*) FILTER (WHERE insee_code = ''),
  count(*) FILTER (WHERE publics = 0)
FROM known
"""
_EXITS: Final = """
SELECT count(*), count(*) FILTER (WHERE y.end_situation = '')
FROM known k JOIN pathway y ON y.id = k.pathway_id
"""


@dataclass(frozen=True, slots=True)
class Quality:
    """Of the `people` supported, how many lack what; of the `exits` of the period, likewise."""

    people: int
    without_age: int
    without_municipality: int
    without_public: int
    exits: int
    without_situation: int


def quality(session: Session, scope: FigureScope) -> Quality:
    """Count the gaps in the files of the people supported, and of the exits."""
    plan = plan_of_basin(session, scope.basin_id, scope.period, tables_plan())
    told = asked(session, scope, plan)
    numbers = [
        int(str(number))
        for population, select in (("personnes_accompagnees", _PEOPLE), ("sorties_suivies", _EXITS))
        for row in told.rows(told.units_of(POPULATIONS[population], publics=True) + select)
        for number in row
    ]
    return Quality(*numbers)
