"""Find the EPCI that a row of a table means, by its code, its name, or one of its communes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.place_key import place_key
from conseil_mobilite.store.reference.place_names import epci_words
from conseil_mobilite.store.reference.territories import Intercommunality, Municipality, Territories

_SIREN: Final = re.compile(r"\d{9}")
_INSEE: Final = re.compile(r"\d[\dAB]\d{2,3}")
_FIGURES: Final = re.compile(r"\(?\b\d[\dAB]?\d*\b\)?")
_ARTICLE: Final = re.compile(r"^(?:la|le|les|l) ")
_KINDS: Final = frozenset({"cc", "ca", "cu", "metropole", "agglo"})
_MANY: Final = 60
_TOLD: Final = 6


@dataclass(frozen=True, slots=True)
class Named:
    """What a row says of a place; each may be empty."""

    epci_code: str = ""
    epci: str = ""
    commune_code: str = ""
    commune: str = ""
    department: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """`commune` is the INSEE code of a whole city, empty where the row names an EPCI."""

    epci_code: str
    epci_name: str
    commune: str = ""
    remark: str = ""


def find(territories: Territories, named: Named) -> Found:
    """Return the EPCI; UserError says why there is none, or more than one."""
    if named.epci_code or (named.epci and not (named.commune_code or named.commune)):
        group = _group(territories, named)
        if not (named.commune_code or named.commune):
            return Found(group.siren, group.name)
    if named.commune_code or named.commune:
        return _of_commune(_commune(territories, named))
    raise UserError("Ni commune ni intercommunalité dans cette ligne.")


def _of_commune(place: Municipality) -> Found:
    if not place.epci_code:
        raise UserError(
            f"{place.label} n’appartient à aucune intercommunalité : elle ne peut être mise dans "
            "un bassin."
        )
    remark = (
        f"{place.former_name} fait maintenant partie de {place.label}." if place.former_name else ""
    )
    return Found(place.epci_code, place.epci_name, place.city_code, remark)


def _group(territories: Territories, named: Named) -> Intercommunality:
    if named.epci_code:
        code = re.sub(r"\s", "", named.epci_code)
        found = territories.intercommunality(code) if _SIREN.fullmatch(code) else None
        if found is None:
            raise UserError(f"Le code d’intercommunalité « {named.epci_code} » est inconnu.")
        return found
    same = _same_name(territories, named.epci)
    if len(same) > 1 and named.department:
        codes = _departments(territories, named.department)
        near = {each.siren for code in codes for each in territories.intercommunalities_of(code)}
        same = [each for each in same if each.siren in near]
    if len(same) > 1:
        raise UserError(
            f"Plusieurs intercommunalités s’appellent « {named.epci} » : ajoutez le département ou "
            "le code SIREN."
        )
    if not same:
        raise UserError(f"L’intercommunalité « {named.epci} » est inconnue.")
    return same[0]


def _same_name(territories: Territories, name: str) -> list[Intercommunality]:
    """Return the EPCI of that name: written the same, else the same but for their kind."""
    wanted = _telling(name)
    typed = " ".join(sorted(wanted))
    found = territories.search_intercommunalities(typed, _MANY) if typed else []
    near = [each for each in found if _telling(each.name) == wanted]
    exact = [each for each in near if fold(each.name) == fold(name)]
    return exact or near


def _telling(name: str) -> frozenset[str]:
    words = frozenset(epci_words(name))
    return words - _KINDS or words


def _commune(territories: Territories, named: Named) -> Municipality:
    if named.commune_code:
        code = named.commune_code.strip().upper()
        code = code.zfill(5) if _INSEE.fullmatch(code) else code
        found = territories.by_code(code)
        if found is None:
            raise UserError(f"Le code de commune « {named.commune_code} » est inconnu.")
        return found
    wanted = place_key(_FIGURES.sub(" ", named.commune))
    places = territories.search(wanted, _MANY) if wanted else []
    present = [each for each in places if place_key(each.name) == wanted and not each.former_name]
    former = [each for each in places if place_key(each.former_name) == wanted]
    return _only(territories, named, present or former)


def _only(territories: Territories, named: Named, places: Iterable[Municipality]) -> Municipality:
    """Return the one that the département and the postcode point to."""
    left = list(places)
    if not left:
        raise UserError(f"La commune « {named.commune} » est inconnue.")
    if named.department:
        codes = _departments(territories, named.department)
        left = [each for each in left if each.department_code in codes]
    if named.postcode:
        left = [each for each in left if named.postcode.strip().zfill(5) in each.postcodes]
    if len(left) == 1:
        return left[0]
    if not left:
        raise UserError(f"« {named.commune} » n’est pas dans le département ou le code postal dit.")
    where = ", ".join(sorted({each.department_name for each in left})[:_TOLD])
    raise UserError(
        f"Plusieurs communes s’appellent « {named.commune} » ({where}) : ajoutez le département ou "
        "le code INSEE."
    )


def _departments(territories: Territories, text: str) -> frozenset[str]:
    """Return the codes of a département written « 2 », « 02 », « Aisne » or « 02 - Aisne »."""
    words = _bare(text)
    first = words.split(" ")[0].upper().zfill(2)
    return frozenset(
        each.code
        for each in territories.departments()
        if each.code == first or _bare(each.name) == words
    )


def _bare(name: str) -> str:
    """Return a folded name without the article that begins it: « La Réunion » is « Réunion »."""
    return _ARTICLE.sub("", fold(name))
