"""Say in French what is gathered, dropped or withheld: what was done, never for whom."""

from collections.abc import Iterator, Mapping

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.tables_plan import Dimension, Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import OTHERS, Reason, Withheld
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.domain.statistics.rounding.rounded_tables import RoundedTables


def under_the_floor(plan: Plan, rounded: RoundedTables) -> Mapping[str, Withheld]:
    """Return the indicators that show nothing, with the reason; all of them if too few persons."""
    totals = {code: rounded.figures.get(Count(code), 0) for code in plan.indicators}
    if totals[plan.persons] < plan.floor:
        sentence = (
            f"Moins de {plan.floor} personnes accompagnées, en chiffres arrondis : aucun tableau "
            "n’est publié pour cette période."
        )
        return dict.fromkeys(totals, Withheld(Reason.FEW_PERSONS, spaced(sentence)))
    return {
        code: Withheld(
            Reason.FEW_UNITS,
            spaced(f"{code} : aucun tableau, le total arrondi est inférieur à {plan.floor}."),
            indicator=code,
        )
        for code, total in totals.items()
        if total < plan.floor
    }


def losses(plan: Plan, lost: int) -> Iterator[Withheld]:
    """Say which tables were dropped, or reduced to their margins, for want of a rounding."""
    last = {step.table: step for step in plan.fallback[:lost]}
    for step in last.values():
        label = next(table.label for table in plan.tables if table.code == step.table)
        left = [plan.dimension(code).label for code in step.keep]
        reason = Reason.NO_CROSSING if left else Reason.NO_TABLE
        done = f"tableau remplacé par {_listed(left)}" if left else "tableau retiré"
        sentence = f"« {label} » : {done}, car aucun arrondi additif n’a été trouvé."
        yield Withheld(reason, spaced(sentence), table=step.table)


def group_note(group: Gathering, dimension: Dimension) -> Withheld:
    """Say what became of the small groups of a dimension."""
    labels = [value.label for value in dimension.values if value.code in group.values]
    start = f"{group.population}, {dimension.label}"
    if len(labels) < len(dimension.codes):
        reason = Reason.GATHERED
        sentence = f"{start} : {OTHERS} réunit {_listed(labels)}."
    elif ":" in dimension.code:
        reason = Reason.NOT_BROKEN_DOWN
        sentence = f"{start} : oui et non ne sont pas publiés, l’un des deux est trop petit."
    else:
        reason = Reason.NOT_BROKEN_DOWN
        sentence = f"{start} : non ventilé, les groupes sont trop petits."
    return Withheld(reason, spaced(sentence), indicator=group.population, partition=dimension.code)


def _listed(labels: list[str]) -> str:
    quoted = [f"« {label} »" for label in labels]
    return " et ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
