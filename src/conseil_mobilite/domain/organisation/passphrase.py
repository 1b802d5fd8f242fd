"""Judge a passphrase: twelve signs of four kinds, fourteen of three, or seven words.

These are the forms of the CNIL's recommendation on passwords (délibération n° 2022-100). What is
guessed at once counts for a single sign: runs, repetitions, years, words everybody uses, what the
base knows. A common word, figures in the place of letters or not, counts for two: it is one of a
few thousand, no more than two signs drawn at random. It stays an estimate: a quotation of seven
words passes, though it can be found in a book.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import counted

_SIGNS_FOR_KINDS = {4: 12, 3: 14}
_WORDS = 7
_LETTERS_OF_THE_WORDS = 24
_STRONG_SIGNS, _STRONG_WORDS = 18, 9
_SHORTEST_RUN = 4
_SHORTEST_PERSONAL = 4

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"\d{1,2}[/.\- ]?\d{1,2}[/.\- ]?(?:19|20)\d\d")
_WELL_KNOWN = frozenset(
    {
        "motdepasse", "mot de passe", "password", "passe", "passw", "azerty", "qwerty", "bonjour",
        "soleil", "doudou", "chocolat", "loulou", "france", "paris", "marseille", "amour", "secret",
        "admin", "bienvenue", "conseil", "conseiller", "conseillere", "mobilite", "mobilites",
        "coucou", "jetaime", "princesse", "football", "welcome", "letmein", "iloveyou", "dragon",
        "monkey", "master", "superman", "batman", "pokemon", "cheval", "nicolas", "camille",
        "thomas", "julien", "caroline", "isabelle", "printemps", "automne", "hiver", "vacances",
        "maison", "famille", "travail", "bureau", "association", "plateforme", "ordinateur",
        "internet", "toulouse", "lyon", "nantes", "bordeaux", "lille", "bretagne", "picardie",
    }
)  # fmt: skip
_RECITED = frozenset(
    fold(
        "un deux trois quatre cinq six sept huit neuf dix onze douze lundi mardi mercredi jeudi "
        "vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre "
        "octobre novembre décembre"
    ).split()
)


_TRICKS = str.maketrans("034578@€$9", "oeastbaesg")
_TWO_WAYS = ("1!|", ("i", "l"))
_LONGEST_WORD = 24


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
    once = _without_repetition(unicodedata.normalize("NFC", text))
    words = len(_words(once).difference(known, _WELL_KNOWN.difference(common)))
    signs = _unpredictable(once, common, known)
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
    if missing > _SHORTEST_RUN:
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
    words = {word for word in fold(text).split() if len(word) > 1} - _RECITED
    return words if sum(map(len, words)) >= _LETTERS_OF_THE_WORDS else set()


def _personal_in(text: str, personal: Iterable[str]) -> str:
    compact = (fold(text).replace(" ", ""), *_without_tricks(text))
    words = (word for name in personal for word in fold(name).split())
    return next((word for word in words if _holds(compact, word)), "")


def _holds(texts: Iterable[str], name: str) -> bool:
    return len(name) >= _SHORTEST_PERSONAL and any(name in text for text in texts)


def _unpredictable(text: str, common: Collection[str], known: Collection[str]) -> str:
    """Return the text with each predictable part reduced to its first sign, or first two."""
    for date in sorted(known, key=len, reverse=True):
        if any(sign.isdigit() for sign in date):
            text = text.replace(date, date[0])
    for pattern in (_DATE, _YEAR):
        text = pattern.sub(lambda found: found[0][0], text)
    for words, signs in ((known, 1), (_WELL_KNOWN, 1), (common, 2), (_RECITED, 2)):
        text = _without_words(text, words, signs)
    return _without_runs(text)


def _without_words(text: str, words: Collection[str], signs: int) -> str:
    """Leave a few signs of each word of four letters and more, the longest first."""
    plain, kept, start = _without_tricks(text), "", 0
    while start < len(text):
        size = max(_sizes(plain, start, words), default=0)
        kept += text[start : start + signs] if size else text[start]
        start += size or 1
    return kept


def _sizes(texts: Iterable[str], start: int, words: Collection[str]) -> Iterator[int]:
    for text in texts:
        longest = min(_LONGEST_WORD, len(text) - start)
        for size in range(_SHORTEST_PERSONAL, longest + 1):
            if text[start : start + size] in words:
                yield size


def _without_tricks(text: str) -> tuple[str, ...]:
    """Return the text sign for sign, small, bare of accents, « 4 » read « a »; « 1 » as i, as l."""
    plain = "".join(map(_bare, text)).translate(_TRICKS)
    figures, letters = _TWO_WAYS
    return tuple(plain.translate(dict.fromkeys(map(ord, figures), letter)) for letter in letters)


def _bare(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].lower()[:1]


def _without_repetition(text: str) -> str:
    """« abcabcabc » becomes « abc »: the shortest part that makes the whole by repetition."""
    length = (text + text).find(text, 1)
    return text[:length]


def _without_runs(text: str) -> str:
    """Reduce « aaaa », « 1234 », « poiu » to a sign; shorter runs, common in words, stay."""
    kept, start = "", 0
    steps = [_step(before.lower(), after.lower()) for before, after in pairwise(text)]
    while start < len(text):
        end = start
        while end < len(steps) and steps[end] & steps[start]:
            end += 1
        kept += text[start]
        start = end + 1 if end - start + 1 >= _SHORTEST_RUN else start + 1
    return kept


def _step(before: str, after: str) -> frozenset[str]:
    """Name the ways in which a sign follows the one before; empty if in none."""
    ways = {"same"} if before == after else set[str]()
    for row in _ROWS:
        if before + after in row:
            ways.add(f"{row} forwards")
        if after + before in row:
            ways.add(f"{row} backwards")
    return frozenset(ways)
