"""Tell what every code of a statistics package means, so that the file explains itself."""

from conseil_mobilite.domain.statistics.definitions.dimension import (
    NO,
    YES,
    Dimension,
    DimensionKind,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Reading
from conseil_mobilite.domain.statistics.definitions.links import Link
from conseil_mobilite.domain.statistics.definitions.plan import Plan, Table
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.release.derived_tables import derived_tables
from conseil_mobilite.domain.statistics.release.methods import method_sentences
from conseil_mobilite.domain.statistics.release.protected_release import OTHERS, TOTAL

SPREADSHEET_DIALECT = {"delimiter": ";", "decimalChar": ",", "encoding": "utf-8-sig"}


def definitions(plan: Plan, method: str, *, is_year: bool = False) -> dict[str, object]:
    """Return the definitions as a JSON object, in French as its readers are."""
    known = plan.definitions
    return {
        "plan": plan.code,
        "methode": {
            "code": method,
            "phrases": list(method_sentences(method, is_year=is_year)),
            "base": plan.base,
            "plancher": plan.floor,
        },
        "indicateurs": [_indicator(each) for each in known.indicators.values()],
        "populations": [
            {
                "code": each.code,
                "libelle": each.label,
                "unite": each.unit.value,
                "comprise_dans": each.part_of,
                "dans_le_temps": each.over_time.value,
            }
            for each in known.populations.values()
        ],
        "ventilations": [_dimension(each) for each in known.dimensions.values()],
        "modalites_communes": {
            TOTAL: "Ensemble des valeurs de la ventilation.",
            OTHERS: "Valeurs trop petites pour être montrées seules ; la note dit lesquelles.",
            YES: "Les unités comptées à qui cela s’applique.",
            NO: "Toutes les autres.",
        },
        "tableaux": [_table(plan, table) for table in (*plan.tables, *derived_tables(plan))],
        "liens": [_link(each) for each in plan.links],
        "repli": list(plan.fallback),
        "statistiques_excel.csv": SPREADSHEET_DIALECT,
    }


def _indicator(indicator: Indicator) -> dict[str, object]:
    return {
        "code": indicator.code,
        "libelle": indicator.label,
        "definition": indicator.definition,
        "numerateur": indicator.numerator,
        "denominateur": indicator.denominator,
        "caracteristiques_lues": indicator.characteristics_at.value,
        "lectures": [_reading(each) for each in indicator.readings],
    }


def _reading(reading: Reading) -> dict[str, object]:
    share = reading.share
    return {
        "code": reading.code,
        "libelle": reading.label,
        "protection": reading.protection.value,
        "unite": reading.unit.value,
        "population": reading.population,
        "croisee_avec": reading.crossed,
        "ventilations": list(reading.by),
        "grandeur": reading.quantity,
        "part": share
        and {
            "ventilation": share.partition,
            "modalites": list(share.values),
            "parmi": list(share.among),
        },
    }


def _dimension(dimension: Dimension) -> dict[str, object]:
    """Give its values; one of which several may be true has states for each."""
    return {
        "code": dimension.code,
        "libelle": dimension.label,
        "plusieurs_valeurs_possibles": dimension.kind is DimensionKind.MULTIPLE,
        "valeurs": {value.code: value.label for value in dimension.items},
        "etats": {state.code: state.label for state in dimension.states},
    }


def _table(plan: Plan, table: Table) -> dict[str, object]:
    return {
        "code": table.code,
        "libelle": _label(plan, table),
        "indicateur": table.indicator,
        "lecture": table.reading.code,
        "population": table.population,
        "ventilations": list(table.dimensions),
    }


def _label(plan: Plan, table: Table) -> str:
    indicator = plan.definitions.indicators[table.indicator]
    dimensions = [plan.definitions.dimensions[code].label for code in table.dimensions]
    named = " – ".join(filter(None, (indicator.label, table.reading.label)))
    return f"{named} ({' × '.join(dimensions)})" if dimensions else named


def _link(link: Link) -> dict[str, object]:
    """Write a sum of counts that the parts make, or that they do not exceed."""
    return {
        "total": [_count(each) for each in link.whole],
        "parties": [_count(each) for each in link.parts],
        "egalite": link.exact,
    }


def _count(count: Count) -> dict[str, object]:
    return {
        "population": count.population,
        "condition": {partition: list(values) for partition, values in count.condition},
    }
