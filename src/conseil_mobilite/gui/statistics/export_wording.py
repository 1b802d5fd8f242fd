"""How the assistant speaks of what leaves and of what stays."""

from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.statistics.periods.quarters import Quarter
from conseil_mobilite.services.statistics.statistics import ASSESSMENTS, PEOPLE

INDICATORS: Final[Mapping[str, str]] = {
    PEOPLE: "Personnes accompagnées",
    ASSESSMENTS: "Bilans réalisés",
}
INTERNAL: Final = "Interne, reste sur ce poste"
TOO_FEW: Final = "Moins de 15 personnes : rien ne peut être publié pour ce trimestre."
NEVER_INSIDE: Final = "Noms, dates de naissance, adresses, communes, réponses aux bilans et notes."
PACKAGE_CONTENT: Final = (
    "Un seul fichier compressé (.zip) : le tableau des chiffres, le même pour votre tableur, un "
    "rapport PDF avec ses graphiques, et la définition de chaque chiffre."
)
PUBLISHED: Final = (
    (
        "users",
        "Personnes accompagnées",
        "Combien de personnes ont eu un contact, par âge et sexe, puis pour chaque public.",
    ),
    (
        "list-checks",
        "Bilans réalisés",
        "Combien de premiers bilans ont été validés, selon les mêmes ventilations.",
    ),
)
RULES: Final = (
    (
        "arrows-left-right",
        "Chaque nombre est arrondi à un multiple de 5",
        "43 devient 40 ou 45, tiré une fois pour toutes. 0 veut dire « de 0 à 4 ».",
    ),
    (
        "check-circle",
        "Les totaux restent justes",
        "Chaque total est la somme de ses lignes, dans tous les tableaux à la fois.",
    ),
    (
        "users",
        "Les petits groupes sont réunis ou retenus",
        "Un groupe de moins de 15, en chiffres arrondis, rejoint « Autres » ou n’est pas publié.",
    ),
    (
        "shield-check",
        "Refaire l’export n’apprend rien",
        "Le même trimestre donne toujours exactement le même fichier.",
    ),
    ("eye-slash", "Jamais dans le fichier", NEVER_INSIDE),
)


def quarter_days(quarter: Quarter) -> str:
    """« du 1er juillet 2026 au 30 septembre 2026 »."""
    start, end = (long_date(day, weekday=False) for day in (quarter.start, quarter.end))
    return f"du {start} au {end}"
