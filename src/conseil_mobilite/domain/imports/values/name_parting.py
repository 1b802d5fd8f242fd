"""One text with a last and a first name, parted by rule; where no rule is sure, not at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from conseil_mobilite.domain.imports.values.name_order import NameOrder
from conseil_mobilite.domain.imports.values.name_words import PARTICLES, is_shouted
from conseil_mobilite.domain.language.folding import fold

_BORN: Final = frozenset({"nee", "né", "née", "nee."})
_WED: Final = frozenset({"epouse", "ep", "epse", "epx", "veuve", "vve", "divorcee", "mariee"})
_CIVILITY = re.compile(
    r"(?P<m>m\.?|mr\.?|monsieur)|(?P<f>mme\.?|mlle\.?|melle\.?|madame|mademoiselle)", re.IGNORECASE
)
COUPLE = re.compile(
    (
        r"\b(?:m\.?|mr\.?|mrs|monsieur|mme\.?|madame)\s*(?:et|&|ou|/|-|"
        r"\+)\s*(?:mme|madame|mlle|m\b|mr\b|monsieur)"
        r"|\bmessieurs\b|\bmesdames\b|\bm(?:r|rs)? et mmes?\b|\b(?:couple|famille|"
        r"consorts)\b"
    ),
    re.IGNORECASE,
)
_TWO = 2


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a text gave; `wed` is the name taken by marriage. Empty where it gave nothing."""

    last: str = ""
    first: str = ""
    wed: str = ""
    civility: str = ""
    by_order: bool = False
    """Whether only the order told which name is which."""


def civility_before(text: str) -> tuple[str, str]:
    """Part « Mme MARTIN » into "Mme" and the rest; no civility, no change."""
    head, _, rest = text.partition(" ")
    found = _CIVILITY.fullmatch(head)
    if not found or not rest:
        return "", text
    return ("M." if found["m"] else "Mme"), rest


def with_marriage(text: str) -> NameParts:
    """Read a last name: « MARTIN née DUPONT », « DUPONT épouse MARTIN », or neither."""
    words = text.split()
    if len(words) > 1 and _is_born(words[0]):
        return NameParts(" ".join(words[1:]))
    for rank, word in enumerate(words):
        before, after = " ".join(words[:rank]), " ".join(words[rank + 1 :])
        if before and after and _is_born(word):
            return NameParts(after, wed=before)
        if before and after and fold(word) in _WED:
            return NameParts(before, wed=after)
    return NameParts(text)


def parted(text: str, order: NameOrder) -> NameParts:
    """Part a text into last and first name; nothing where no rule is sure.

    The rules, in order: a comma; the last name in capitals and the first name not; two names in the
    order of their column, a particle going with what follows it.
    """
    civility, rest = civility_before(text)
    left, comma, right = (part.strip() for part in rest.partition(","))
    if comma:
        return NameParts(left, right, civility=civility) if left and right else NameParts()
    found = _by_marriage(rest, order) or _parted(rest.split(), order)
    return replace(found, civility=civility)


def _by_marriage(text: str, order: NameOrder) -> NameParts | None:
    halves = with_marriage(text)
    if not halves.wed:
        return None if halves.last == text else _parted(halves.last.split(), order)
    born, wed = (_parted(half.split(), order) for half in (halves.last, halves.wed))
    if born.first and not wed.first:
        return replace(born, wed=halves.wed)
    if wed.first and not born.first:
        return replace(wed, last=halves.last, wed=wed.last)
    return NameParts()


def _parted(words: list[str], order: NameOrder) -> NameParts:
    blocks = [(shouted, " ".join(block)) for shouted, block in _blocks(words)]
    if len(blocks) == _TWO and blocks[0][0] is not blocks[1][0]:
        names = dict(blocks)
        return NameParts(names[True], names[False])
    units, last_first = _units(words), order.of(words)
    if len(units) != _TWO or last_first is None or len(blocks) != 1:
        return NameParts()
    last, first = units if last_first else reversed(units)
    known = not _is_particle(first.split()[0])
    return NameParts(last, first, by_order=True) if known else NameParts()


def _blocks(words: Iterable[str]) -> Iterable[tuple[bool, list[str]]]:
    """Group neighbours in capitals, and others; a particle or an initial goes with the next."""
    kinds: list[tuple[bool, str]] = []
    for word in reversed(list(words)):
        joins = kinds and (_is_particle(word) or len(word.strip(".")) == 1)
        kinds.append((kinds[-1][0] if joins else is_shouted(_bare(word)), word))
    for shouted, group in groupby(reversed(kinds), key=lambda kind: kind[0]):
        yield shouted, [word for _, word in group]


def _units(words: Iterable[str]) -> list[str]:
    units: list[str] = []
    joined = False
    for word in words:
        if joined:
            units[-1] += f" {word}"
        else:
            units.append(word)
        joined = _is_particle(word)
    return units


def _bare(word: str) -> str:
    """Take off a small particle before its apostrophe: « d’ARTAGNAN » is in capitals."""
    head, sign, rest = word.partition("’")
    return rest if sign and rest and head.lower() in {"d", "l"} else word


def _is_particle(word: str) -> bool:
    return word.lower() in PARTICLES


def _is_born(word: str) -> bool:
    return word.lower().strip("().") in _BORN
