"""Understand the name of a place as people write it, on an envelope or in a hurry."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.place_key import ABBREVIATED, place_key

_SMALL_WORDS = {"a", "au", "aux", "d", "de", "del", "des", "du", "en", "et", "l", "la", "las", "le"}
_SMALL_WORDS |= {"les", "lez", "lo", "los", "ou", "sous", "sur"}
_KINDS_OF_EPCI = {"communaute", "communes", "agglomeration", "urbaine"} | _SMALL_WORDS
_POSTCODE = re.compile(r"\b\d{5}\b", re.ASCII)
_DEPARTMENT = re.compile(r"\b(?:\d{2,3}|2[ab])\b", re.ASCII)

AFTER_ANY_LETTER = "\U0010ffff"
# One commune may be found by several of its names, its former communes' included.
_NAMES_OF_ONE = 8


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """What was typed: beginnings of a name (any of them will do), a postcode, a département."""

    keys: tuple[str, ...]
    postcode: str = ""
    department: str = ""


def beginnings(name: str) -> Iterator[str]:
    """Yield the key of a name from each of its words on, small words apart, the whole name first.

    « Le Havre » is also looked for as « Havre », « Saint-Brieuc » as « Brieuc ».
    """
    words = place_key(name).split()
    for start, word in enumerate(words):
        if start == 0 or word not in _SMALL_WORDS:
            yield " ".join(words[start:])


def epci_words(text: str) -> list[str]:
    """Return the words that tell an EPCI from another: « communauté de communes » does not."""
    words = place_key(text).split()
    return [word for word in words if word not in _KINDS_OF_EPCI] or words


def read_query(text: str) -> PlaceQuery:
    """Part a postcode from a name, as in « 02700 Tergnier » or « Amiens Cedex 1 »."""
    folded = fold(text)
    found = _POSTCODE.search(folded)
    return PlaceQuery(_keys(_POSTCODE.sub(" ", folded)), postcode=found[0] if found else "")


def with_department(query: PlaceQuery) -> PlaceQuery | None:
    """Read a name followed by a département, as in « Saint-Denis (974) »; None without one."""
    whole = next(iter(query.keys), "")
    found = _DEPARTMENT.search(whole)
    if not found or whole == found[0]:
        return None
    keys = _keys(_DEPARTMENT.sub(" ", whole))
    return PlaceQuery(keys, query.postcode, department=found[0].upper())


def name_search(query: PlaceQuery, limit: int) -> tuple[str, list[str | int]]:
    """Return SQL and its values: the codes and former names a query leads to, best first."""
    ranges = " OR ".join(["folded >= ? AND folded < ?"] * len(query.keys))
    conditions = [f"({ranges})"]
    values: list[str | int] = []
    for key in query.keys:
        values += [key, key + AFTER_ANY_LETTER]
    if query.department:
        conditions.append("code LIKE ?")
        values.append(f"{query.department}%")
    if query.postcode:
        conditions.append("code IN (SELECT code FROM postcode WHERE postcode = ?)")
        values.append(query.postcode)
    sql = (
        f"SELECT code, former FROM name WHERE {' AND '.join(conditions)} "  # noqa: S608 - no value
        "ORDER BY folded <> ?, inside, former <> '', population DESC, code LIMIT ?"
    )
    return sql, [*values, query.keys[0], limit * _NAMES_OF_ONE]


def _keys(text: str) -> tuple[str, ...]:
    """Return the spelled-out key, and for a last word « st » what it may be the beginning of."""
    spelled, words = place_key(text), text.split()
    if not words or words[-1] not in ABBREVIATED:
        return (spelled,) if spelled else ()
    return spelled, " ".join([*spelled.split()[:-1], words[-1]])
