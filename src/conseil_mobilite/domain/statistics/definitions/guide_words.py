"""Sentences of the guide that are the same for several indicators."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import Source
from conseil_mobilite.domain.statistics.definitions.indicator import (
    CharacteristicsAt,
    Protection,
    Unit,
)
from conseil_mobilite.domain.statistics.release.quantity_rows import (
    FEWEST_PERSONS,
    LARGEST_PART,
    step_of,
)
from conseil_mobilite.domain.statistics.release.rate_rows import LEAST_DENOMINATOR

WHAT_HOLDS_FOR_ALL: Final = (
    "La période va de son premier à son dernier jour, tous deux compris, à l’heure de Paris.",
    (
        "Une personne compte une seule fois dans un indicateur de personnes : avec le dernier de "
        "ses parcours concernés dans la période, dont elle prend le bassin, l’intercommunalité et "
        "le type de prescripteur."
    ),
    (
        "L’âge et les publics sont ceux du jour de ce qui est compté ; lorsqu’une personne est "
        "concernée plusieurs fois, ceux de la première fois dans la période. À défaut d’un tel "
        "jour, ce sont ceux du dernier jour de la période."
    ),
    (
        "Une personne peut avoir plusieurs publics, plusieurs freins, plusieurs groupes d’action : "
        "ces lignes ne s’additionnent pas."
    ),
    (
        "À l’écran, les chiffres sont exacts et restent internes. Dans le fichier pour le plan, "
        "chaque effectif est arrondi à l’un des deux multiples de {base} voisins, et chaque total "
        "reste la somme de ses lignes ; 0 signifie de 0 à {small}."
    ),
    (
        "Un groupe qui n’atteint pas {floor} une fois arrondi est réuni à d’autres ou n’est pas "
        "publié. Rien n’est publié d’une période qui compte moins de {floor} personnes."
    ),
)
"""To be given `base`, `small` (the base less one) and `floor`."""
OTHER_DAYS: Final[Mapping[CharacteristicsAt, str]] = {
    CharacteristicsAt.FIRST_CONTACT: "Ceux du premier contact de la période.",
    CharacteristicsAt.PERIOD_END: "Ceux du dernier jour de la période.",
}
"""When age and publics are read where it is not on the day of what is counted."""
FROM_THE_BASE: Final[Mapping[Source, str]] = {
    Source.INTERCOMMUNALITIES: (
        "Les intercommunalités du bassin ; Autre intercommunalité ; Non précisée"
    ),
    Source.MEASURES: "Les mesures du plan d’action du bassin",
}
UNIT_NAMES: Final[Mapping[Unit, str]] = {
    **{unit: unit.value for unit in Unit},
    Unit.PERCENT: "pourcentage",
    Unit.KILOMETRES: "kilomètres",
}
_SINGULARS: Final[Mapping[Unit, str]] = {Unit.LEVELS: "niveau", Unit.CONTACTS: "contact"}
_TWO: Final = 2


def protection_words(protection: Protection, unit: Unit) -> str:
    """Say how such a figure is protected; to be given `base`."""
    if protection is Protection.COUNT:
        return (
            "Effectifs arrondis à un multiple de {base} voisin ; les totaux restent la somme de "
            "leurs lignes."
        )
    if protection is Protection.RATE:
        return (
            "Pourcentage calculé sur des effectifs arrondis ; il n’est pas publié quand il "
            f"porterait sur moins de {LEAST_DENOMINATOR}."
        )
    return _ROUNDED[protection].format(
        step=_amount(step_of(unit), unit), few=FEWEST_PERSONS, part=f"{LARGEST_PART * 100:.0f}"
    )


_ROUNDED: Final[Mapping[Protection, str]] = {
    Protection.MEDIAN: "Médiane arrondie à {step}, publiée à partir de {few} personnes.",
    Protection.MEAN: "Moyenne arrondie à {step}, publiée à partir de {few} personnes.",
    Protection.SUM: (
        "Somme arrondie à {step}, publiée à partir de {few} personnes et si aucune n’en fait à "
        "elle seule plus de {part} %."
    ),
}


def _amount(step: Decimal, unit: Unit) -> str:
    """« 5 jours », « 0,5 niveau », « 100 € »: what is under two is singular in French."""
    number = f"{step:f}".replace(".", ",")
    if unit is Unit.EUROS:
        return f"{number} €"
    name = UNIT_NAMES[unit]
    return f"{number} {name if step >= _TWO else _SINGULARS.get(unit, name)}"
