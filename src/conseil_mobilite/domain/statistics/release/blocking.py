"""Which populations are too small to be shown at all, said in French: never for whom."""

from collections.abc import Mapping

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.protected_release import Reason, Withheld
from conseil_mobilite.domain.statistics.rounding.floors import Figures

Blocked = Mapping[str, Withheld]
"""The populations that show nothing, with the reason."""


def blocked_populations(plan: Plan, figures: Figures, persons: int) -> Blocked:
    """Return the populations under the floor; every one if the period has too few `persons`.

    A population whose tables were all dropped has no figure: it is told by `dropped_tables`.
    """
    codes = dict.fromkeys(table.population for table in plan.tables)
    if persons < plan.floor:
        sentence = (
            f"Moins de {plan.floor} personnes accompagnées, en chiffres arrondis : aucun tableau "
            "n’est publié pour cette période."
        )
        few = Withheld(Reason.FEW_PERSONS, spaced(sentence))
        return dict.fromkeys(plan.definitions.populations, few)
    return {
        code: _too_few(plan, code)
        for code in codes
        if figures.get(Count(code), plan.floor) < plan.floor
    }


def dropped_tables(plan: Plan, dropped: tuple[str, ...]) -> Mapping[str, Withheld]:
    """Say of each table of a fallback that it was dropped."""
    tables = {table.code: table for table in plan.tables}
    sentence = "{} : tableau retiré, car aucun arrondi additif et sûr n’a été trouvé."
    return {
        code: Withheld(Reason.NO_TABLE, spaced(sentence.format(code)), code, tables[code].indicator)
        for code in dropped
    }


def _too_few(plan: Plan, population: str) -> Withheld:
    label = plan.definitions.populations[population].label
    sentence = f"{label} : aucun tableau, le total arrondi est inférieur à {plan.floor}."
    return Withheld(Reason.FEW_UNITS, spaced(sentence))
