"""The commune looked up: former names, homonyms, a postcode or a code that disagrees."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.places import Place, Places
from conseil_mobilite.domain.imports.values.addresses import Written
from conseil_mobilite.domain.imports.values.reading import KEPT, Doubt, Reading
from conseil_mobilite.domain.language.place_key import place_key

_HOMONYMS = 80
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]*)\)|(.+?)[\s,-]+(\d{2,3}|2[ABab])")
_DEPARTMENT = re.compile(r"\d{2,3}|2[AB]")
_ARRONDISSEMENT = re.compile(r"(paris|lyon|marseille) 0?(\d{1,2})(?:er?)?(?: arrondissement)?")
_QUARTER = re.compile(r"(?:paris|lyon|marseille) \d{1,2}er?")
_ARTICLES = ("le ", "la ", "les ", "l ")
_OVERSEAS = ("97", "98")


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    postcode: str
    department: str
    places: Places


@dataclass(frozen=True, slots=True)
class _Answer:
    """`place` where it is certain; else `code` and `why` tell what is not."""

    place: Place | None = None
    code: str = ""
    why: str = ""


def read_commune(written: Written, places: Places) -> Reading:
    """Return the commune and its code, both or neither: a doubtful one is said, and noted."""
    if not written.commune:
        return _by_code_alone(written, places)
    asked = _asked(written, places)
    answer = _found(asked, written)
    if answer.place is None:
        return _unsure(written, answer)
    return _certain(written, asked, answer.place, answer)


def _asked(written: Written, places: Places) -> _Asked:
    quarter = _quarter(place_key(written.commune))
    if _QUARTER.fullmatch(quarter):
        return _Asked(quarter, written.postcode, "", places)
    found = _BRACKETS.fullmatch(written.commune)
    if not found:
        return _Asked(written.commune, written.postcode, "", places)
    department = (found[2] or found[4] or "").strip().upper()
    known = department if _DEPARTMENT.fullmatch(department) else ""
    return _Asked(found[1] or found[3], written.postcode, known, places)


def _found(asked: _Asked, written: Written) -> _Answer:
    named = _named(asked)
    if not named:
        return _Answer(code="commune_inconnue", why="n’est pas dans la liste des communes")
    if asked.postcode:
        return _by_postcode(asked, named, written)
    kept = [p for p in named if asked.department in {"", p.department_code}] or named
    return _only(kept) or _by_insee(written, kept) or _Answer(code=_SEVERAL, why=_homonyms(kept))


def _by_postcode(asked: _Asked, named: Sequence[Place], written: Written) -> _Answer:
    here = [place for place in named if asked.postcode in place.postcodes]
    if here:
        return _only(here) or _Answer(code=_SEVERAL, why=_homonyms(here))
    near = [p for p in named if p.department_code == _department(asked.postcode, p)]
    served = asked.places.by_postcode(asked.postcode)
    if served and not written.cedex:
        return _Answer(code="commune_code_postal", why=_disagree(asked.postcode, served))
    if found := _only(near):
        known = served or written.cedex
        return found if known else _Answer(found.place, "code_postal_inconnu", _UNKNOWN_POSTCODE)
    if near:
        return _Answer(code=_SEVERAL, why=_homonyms(near))
    return _Answer(
        code="commune_code_postal", why=f"n’est pas dans le département du {asked.postcode}"
    )


def _named(asked: _Asked) -> list[Place]:
    """Return the places that bear the name, whole; the present ones alone where there are some.

    A former commune counts beside them where the postcode may tell it apart.
    """
    key = _quarter(place_key(asked.name))
    found = asked.places.search(asked.name, _HOMONYMS) if key else ()
    exact = _bearing(found, lambda name: place_key(name).removesuffix(" arrondissement") == key)
    return exact or _bearing(found, lambda name: _bare(name) == _bare(asked.name))


def _quarter(key: str) -> str:
    """Spell an arrondissement: « paris 12 » as « paris 12e »."""
    found = _ARRONDISSEMENT.fullmatch(key)
    if not found:
        return key
    return f"{found[1]} {found[2]}{'er' if found[2] == '1' else 'e'}"


def _bearing(found: Sequence[Place], same: Callable[[str], bool]) -> list[Place]:
    return [place for place in found if same(place.former_name or place.name)]


def _bare(name: str) -> str:
    key = place_key(name)
    return next((key.removeprefix(each) for each in _ARTICLES if key.startswith(each)), key)


def _only(places: Sequence[Place]) -> _Answer | None:
    """Return the one place there is; a present commune goes before former ones of its name."""
    present = [place for place in places if not place.former_name]
    told = {place.insee_code: place for place in present or places}
    return _Answer(next(iter(told.values()))) if len(told) == 1 else None


def _by_insee(written: Written, named: Sequence[Place]) -> _Answer | None:
    return _only([place for place in named if place.insee_code == written.insee_code])


def _department(postcode: str, place: Place) -> str:
    """Return the département that a postcode begins with, Corsica being 20 for both."""
    if postcode.startswith("20") and place.department_code.startswith("2"):
        return place.department_code if place.department_code in {"2A", "2B"} else "20"
    return postcode[:3] if postcode.startswith(_OVERSEAS) else postcode[:2]


def _certain(written: Written, asked: _Asked, place: Place, answer: _Answer) -> Reading:
    values: dict[Field, Value] = {
        Field.MUNICIPALITY: place.name,
        Field.INSEE_CODE: place.insee_code,
    }
    doubts = [*_told(written, place, answer)]
    if written.insee_code and not _same_code(written.insee_code, place, asked.places):
        said = (
            f"Le code commune « {written.insee_code} » n’est pas celui de "
            f"{place.name} : à vérifier."
        )
        doubts.append(_wrong_code(written, said))
        del values[Field.INSEE_CODE]
    return Reading(values, tuple(doubts))


def _wrong_code(written: Written, said: str) -> Doubt:
    source = written.insee_code
    return Doubt("commune_code_insee", Field.INSEE_CODE, said, source, to_check=True)


def _told(written: Written, place: Place, answer: _Answer) -> Iterator[Doubt]:
    if place.former_name:
        said = f"« {written.commune} » fait aujourd’hui partie de {place.name}."
        yield Doubt("ancienne_commune", Field.MUNICIPALITY, said, written.commune)
    if answer.code:
        said = f"Le code postal {written.postcode} {answer.why}."
        yield Doubt(answer.code, Field.POSTCODE, said)


def _same_code(code: str, place: Place, places: Places) -> bool:
    found = places.by_code(code.rjust(5, "0"))
    return found is not None and place.insee_code in {found.insee_code, found.city_code}


def _unsure(written: Written, answer: _Answer) -> Reading:
    source = written.commune_cell.text if written.commune_cell else written.commune
    said = f"Commune : « {source} » {answer.why}. {KEPT}"
    return Reading({}, (Doubt(answer.code, Field.MUNICIPALITY, said, source, to_check=True),))


def _by_code_alone(written: Written, places: Places) -> Reading:
    """Return the commune that a code alone names; a postcode alone names none."""
    if not written.insee_code:
        return Reading()
    place = places.by_code(written.insee_code.rjust(5, "0"))
    if place is None or (written.postcode and written.postcode not in place.postcodes):
        said = (
            f"Code commune : « {written.insee_code} » ne désigne pas une commune à coup sûr. {KEPT}"
        )
        doubt = Doubt(
            "code_insee_inconnu", Field.INSEE_CODE, said, written.insee_code, to_check=True
        )
        return Reading({}, (doubt,))
    return Reading({Field.MUNICIPALITY: place.name, Field.INSEE_CODE: place.insee_code})


def _homonyms(places: Sequence[Place]) -> str:
    codes = sorted({place.department_code for place in places})
    return f"est le nom de plusieurs communes (départements {', '.join(codes[:6])})"


def _disagree(postcode: str, served: Sequence[Place]) -> str:
    names = ", ".join(place.name for place in served[:3])
    more = "…" if len(served) > len(served[:3]) else ""
    return f"n’a pas le code postal {postcode}, qui est celui de {names}{more}"


_SEVERAL: Final = "commune_homonyme"
_UNKNOWN_POSTCODE: Final = "n’est celui d’aucune commune : à vérifier"
