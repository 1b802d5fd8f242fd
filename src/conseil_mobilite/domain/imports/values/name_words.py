"""Names tidied as they are written, never completed: « D' ARTAGNAN » to « D’ARTAGNAN »."""

import re
import unicodedata
from typing import Final

from conseil_mobilite.domain.people.identity import LONGEST_NAME

PARTICLES: Final = frozenset(
    {
        *("de", "du", "des", "d", "la", "le", "les", "l", "da", "das", "do", "dos", "di", "del"),
        *("della", "van", "von", "der", "den", "el", "al", "ben", "ould", "ter", "zu", "y"),
    }
)
_LOWER_IN_FIRST: Final = frozenset({"de", "du", "da", "das", "do", "dos", "di", "del"})
_APOSTROPHES = re.compile(r"\s*['’‘`´ʼʹ′]\s*")
_HYPHENS = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_SEVERAL: Final = re.compile(r"-(?:\s*-)+")
_SIGNS: Final = frozenset("’.- ")
_PARTS = re.compile(r"([- ’])")


def tidy_name(text: str) -> str:
    """Return the name with ’ and -, single spaces and no invisible sign."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    joined = _HYPHENS.sub("-", _APOSTROPHES.sub("’", seen))
    return " ".join(_SEVERAL.sub("-", joined).split()).strip("-’ .,;:")


def is_name(text: str) -> bool:
    """Tell whether a tidy text has letters, and nothing that a name has not."""
    if len(text) > LONGEST_NAME or not any(sign.isalpha() for sign in text):
        return False
    return all(sign in _SIGNS or unicodedata.category(sign)[0] in "LM" for sign in text)


def last_name(text: str) -> str:
    """Return it in capitals, with the accents of the file."""
    return text.upper()


def first_name(text: str) -> str:
    """Return it with capitals at its beginnings where the file shouts or whispers.

    A part written with both kinds of letters stays as it is (« McKenna »); the particles of a
    composed first name stay small (« Maria da Conceição »).
    """
    parts = _PARTS.split(text)
    return "".join(_part(part, rank=rank) for rank, part in enumerate(parts))


def is_shouted(word: str) -> bool:
    return word == word.upper() and word != word.lower()


def _part(part: str, *, rank: int) -> str:
    if part == part.lower() == part.upper():
        return part
    if rank and part.lower() in _LOWER_IN_FIRST:
        return part.lower()
    return part[:1].upper() + part[1:].lower() if part in {part.upper(), part.lower()} else part
