"""Every count and quantity of a plan of tables, for a basin, a period and perhaps a public."""

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.dimension import NO, YES
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import ExactFigures
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.services.statistics.counting.territory import covered
from conseil_mobilite.store.statistics.asking import Asked
from conseil_mobilite.store.statistics.counting import Group, counts_of, table_counts
from conseil_mobilite.store.statistics.partners import partners
from conseil_mobilite.store.statistics.quantities import quantities_of


def exact_figures(session: Session, scope: FigureScope, plan: Plan) -> ExactFigures:
    """Count and measure all that the plan names; it must have the values of the basin.

    Only reads, in one transaction; no entity is loaded.
    """
    if not plan.definitions.dimensions["epci"].items:
        raise ValueError("the plan lacks the values of the basin: ask plan_of_basin")
    told = asked(session, scope, plan)
    counts = counts_of(told, plan)
    for population, groups in _of_no_person(session, scope, told).items():
        for table in plan.tables:
            if table.population == population:
                counts |= table_counts(plan, table, groups)
    return ExactFigures(counts, quantities_of(told, plan))


def _of_no_person(session: Session, scope: FigureScope, told: Asked) -> dict[str, list[Group]]:
    """Group the units that are no person: municipalities and partners."""
    places = covered(session, scope, told).values()
    return {
        "communes": [
            Group({"commune_couverte": YES if lived_in else NO}, number, {})
            for lived_in in (True, False)
            if (number := sum(each is lived_in for each in places))
        ],
        "partenaires": [
            Group({"type_partenaire": kind}, number, {}) for kind, number in partners(told).items()
        ],
    }
