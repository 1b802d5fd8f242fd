"""How a French name sounds: names that are written otherwise and said alike sound the same."""

import re
from typing import Final

_RULES: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch(?![lrnkt])", "S"),
        (r"ph", "f"),
        (r"^ng(?=[aeiouy])", "n"),
        (r"bv", "v"),
        (r"[tdrk]?h", lambda found: found[0][:-1]),
        (r"(.)\1+", r"\1"),
        (r"y", "i"),
        (r"eaux?|aul?[tdx]s?$|au|o[tx]s?$|os$", "o"),
        (r"oeu|eu", "E"),
        (r"ou", "U"),
        (r"oi", "W"),
        (r"gu(?=[ei])", "G"),
        (r"ge(?=[aou])|g(?=[ei])", "j"),
        (r"qu|q|ck|c(?![ei])", "k"),
        (r"(?<=[aeiou])s(?=[aeiou])", "z"),
        (r"c", "s"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"(?:ai|ei|i|u)[nm](?![aeiouE])", "I"),
        (r"[ae][nm](?![aeiouEn])", "A"),
        (r"o[nm](?![aeiouEn])", "O"),
        (r"(?:er|ez|et|ais?|ait|ees?|ei)$", "é"),
        (r"ai|ei", "e"),
        (r"(?<=.)(?:(?<=[^e])[dtsz]|ks)+$", ""),
        (r"(?<=..)e$", ""),
        (r"(.)\1+", r"\1"),
    )
)
_FIRST_SOUNDS: Final = ("fp", "ckq", "scz", "gj", "eaoiuyh", "vw", "nm", "td", "bv")


def sound(word: str) -> str:
    """Return how a folded word is said: « lefebvre » and « lefevre » give the same.

    A rule of thumb for French family and first names, for proposals and nothing else.
    """
    said = word
    for pattern, result in _RULES:
        said = pattern.sub(result, said)
    return said


def first_letters(word: str) -> str:
    """Return the letters that a word said as this one may begin with."""
    groups = [group for group in _FIRST_SOUNDS if word[0] in group]
    return "".join({*word[0], *"".join(groups)})
