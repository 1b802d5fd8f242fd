"""Write any name with the letters the typeface has, and say which ones it lacks.

A character that cannot be drawn would leave an empty box. It is replaced by its usual
twin (a non-breaking hyphen by a hyphen), else by the nearest letter (ế by ê, then by e), else "?".
Characters that show nothing (control and format characters) are left out, on paper as in HTML.
"""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

UNKNOWN = "?"
_JOINERS = "\u200c\u200d"  # the half space of Dari, and its contrary
_SEEN = frozenset(f"\t\n{_JOINERS}")
_STRAY_JOINERS = re.compile(f"(?<![\u0600-\u06ff{_JOINERS}])[{_JOINERS}]+")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_LAST_TWO = 0xFFFE  # of each plane, which no character may ever have
_RESERVED = range(0xFDD0, 0xFDF0)
_NO_BREAK = "\u00a0"
_TWINS = {
    "\t": " ",
    "\u2007": _NO_BREAK,
    "\u202f": _NO_BREAK,
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "→": "–",
    "✓": "x",
    "✔": "x",
    "☐": "–",
    "☑": "x",
    "′": "’",
    "″": "”",
    "−": "–",
}


def visible(text: str) -> str:
    """Return the text without what shows nothing, or would turn the words around it."""
    kept = _STRAY_JOINERS.sub("", unicodedata.normalize("NFC", text))
    return "".join(character for character in kept if not _shows_nothing(character))


def printable(text: str, covered: AbstractSet[int]) -> str:
    """Return the text with only characters of the typeface; line ends stay."""
    return "".join(_drawn(character, covered) for character in visible(text))


def replaced(text: str, covered: AbstractSet[int]) -> Iterator[str]:
    """Yield each letter that will not be printed as it was typed."""
    for character in unicodedata.normalize("NFC", text):
        drawn = _drawn(character, covered)
        if (
            drawn != character
            and character not in _TWINS
            and unicodedata.category(character)[0] in "LNS"
        ):
            yield character


def _drawn(character: str, covered: AbstractSet[int]) -> str:
    if ord(character) in covered or character == "\n":
        return character
    twin = _TWINS.get(character, "")
    return twin if twin and ord(twin) in covered else _nearest(character, covered)


@cache
def _shows_nothing(character: str) -> bool:
    """Tell whether it is for a machine: a control, a half of a pair, what is no character."""
    if character in _SEEN:
        return False
    number = ord(character)
    no_character = number & _LAST_TWO == _LAST_TWO or number in _RESERVED
    return no_character or unicodedata.category(character) in _UNSEEN


def _nearest(character: str, covered: AbstractSet[int]) -> str:
    """Drop the marks one by one, the last first, then try what the character stands for."""
    letters = unicodedata.normalize("NFD", character)
    for end in range(len(letters) - 1, 0, -1):
        shorter = unicodedata.normalize("NFC", letters[:end])
        if all(ord(letter) in covered for letter in shorter):
            return shorter
    plain = unicodedata.normalize("NFKC", character)
    if plain != character and all(ord(letter) in covered for letter in plain):
        return plain
    return "" if unicodedata.category(character) == "Mn" else UNKNOWN
