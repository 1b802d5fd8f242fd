"""Figures in words, for the page of statistics."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, month_name, number

INTERNAL: Final = "Interne : chiffres exacts, à ne pas diffuser"
SEVERAL: Final = (
    "Une personne peut relever de plusieurs publics : ces lignes ne s’additionnent pas."
)
NOBODY: Final = (
    "Personne n’a été accompagné dans ce bassin pendant ce trimestre : il faut un rendez-vous "
    "honoré, ou un appel qui a joint la personne."
)
FEW: Final = (
    "Moins de {floor} personnes : l’export de ce trimestre ne publiera sans doute aucun chiffre, "
    "pour que personne ne soit reconnu."
)
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


def change(now: int, before: int) -> str:
    """« + 8 sur le trimestre précédent »."""
    if now == before:
        return "comme au trimestre précédent"
    sign = "+" if now > before else "−"
    return f"{sign}{NO_BREAK}{number(abs(now - before))} sur le trimestre précédent"


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
