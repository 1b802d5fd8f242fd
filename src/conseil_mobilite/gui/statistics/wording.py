"""Figures in words, for the page of statistics."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, month_name

INTERNAL: Final = "Interne : chiffres exacts, à ne pas diffuser"
NOT_ADDED: Final = (
    "Une même personne peut être comptée à plusieurs lignes : elles ne s’additionnent pas."
)
LEFT_OUT: Final = "Les lignes où il n’y a personne ne sont pas montrées."
READ_HINT: Final = "Flèches · Entrée : dossiers · T : tableau"
READ_ONLY: Final = "Flèches · T : tableau"
NOBODY_THERE: Final = "Rien à compter ici pour cette période."
NOBODY: Final = (
    "Personne n’a été accompagné dans ce bassin pendant cette période : il faut un rendez-vous "
    "honoré, ou un appel qui a joint la personne. Choisissez une période plus longue, ou notez les "
    "rendez-vous honorés dans l’agenda."
)
FEW: Final = (
    "Moins de {floor} personnes : l’export de cette période ne publiera sans doute aucun chiffre, "
    "pour que personne ne soit reconnu."
)
NO_BASIN: Final = (
    "Les statistiques du plan se comptent par bassin de mobilité. Composez le vôtre dans les "
    "réglages, à partir de ses intercommunalités."
)
FREE_NOTE: Final = "Pour vous seulement : l’export se fait par trimestre."
COUNTING: Final = "Calcul en cours…"
REST: Final = "Calculées à l’instant sur les dossiers de votre organisme"
_SHORT_MONTHS: Final = {
    1: "janv.",
    2: "févr.",
    4: "avr.",
    7: "juil.",
    9: "sept.",
    10: "oct.",
    11: "nov.",
    12: "déc.",
}


def month_label(month: date) -> str:
    """« janv. », « mars »: as narrow as the foot of a column."""
    return _SHORT_MONTHS.get(month.month, month_name(month.month))


def share(part: int, whole: int) -> str:
    """« 12 % », or a dash where there is nothing to share; never 0 % of something."""
    if not whole:
        return "–"
    percent = 100 * part / whole
    if part and percent < 1:
        return f"moins de 1{NO_BREAK}%"
    return f"{round(percent)}{NO_BREAK}%"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
