"""What is guessed at once in a text: runs, repetitions, years, words everybody uses or knows."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from conseil_mobilite.domain.language.folding import fold

SHORTEST_RUN = 4
SHORTEST_WORD = 4
_LONGEST_WORD = 24

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
WELL_KNOWN = frozenset(
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
RECITED = frozenset(
    fold(
        "un deux trois quatre cinq six sept huit neuf dix onze douze lundi mardi mercredi jeudi "
        "vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre "
        "octobre novembre décembre"
    ).split()
)
_TRICKS = str.maketrans("034578@€$9", "oeastbaesg")
_TWO_WAYS = ("1!|", ("i", "l"))


def unpredictable(text: str, common: Collection[str], known: Collection[str]) -> str:
    """Return the text with each predictable part reduced to its first sign, or first two."""
    for date in sorted(known, key=len, reverse=True):
        if any(sign.isdigit() for sign in date):
            text = text.replace(date, date[0])
    for pattern in (_DATE, _YEAR):
        text = pattern.sub(lambda found: found[0][0], text)
    for words, signs in ((known, 1), (WELL_KNOWN, 1), (common, 2), (RECITED, 2)):
        text = _without_words(text, words, signs)
    return _without_runs(text)


def _without_words(text: str, words: Collection[str], signs: int) -> str:
    """Leave a few signs of each word of four letters and more, the longest first."""
    plain, kept, start = without_tricks(text), "", 0
    while start < len(text):
        size = max(_sizes(plain, start, words), default=0)
        kept += text[start : start + signs] if size else text[start]
        start += size or 1
    return kept


def _sizes(texts: Iterable[str], start: int, words: Collection[str]) -> Iterator[int]:
    for text in texts:
        longest = min(_LONGEST_WORD, len(text) - start)
        for size in range(SHORTEST_WORD, longest + 1):
            if text[start : start + size] in words:
                yield size


def without_tricks(text: str) -> tuple[str, ...]:
    """Return the text sign for sign, small, bare of accents, « 4 » read « a »; « 1 » as i, as l."""
    plain = "".join(map(_bare, text)).translate(_TRICKS)
    figures, letters = _TWO_WAYS
    return tuple(plain.translate(dict.fromkeys(map(ord, figures), letter)) for letter in letters)


def _bare(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].lower()[:1]


def without_repetition(text: str) -> str:
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
        start = end + 1 if end - start + 1 >= SHORTEST_RUN else start + 1
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
