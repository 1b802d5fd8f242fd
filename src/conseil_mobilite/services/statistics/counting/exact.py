"""Every count and quantity of a plan of tables, for a basin, a period and perhaps a public."""

from collections import Counter
from collections.abc import Mapping

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.dimension import NO, YES
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures, Measured, Quantity
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.services.statistics.counting.territory import LIVED_IN, covered
from conseil_mobilite.store.statistics.counting import (
    Group,
    counts_of,
    groupings_of,
    table_counts,
)
from conseil_mobilite.store.statistics.partners import partners
from conseil_mobilite.store.statistics.quantities import measurings_of


def exact_figures(session: Session, scope: FigureScope, plan: Plan) -> ExactFigures:
    """Count and measure all that the plan names; it must have the values of the basin.

    Only reads, in one transaction; no entity is loaded.
    """
    if not plan.definitions.dimensions["epci"].items:
        raise ValueError("the plan lacks the values of the basin: ask plan_of_basin")
    told = asked(session, scope, plan)
    groupings, measurings = groupings_of(plan), measurings_of(plan)
    passages = list(dict.fromkeys(groupings.values()))
    answers = told.answers([*passages, *measurings, LIVED_IN])
    groups = {
        passage: passage.groups(told.frame, rows)
        for passage, rows in zip(passages, answers, strict=False)
    }
    counts = counts_of(plan, {key: groups[passage] for key, passage in groupings.items()})
    quantities: dict[Quantity, Measured] = {}
    for measuring, rows in zip(measurings, answers[len(passages) :], strict=False):
        quantities |= measuring.quantities(rows)
    places = covered(session, scope, (str(row[0]) for row in answers[-1]))
    return ExactFigures(counts | _of_no_person(plan, places, partners(told)), quantities)


def _of_no_person(
    plan: Plan, places: Mapping[str, bool], kinds: Mapping[str, int]
) -> dict[Count, int]:
    """Count the units that are no person: municipalities and partners."""
    lived_in = Counter(YES if each else NO for each in places.values())
    groups = {
        "communes": [Group({"commune_couverte": said}, n, {}) for said, n in lived_in.items()],
        "partenaires": [Group({"type_partenaire": kind}, n, {}) for kind, n in kinds.items()],
    }
    found: dict[Count, int] = {}
    for table in plan.tables:
        if table.population in groups:
            found |= table_counts(plan, table, groups[table.population])
    return found
