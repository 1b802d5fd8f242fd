"""Last names, first names and civility of a row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.bodies import is_body
from conseil_mobilite.domain.imports.values.civility import read_civility
from conseil_mobilite.domain.imports.values.name_order import NameOrder
from conseil_mobilite.domain.imports.values.name_parting import (
    COUPLE,
    NameParts,
    civility_before,
    parted,
    with_marriage,
)
from conseil_mobilite.domain.imports.values.name_words import (
    first_name,
    is_name,
    last_name,
    tidy_name,
)
from conseil_mobilite.domain.imports.values.reading import (
    Cells,
    Doubt,
    Given,
    Reading,
    together,
)
from conseil_mobilite.domain.language.folding import fold

_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*|\s*[*?]+\s*")
_BORN_INSIDE = re.compile(r"\(\s*((?:née?|ép\.?|epouse|épouse)\s[^)]*)\)", re.IGNORECASE)
_TWO_PEOPLE = re.compile(r"\s(?:et|&|\+)\s|&|\+|/", re.IGNORECASE)
_LONGEST_READ: Final = 1_000
"""Far more signs than a name has: a cell may hold any number of them."""
_NOBODY: Final = frozenset({"xx", "xxx", "xxxx", "x", "inconnu", "inconnue", "anonyme", "a venir"})
_TRIALS: Final = frozenset({"test", "essai", "exemple", "toto", "prenom", "nom"})


@dataclass(frozen=True, slots=True)
class Names:
    """`why` says in one code why the row has no usable name; empty where it has."""

    reading: Reading
    why: str = ""
    said: str = ""


def read_names(cells: Cells, order: NameOrder | None) -> Names:
    """Read the names of a row. `order`: no column is for the first name, one text holds both."""
    both = order is not None
    if fault := _couple(cells, both=both):
        return Names(Reading(), "couple", fault)
    if body := _body(cells):
        return Names(Reading(), "pas_une_personne", body)
    parts, doubts = _parts(cells, order)
    civility = read_civility(cells, parts.civility)
    named = Reading(dict(_values(parts)), tuple(doubts))
    why, said = _unusable(parts, cells, both=both)
    return Names(together((named, civility)), why, said)


def _parts(cells: Cells, order: NameOrder | None) -> tuple[NameParts, list[Doubt]]:
    doubts: list[Doubt] = []
    last, first, usual = (
        _clean(cells.get(of, ()), of, doubts)
        for of in (Field.LAST_NAME, Field.FIRST_NAME, Field.USUAL_NAME)
    )
    if order:
        found = parted(last or usual, order)
        doubts += _by_order(found)
    else:
        apart = _apart(last, first)
        found = replace(apart, wed=with_marriage(usual).wed or usual or apart.wed)
    return _sound(found), doubts


def _by_order(parts: NameParts) -> Iterator[Doubt]:
    """Say that capitals do not tell the last name from the first."""
    if parts.by_order:
        said = (
            f"« {parts.last} » est lu comme le nom et « {parts.first} » comme le prénom, d’après "
            "l’ordre de la colonne."
        )
        yield Doubt("nom_prenom_ordre", Field.LAST_NAME, said)


def _apart(last: str, first: str) -> NameParts:
    """Read a last name; where there is no first name, « MARTIN Jean » holds both."""
    civility, bare = civility_before(last)
    both = NameParts() if first else parted(bare, NameOrder())
    found = both if both.first else replace(with_marriage(bare), first=first)
    return replace(found, civility=civility)


def _clean(given: Sequence[Given], of: Field, doubts: list[Doubt]) -> str:
    if not given:
        return ""
    text = _BORN_INSIDE.sub(r" \1 ", given[0].text[:_LONGEST_READ])
    if set_aside := _BRACKETS.search(text):
        said = f"« {given[0].text} » : « {set_aside[0].strip()} » n’est pas repris dans le nom."
        doubts.append(Doubt("nom_precision", of, said, given[0].text))
    bare = _BRACKETS.sub(" ", text)
    return tidy_name(bare.replace(",", " ") if of is Field.FIRST_NAME else bare)


def _sound(parts: NameParts) -> NameParts:
    """Keep what is a name; where only the name in use is given, it is the name."""
    last, first, wed = (
        each if is_name(each) else "" for each in (parts.last, parts.first, parts.wed)
    )
    if not last:
        last, wed = wed, ""
    if fold(wed) == fold(last):
        wed = ""
    return replace(parts, last=last, first=first, wed=wed)


def _values(parts: NameParts) -> Iterator[tuple[Field, Value]]:
    if parts.last:
        yield Field.LAST_NAME, last_name(parts.last)
    if parts.wed:
        yield Field.USUAL_NAME, last_name(parts.wed)
    if parts.first:
        yield Field.FIRST_NAME, first_name(parts.first)


def _unusable(parts: NameParts, cells: Cells, *, both: bool) -> tuple[str, str]:
    if parts.last and parts.first:
        nobody = fold(parts.last) in _NOBODY or (
            fold(parts.last) == fold(parts.first) and fold(parts.last) in _TRIALS
        )
        return ("nom_inutilisable", _not_a_name(parts.last)) if nobody else ("", "")
    written = next((g.text for of in _NAMES for g in cells.get(of, ())), "")
    if both and written:
        return "nom_prenom_indistincts", (
            f"« {written} » : le nom et le prénom ne se distinguent pas à coup sûr. Écrivez-les "
            "dans deux colonnes, ou le nom en capitales."
        )
    of = Field.FIRST_NAME if parts.last else Field.LAST_NAME
    if cells.get(of):
        return "nom_inutilisable", _not_a_name(cells[of][0].text)
    return ("sans_prenom", "Il manque le prénom.") if parts.last else ("sans_nom", _NO_NAME)


def _not_a_name(text: str) -> str:
    return f"« {text} » n’est pas un nom que l’on puisse reprendre."


def _body(cells: Cells) -> str:
    """Say that a body stands where a person should; who has a birth date is a person."""
    last, first = (
        next((given.text for given in cells.get(of, ())), "")
        for of in (Field.LAST_NAME, Field.FIRST_NAME)
    )
    if Field.BIRTH_DATE in cells or not is_body(last, first):
        return ""
    return f"« {f'{last} {first}'.strip()} » est un organisme ou une rencontre, pas une personne."


def _couple(cells: Cells, *, both: bool) -> str:
    """Say that a row names two people, who cannot be told apart in it."""
    texts = [given.text for of in _NAMES for given in cells.get(of, ())]
    of_first = Field.LAST_NAME if both else Field.FIRST_NAME
    firsts = [given.text for given in cells.get(of_first, ())]
    two_first = any(_TWO_PEOPLE.search(text) for text in firsts)
    if not two_first and not any(COUPLE.search(text) for text in texts):
        return ""
    return (
        f"« {' '.join(texts)} » : cette ligne parle de deux personnes. Donnez une ligne à chacune "
        "pour qu’elles aient chacune leur dossier."
    )


_NAMES: Final = (Field.LAST_NAME, Field.FIRST_NAME, Field.USUAL_NAME)
_NO_NAME: Final = "Il manque le nom."
