"""How an aid of the catalogue is said: its state, its days, who vouched for it."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.domain.directory.freshness import TO_CHECK
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.services.directory.benefits import LOCAL

SENSITIVE: Final = "Donnée sensible"
SHIPPED: Final = "Livrée avec le logiciel"
CORRECTED: Final = "Corrigée par votre organisme"
ADDED: Final = "Aide locale, ajoutée par votre organisme"
NEVER: Final = "Jamais vérifiée"
Chip = tuple[str, str]


def chips(line: BenefitLine, today: date) -> tuple[Chip, ...]:
    """Return the words of its state and their tones, the most pressing first."""
    told = []
    if line.valid_from is not None and line.valid_from > today:
        told.append(("À venir", "primary"))
    elif not line.open_on(today):
        told.append(("Terminée", ""))
    elif line.to_check(today):
        told.append((TO_CHECK, "warning"))
    else:
        told.append(("À jour", "success"))
    if line.sensitive:
        told.append(("Sensible", "violet"))
    return tuple(told)


def origin(line: BenefitLine) -> str:
    if line.code.startswith(LOCAL):
        return ADDED
    return SHIPPED if line.row_id is None else CORRECTED


def checked(line: BenefitLine) -> str:
    """« Vérifiée le 19 août 2026 », or that nobody did."""
    if line.checked_on is None:
        return NEVER
    return f"Vérifiée le {long_date(line.checked_on, weekday=False)}"


def validity(line: BenefitLine) -> str:
    """« Du 1er janvier 2026 au 31 décembre 2026 »; nothing said where it has no bounds."""
    first = long_date(line.valid_from, weekday=False) if line.valid_from else ""
    last = long_date(line.valid_to, weekday=False) if line.valid_to else ""
    if first and last:
        return f"Du {first} au {last}"
    if first:
        return f"Depuis le {first}"
    return f"Jusqu’au {last}" if last else "Sans limite de date"


def found(line: BenefitLine, funder: str, text: str) -> bool:
    """Tell whether every word typed begins a word of the aid."""
    words = fold(f"{line.label} {line.facts} {line.source} {funder}").split()
    return all(any(word.startswith(typed) for word in words) for typed in fold(text).split())
