"""Which field a heading names, however it is worded."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.heading_places import Place
from conseil_mobilite.domain.imports.heading_rules import ELSE, PRESCRIBERS, RULES
from conseil_mobilite.domain.imports.values.audience_words import audience
from conseil_mobilite.domain.language.folding import fold

GROUP: Final = " / "


def compared(heading: str) -> str:
    """Return the heading as profiles compare it: folded, « Nom d’usage » as « nom d usage »."""
    return fold(heading)


def meaning(heading: str, *, grouped: bool = False) -> Field | Place:
    """Return what a heading names. `grouped`: its first part stands above other columns too."""
    group, sign, last = heading.rpartition(GROUP)
    if not sign:
        return _meaning(compared(heading))
    whole, alone = _meaning(compared(heading)), _meaning(compared(last))
    if not grouped:
        return whole if whole is not Place.UNKNOWN else alone
    if _somebody_else(compared(group)) or compared(group) in _PRESCRIBER_GROUPS:
        return whole
    return alone if alone is not Place.UNKNOWN else whole


def _meaning(words: str) -> Field | Place:
    if words in _EXACT:
        return _EXACT[words]
    if _SILENT.fullmatch(words):
        return Place.SILENT
    found = next((of for of, pattern in RULES if pattern.search(words)), None)
    if found is not None:
        return found
    named = audience(_RIGHT.sub("", words))
    return Field.AUDIENCES if named else Place.UNKNOWN


def _somebody_else(words: str) -> bool:
    return bool(re.search(ELSE, words) or re.search(PRESCRIBERS, words))


_RIGHT: Final = re.compile(r"^droits? (?:au )?")
_PRESCRIBER_GROUPS: Final = frozenset({"prescription", "orientation"})
_SILENT = re.compile(
    r"(?:colonne|column|col|champ|field|unnamed|var)? ?\d*|[a-z]\d*"
    r"|(?:colonne|column|col) [a-z]{1,2}|sans titre|vide"
)
_EXACT: Final[Mapping[str, Field]] = MappingProxyType(
    {
        **{compared(of.value): of for of in Field},
        **{compared(words): of for of, words in FIELD_WORDS.items()},
        "prescription": Field.PRESCRIBER,
        "orientation": Field.PRESCRIBER,
        "sortie": Field.ENDED_ON,
        "entree": Field.ENTERED_ON,
        "bilan": Field.ASSESSED_ON,
        "diagnostic": Field.ASSESSED_ON,
        "ne": Field.BIRTH_DATE,
        "de": Field.FRANCE_TRAVAIL_ID,
    }
)
