"""A plan of a few tables, small enough to be followed by hand, and figures for it."""

from collections.abc import Mapping

from conseil_mobilite.domain.statistics.definitions.dimension import Value
from conseil_mobilite.domain.statistics.definitions.parsing import parse_definitions
from conseil_mobilite.domain.statistics.definitions.plan import Plan, cells
from conseil_mobilite.domain.statistics.definitions.plan_parsing import parse_plan
from conseil_mobilite.domain.statistics.exact.figures import (
    Count,
    ExactFigures,
    Measured,
    Quantity,
)

_LISTS = {
    "sexes": (Value("F", "Femme"), Value("H", "Homme"), Value("NSP", "Non précisé")),
    "funders": tuple(Value(code, code.capitalize()) for code in ("region", "epci", "etat")),
}
_INDICATOR = {
    "label": "Libellé",
    "definition": "Définition.",
    "numerator": "Ce qui est compté",
    "characteristics_at": "evenement",
}
_PEOPLE = {"population": "personnes", "unit": "personnes"}
_EXITS = {"population": "sorties"}
_DEFINITIONS: Mapping[str, object] = {
    "populations": [
        {"code": "personnes", "label": "Personnes", "unit": "personnes", "over_time": "distinct"},
        {"code": "sorties", "label": "Sorties", "unit": "parcours", "over_time": "somme"},
    ],
    "dimensions": [
        {"code": "sexe", "label": "Sexe", "list": "sexes"},
        {"code": "positive", "label": "Sortie positive"},
        {"code": "financeur", "label": "Financeur", "list": "funders"},
    ],
    "indicators": [
        {
            **_INDICATOR,
            "code": "I-06",
            "readings": [{**_PEOPLE, "protection": "effectif", "by": ["sexe"]}],
        },
        {
            **_INDICATOR,
            "code": "I-25",
            "readings": [
                {
                    **_EXITS,
                    "protection": "taux",
                    "unit": "pour_cent",
                    "share": {"partition": "positive", "values": ["oui"]},
                    "by": ["sexe"],
                }
            ],
        },
        {
            **_INDICATOR,
            "code": "I-22",
            "readings": [
                {
                    **_PEOPLE,
                    "protection": "somme",
                    "unit": "euros",
                    "quantity": "montants",
                    "by": ["financeur"],
                },
                {
                    **_PEOPLE,
                    "code": "delai",
                    "protection": "mediane",
                    "unit": "jours",
                    "quantity": "delai",
                },
            ],
        },
    ],
}


def small_plan(fallback: tuple[str, ...] = ("I-25_positive_sexe",)) -> Plan:
    """Return people by sex, the rate of positive exits by sex, euros by funder, a median delay."""
    return parse_plan(
        {
            "code": "essai-1",
            "base": 5,
            "floor": 15,
            "persons": "personnes",
            "indicators": ["I-06", "I-25", "I-22"],
            "fallback": list(fallback),
        },
        parse_definitions(_DEFINITIONS, _LISTS),
    )


def figures(
    people: Mapping[str, int],
    exits: Mapping[tuple[str, str], int],
    quantities: Mapping[Quantity, Measured] | None = None,
) -> ExactFigures:
    """Count people by sex, and exits by whether they are positive and by sex."""
    plan = small_plan()
    counts = {
        cell: 0
        for table in plan.tables
        for crossing in plan.crossings(table)
        for cell in cells(table.population, crossing)
    }
    for sex, amount in people.items():
        for count in (Count("personnes"), Count("personnes", (("sexe", (sex,)),))):
            counts[count] += amount
    for (positive, sex), amount in exits.items():
        one, other = ("positive", (positive,)), ("sexe", (sex,))
        for condition in ((), (one,), (other,), (one, other)):
            counts[Count("sorties", condition)] += amount
    return ExactFigures(counts, quantities or {})
