"""What makes a French sentence hard to read, as rules that a program can check.

From the European rules for easy-to-read information: short sentences, known words, each hard word
explained, no percentage, no abbreviation. A sentence that keeps them may still be hard: people
concerned read it.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

LONGEST: Final = 15
SUBORDINATING: Final = frozenset({
    *("que", "qu", "qui", "quoi", "dont", "où"),
    *("lorsque", "lorsqu", "quand", "comme", "si", "sinon", "tandis"),
    *("puisque", "puisqu", "parce", "afin", "quoique", "quoiqu"),
    *("lequel", "laquelle", "lesquels", "lesquelles"),
    *("auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"),
})  # fmt: skip
"""Words that open a subordinate clause: relative, conjunctive, of condition, time or cause.

« pendant », « avant » or « pour » do so only before « que », which is here. A question that begins
with one of them has a plainer wording too.
"""
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[ \u00a0,]\d+)*")
_PLACE: Final = re.compile(r"\{(\w+)\}")
_SHORTENED: Final = re.compile(
    r"\b[^\W\d_a-zà-ÿ]{2,}\b|\b\w+\.(?=\s+\S)|n°|\betc\b|(?<=\d)\s?(?:h|min|km|kg)\b|[€&/]"
)
_SHAPES: Final = {
    "subordonnée : participe": re.compile(r"\ben\s+[^\W\d_]+ant\b", re.IGNORECASE),
    "pourcentage": re.compile(r"%|\bpour ?cent\b", re.IGNORECASE),
    "à remplir": re.compile(r"[{}]"),
}


def places(sentence: str) -> tuple[str, ...]:
    """Return the names of what is to be filled in: « Appelez {adviser}. »."""
    return tuple(_PLACE.findall(sentence))


def words(sentence: str) -> list[str]:
    """Return the words and numbers, in small letters; « l’aide » counts for two."""
    return _WORD.findall(sentence.lower())


def hard_words(sentence: str, explained: Collection[str]) -> list[str]:
    """Return the expressions of the sentence that an explanation is known for, in its order.

    Small letters count: « Plateforme Mobilité » is a name.
    """
    found = {word: place.start() for word in explained if (place := _sought(word, sentence))}
    return sorted(found, key=found.__getitem__)


def unknown(sentence: str, permitted: Collection[str], explained: Collection[str]) -> list[str]:
    """Return the words, fillings and numbers aside, that are neither permitted nor explained."""
    told = _PLACE.sub(" ", sentence)
    for expression in explained:
        told = re.sub(rf"\b{re.escape(expression)}\b", " ", told, flags=re.IGNORECASE)
    return [word for word in words(told) if word not in permitted and not word[0].isdigit()]


def shortened(sentence: str) -> list[str]:
    """Return the abbreviations and the signs that stand for words."""
    return [short.strip() for short in _SHORTENED.findall(sentence)]


def faults(sentence: str) -> list[str]:
    """Say what makes a whole sentence hard to read; an empty list where nothing does."""
    return list(_faults(sentence))


def _faults(sentence: str) -> Iterator[str]:
    told = words(sentence)
    if len(told) > LONGEST:
        yield f"{len(told)} mots"
    yield from (f"subordonnée : {word}" for word in told if word in SUBORDINATING)
    yield from (f"abréviation : {short}" for short in shortened(sentence))
    yield from (fault for fault, shape in _SHAPES.items() if shape.search(sentence))


def _sought(expression: str, sentence: str) -> re.Match[str] | None:
    return re.search(rf"\b{re.escape(expression)}\b", sentence)
