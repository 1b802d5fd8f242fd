"""Every count and quantity of a plan of tables, for a basin, a period and perhaps a public."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlmodel import Session

from conseil_mobilite.domain.statistics.definitions.dimension import NO, YES
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count, ExactFigures, Measured, Quantity
from conseil_mobilite.services.statistics.counting.quality import GAPS, Quality, quality_told
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.services.statistics.counting.territory import LIVED_IN, covered
from conseil_mobilite.store.statistics.asking import Part, Row
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
    return _Counting(session, scope, plan).answered(())[0]


def figures_and_quality(
    session: Session, scope: FigureScope, plan: Plan
) -> tuple[ExactFigures, Quality]:
    """Do the same, and count the gaps in the files that are counted on the way."""
    found, gaps = _Counting(session, scope, plan).answered(GAPS)
    return found, quality_told(gaps)


class _Counting:
    """Everything that is asked for one plan, so that the base is gone through once."""

    def __init__(self, session: Session, scope: FigureScope, plan: Plan) -> None:
        if not plan.definitions.dimensions["epci"].items:
            raise ValueError("the plan lacks the values of the basin: ask plan_of_basin")
        self._session, self._scope, self._plan = session, scope, plan
        self._told = asked(session, scope, plan)
        self._populations = {table.population for table in plan.tables}

    def answered(self, others: Sequence[Part]) -> tuple[ExactFigures, list[list[Row]]]:
        """Return the figures, and the rows of other parts."""
        groupings, measurings = groupings_of(self._plan), measurings_of(self._plan)
        passages = list(dict.fromkeys(groupings.values()))
        places = [LIVED_IN] if "communes" in self._populations else []
        answers = iter(self._told.answers([*passages, *measurings, *places, *others]))
        frame = self._told.frame
        groups = {each: each.groups(frame, next(answers)) for each in passages}
        counts = counts_of(self._plan, {key: groups[each] for key, each in groupings.items()})
        quantities: dict[Quantity, Measured] = {}
        for measuring in measurings:
            quantities |= measuring.quantities(next(answers))
        lived_in = [str(row[0]) for _ in places for row in next(answers)]
        return ExactFigures(counts | self._of_no_person(lived_in), quantities), list(answers)

    def _of_no_person(self, lived_in: Sequence[str]) -> dict[Count, int]:
        """Count the units that are no person: municipalities and partners."""
        found: dict[Count, int] = {}
        for table in self._plan.tables:
            if table.population == "communes":
                places = covered(self._session, self._scope, lived_in).values()
                told = Counter(YES if each else NO for each in places)
                found |= _counted(self._plan, table, "commune_couverte", told)
            elif table.population == "partenaires":
                kinds = partners(self._told)
                found |= _counted(self._plan, table, "type_partenaire", kinds)
        return found


def _counted(
    plan: Plan, table: Table, partition: str, numbers: Mapping[str, int]
) -> dict[Count, int]:
    return table_counts(
        plan, table, [Group({partition: each}, n, {}) for each, n in numbers.items()]
    )
