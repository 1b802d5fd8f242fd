"""Tell what every code of a statistics package means, so that the file explains itself."""

from collections.abc import Mapping

from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    NO,
    YES,
    Dimension,
    DimensionKind,
    Plan,
)
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD,
    METHOD_SENTENCES,
    OTHERS,
    TOTAL,
)


def definitions(plan: Plan, indicators: Mapping[str, Indicator]) -> dict[str, object]:
    """Return the definitions as a JSON object, in French as its readers are."""
    return {
        "plan": plan.code,
        "methode": {
            "code": METHOD,
            "phrases": list(METHOD_SENTENCES),
            "base": plan.base,
            "plancher": plan.floor,
        },
        "indicateurs": [_indicator(indicators[code]) for code in plan.indicators],
        "ventilations": [_dimension(dimension) for dimension in plan.dimensions],
        "modalites_communes": {
            TOTAL: "Ensemble des valeurs de la ventilation.",
            OTHERS: "Valeurs trop petites pour être montrées seules ; la note dit lesquelles.",
            YES: "Personnes ou bilans de ce public.",
            NO: "Toutes les autres personnes, ou tous les autres bilans.",
        },
        "tableaux": [
            {
                "code": table.code,
                "libelle": table.label,
                "indicateurs": list(table.indicators),
                "ventilations": list(table.dimensions),
            }
            for table in plan.tables
        ],
        "repli": [
            {
                "tableau": step.table,
                "ventilations_gardees": list(step.keep),
            }
            for step in plan.fallback
        ],
    }


def _indicator(indicator: Indicator) -> dict[str, object]:
    return {
        "code": indicator.code,
        "libelle": indicator.label,
        "definition": indicator.definition,
        "numerateur": indicator.numerator,
        "denominateur": indicator.denominator,
        "unite": indicator.unit.value,
        "protection": indicator.protection.value,
        "caracteristiques_lues": indicator.characteristics_at.value,
    }


def _dimension(dimension: Dimension) -> dict[str, object]:
    several = dimension.kind is DimensionKind.MULTIPLE
    return {
        "code": dimension.code,
        "libelle": dimension.label,
        "plusieurs_valeurs_possibles": several,
        "valeurs": {value.code: value.label for value in dimension.values},
    }
