"""Judge a passphrase: twelve signs of four kinds, fourteen of three, or seven words.

These are the forms of the CNIL's recommendation on passwords (délibération n° 2022-100). What is
guessed at once counts for a single sign: runs, repetitions, years, words everybody uses, what the
base knows. A common word, figures in the place of letters or not, counts for two: it is one of a
few thousand, no more than two signs drawn at random. It stays an estimate: a quotation of seven
words passes, though it can be found in a book.
"""

import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.organisation.guessing import (
    RECITED,
    SHORTEST_RUN,
    SHORTEST_WORD,
    WELL_KNOWN,
    unpredictable,
    without_repetition,
    without_tricks,
)

_SIGNS_FOR_KINDS = {4: 12, 3: 14}
_WORDS = 7
_LETTERS_OF_THE_WORDS = 24
_STRONG_SIGNS, _STRONG_WORDS = 18, 9
_JUDGED = 500
"""Signs that are judged: what follows could only make a passphrase better, and takes time."""


class Level(IntEnum):
    EMPTY = 0
    WEAK = 1
    NEARLY = 2
    GOOD = 3
    STRONG = 4


LEVEL_LABELS = {
    Level.EMPTY: "À saisir",
    Level.WEAK: "Trop faible",
    Level.NEARLY: "Presque suffisante",
    Level.GOOD: "Bonne",
    Level.STRONG: "Très bonne",
}


@dataclass(frozen=True, slots=True)
class Strength:
    """`accepted` is the rule; `level` is for the gauge; `advice` says the shortest way to pass."""

    accepted: bool
    level: Level
    advice: str

    @property
    def label(self) -> str:
        return LEVEL_LABELS[self.level]


def strength(
    text: str,
    personal: Iterable[str] = (),
    common: Collection[str] = frozenset(),
    known: Collection[str] = frozenset(),
) -> Strength:
    """Judge a passphrase that must hold none of the `personal` names (adviser, organisation).

    `common` are words of the language, folded; `known`, names and dates that the base holds, names
    folded and dates as they are typed: neither may make it up.
    """
    if not text.strip():
        return Strength(accepted=False, level=Level.EMPTY, advice=_ADVICE)
    if found := _personal_in(text, personal):
        advice = f"N’y mettez pas « {found} » : on y pense en premier."
        return Strength(accepted=False, level=Level.WEAK, advice=advice)
    once = without_repetition(unicodedata.normalize("NFC", text[:_JUDGED]))
    words = len(_words(once).difference(known, WELL_KNOWN.difference(common)))
    signs = unpredictable(once, common, known)
    missing = _missing_signs(signs)
    if words < _WORDS and missing > 0:
        return _refused(signs, missing)
    strong = words >= _STRONG_WORDS or (missing <= 0 and len(signs) >= _STRONG_SIGNS)
    level = Level.STRONG if strong else Level.GOOD
    return Strength(accepted=True, level=level, advice="")


_ADVICE = (
    "Écrivez sept mots que vous seul associez, ou douze signes qui mêlent majuscules, minuscules, "
    "chiffres et ponctuation."
)


def _refused(signs: str, missing: int) -> Strength:
    if missing > SHORTEST_RUN:
        return Strength(accepted=False, level=Level.WEAK, advice=_ADVICE)
    kinds = len(_kinds(signs))
    mixed = kinds in _SIGNS_FOR_KINDS
    more = counted(missing, "signe")
    advice = f"Ajoutez {more}, sans suite ni répétition." if mixed else _ADVICE
    return Strength(accepted=False, level=Level.NEARLY if mixed else Level.WEAK, advice=advice)


def _missing_signs(signs: str) -> int:
    """How many more signs the rule asks for, with the kinds of sign already there."""
    longest_rule = max(_SIGNS_FOR_KINDS.values())
    wanted = _SIGNS_FOR_KINDS.get(len(_kinds(signs)))
    return longest_rule if wanted is None else wanted - len(signs)


def _kinds(signs: str) -> set[str]:
    """Small letters, capitals, figures, the rest; letters without case count as small ones."""
    return {_kind(sign) for sign in signs}


def _kind(sign: str) -> str:
    if sign.isdigit():
        return "figure"
    if sign.isalpha():
        return "capital" if sign.isupper() else "small"
    return "other"


def _words(text: str) -> set[str]:
    """Return the different words, if together they are long enough to be words; else none."""
    words = {word for word in fold(text).split() if len(word) > 1} - RECITED
    return words if sum(map(len, words)) >= _LETTERS_OF_THE_WORDS else set()


def _personal_in(text: str, personal: Iterable[str]) -> str:
    compact = (fold(text).replace(" ", ""), *without_tricks(text))
    words = (word for name in personal for word in fold(name).split())
    return next((word for word in words if _holds(compact, word)), "")


def _holds(texts: Iterable[str], name: str) -> bool:
    return len(name) >= SHORTEST_WORD and any(name in text for text in texts)
