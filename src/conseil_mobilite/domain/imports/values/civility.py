"""Civility, from a civility or from a sex."""

import re
from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.name_parting import COUPLE
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Reading, emptied
from conseil_mobilite.domain.language.folding import fold

MADAM: Final = "Mme"
SIR: Final = "M."
WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("mme", "mmme", "mde", "madame", "mlle", "melle", "mademoiselle"), MADAM),
    **dict.fromkeys(("f", "femme", "feminin", "fille", "female", "mrs", "ms", "dame"), MADAM),
    **dict.fromkeys(("m", "mr", "monsieur", "h", "homme", "masculin", "garcon", "male"), SIR),
}
_AND = re.compile(r"\bet\b|[&/]")


def read_civility(cells: Cells, beside_name: str) -> Reading:
    """Read the columns of civility and sex, and what stood before the name; they must agree."""
    given = cells.get(Field.CIVILITY, ())
    if couple := next((each for each in given if _is_couple(each.text)), None):
        why = "désigne deux personnes"
        return Reading(doubts=(emptied("civilite_couple", couple, _OF, why, to_check=False),))
    unread = [each for each in given if fold(each.text) not in WORDS]
    doubts = [emptied("civilite_inconnue", each, _OF, _UNREAD, to_check=False) for each in unread]
    told = {WORDS[key] for each in given if (key := fold(each.text)) in WORDS} | {beside_name}
    said = sorted(told - {""})
    if len(said) > 1:
        both = " / ".join(each.text for each in given) or beside_name
        text = f"La civilité et le sexe ne concordent pas (« {both} ») : le champ reste vide."
        return Reading(doubts=(*doubts, Doubt("civilite_contradictoire", _OF, text, both)))
    return Reading({_OF: said[0]} if said else {}, tuple(doubts))


def _is_couple(text: str) -> bool:
    named = {WORDS.get(fold(word), "") for word in _AND.split(text.lower())}
    return bool(COUPLE.search(text)) or named >= {MADAM, SIR}


_OF: Final = Field.CIVILITY
_UNREAD: Final = "n’est ni « Mme » ni « M. »"
