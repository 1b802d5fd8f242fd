"""How the assistant speaks of what leaves and of what stays."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import long_date, spaced
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator
from conseil_mobilite.domain.statistics.periods.published import PublishedPeriod
from conseil_mobilite.domain.statistics.report.themes import HEADLINES, THEMES
from conseil_mobilite.services.statistics.exports import Method
from conseil_mobilite.store.reference.statistics_definitions import definitions

INTERNAL: Final = "Interne, reste sur ce poste"
TOO_FEW: Final = (
    "Les groupes de cette période sont trop petits pour qu’un chiffre sorte sans risque. Vous "
    "pouvez tout de même envoyer le fichier : il dit seulement cela, et l’année pourra sortir "
    "après ses quatre trimestres."
)
NEVER_INSIDE: Final = "Noms, dates de naissance, adresses, communes, réponses aux bilans et notes."
PACKAGE_CONTENT: Final = (
    "Un seul fichier compressé (.zip) : le tableau des chiffres, le même pour votre tableur, un "
    "rapport PDF avec ses graphiques, et la définition de chaque chiffre."
)
ROUNDING_RULES: Final = (
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
        "La même période donne toujours exactement le même fichier.",
    ),
)
SUPPRESSION_RULES: Final = (
    (
        "eye-slash",
        "Les petits nombres sont masqués",
        (
            "Sous le seuil, un nombre est retenu, et d’autres avec lui pour qu’aucun calcul sur "
            "les totaux ne le retrouve."
        ),
    ),
    (
        "shield-check",
        "Le fichier est attaqué avant de sortir",
        "Si le calcul situe un nombre masqué dans un intervalle de moins de 5, rien ne sort.",
    ),
    (
        "warning",
        "Beaucoup de cases disparaissent",
        (
            "Sur une petite base, la plupart. Et les fichiers masqués de plusieurs organismes ne "
            "s’additionnent pas."
        ),
    ),
)
METHODS: Final = ((Method.ROUNDING.value, "&Arrondi"), (Method.SUPPRESSION.value, "&Masquage"))
METHOD_WORDS: Final = {
    Method.ROUNDING: "Conseillé : tous les tableaux restent lisibles et s’additionnent.",
    Method.SUPPRESSION: (
        "Pour un lecteur qui exige des grands nombres exacts. Une période sortie par une méthode "
        "ne peut plus sortir par l’autre."
    ),
}
METHOD_NAMES: Final = {Method.ROUNDING: "arrondi", Method.SUPPRESSION: "masquage"}


def days_of(period: PublishedPeriod) -> str:
    """« du 1er juillet 2026 au 30 septembre 2026 »."""
    return spaced(f"du {_day(period.start)} au {_day(period.end)}")


def themes() -> Iterator[tuple[str, str]]:
    """Give each theme of the plan beside what it counts, from the definitions."""
    known = definitions().indicators
    yield "L’essentiel", _listed([known[each.code] for each in HEADLINES])
    for theme in THEMES:
        tables = (series.table[:4] for table in theme.tables for series in table.series)
        codes = dict.fromkeys([*(figure.code for figure in theme.figures), *tables])
        yield theme.title, _listed([known[code] for code in codes])


def _listed(indicators: list[Indicator]) -> str:
    first, *rest = (indicator.title for indicator in indicators)
    return spaced(f"{', '.join([first, *(_small(each) for each in rest)])}.")


def _small(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def _day(day: date) -> str:
    return long_date(day, weekday=False)
