"""Yes and no, as files write them. What is under way, or doubtful, is neither."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import (
    Cells,
    Doubt,
    Given,
    Reading,
    emptied,
    together,
)
from conseil_mobilite.domain.language.folding import fold

_YES = frozenset({"oui", "o", "x", "1", "vrai", "true", "yes", "y", "ok"})
_NO = frozenset({"non", "n", "0", "faux", "false", "no", "pas", "aucun", "aucune", "sans"})
_TICKS = frozenset("✓✔☑✅☒🗸")
_CROSSES = frozenset("✗✘❌☐")
_OWN_YES: Final[Mapping[Field, re.Pattern[str]]] = MappingProxyType(
    {
        Field.CAR_LICENCE: re.compile(
            r"(?:oui )?(?:permis )?(?:(?:am|a|a1|a2|b1) (?:et )?)*b(?: (?:et )?(?:a|"
            r"a1|a2|am|be|b1|c|ce|d))*"
            r"(?: (?:obtenu|valide|\d{4}|ok|oui|acquis|depuis \d{4}|en \d{4}|en poche))?|"
            r"oui permis b|oui (?:depuis|en|obtenu|valide)(?: (?:le|en))?(?: \d{1,4}){1,3}"
            r"|titulaire(?: du permis(?: b)?)?|permis obtenu|obtenu|permis valide|"
            r"valide"
        ),
        Field.VEHICLE: re.compile(
            r"(?:oui )?(?:une? )?(?:voiture|vehicule|auto|vl)"
            r"(?: (?:personnelle?|perso|propre|a soi|familiale?))?|vehicule(?: "
            r"personnel)?|vehiculee?|motorisee?"
        ),
        Field.RQTH: re.compile(r"(?:oui )?(?:rqth|th)(?: (?:oui|valide|obtenue?))?|beneficiaire"),
        Field.OPPOSITION: re.compile(r"oppos(?:ee?|ition)|s oppose|s y oppose|opt out"),
    }
)
_OWN_NO: Final[Mapping[Field, re.Pattern[str]]] = MappingProxyType(
    {
        Field.CAR_LICENCE: re.compile(
            r"(?:pas de|sans|aucun|non titulaire(?: du)?|n a pas le) ?(?:permis(?: b)?)?|non permis"
        ),
        Field.VEHICLE: re.compile(
            r"(?:pas de|sans|aucun|non) ?(?:vehicule|voiture|moyen de locomotion)?|"
            r"non vehiculee?|a pied"
            r"|pas vehiculee?|non motorisee?"
        ),
        Field.RQTH: re.compile(r"(?:pas de|sans|non) ?rqth|non beneficiaire"),
        Field.OPPOSITION: re.compile(
            r"(?:pas d|sans|aucune|non) ?opposition|ne s oppose pas|non oppose"
        ),
    }
)


ANSWERED: Final = frozenset(_OWN_YES)


def read_answers(cells: Cells) -> Reading:
    """Read the four answers; a person who opposes the use of her data is said."""
    read = together(_read(cells[of][0], of) for of in _OWN_YES if cells.get(of))
    if read.values.get(Field.OPPOSITION) is not True:
        return read
    return Reading(read.values, (*read.doubts, _OPPOSED))


def answer(text: str, of: Field | None = None) -> bool | None:
    """Return yes, no, or None for what is neither."""
    if text in _TICKS or text in _CROSSES:
        return text in _TICKS
    folded = fold(text)
    if folded in _YES or (of and _OWN_YES[of].fullmatch(folded)):
        return True
    if folded in _NO or (of and _OWN_NO[of].fullmatch(folded)):
        return False
    return None


def _read(given: Given, of: Field) -> Reading:
    value = given.cell.value
    told = value if isinstance(value, bool) else answer(given.text, of)
    if told is not None:
        values: dict[Field, Value] = {of: told}
        return Reading(values)
    why = "ne dit ni oui ni non à coup sûr"
    return Reading(doubts=(emptied("reponse_incertaine", given, of, why, to_check=False),))


_OPPOSED: Final = Doubt(
    "opposition",
    Field.OPPOSITION,
    (
        "Cette personne s’est opposée à l’usage de ses données : respectez son "
        "choix avant toute suite."
    ),
)
