"""What may be kept of a note as it is typed, and what changed from one text of it to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.language.french import number
from conseil_mobilite.domain.people.identity import looks_like_nir, without_nir

LONGEST: Final = 20_000
NUMBER_TAKEN_OUT: Final = (
    "Ce texte semble contenir un numéro de sécurité sociale. La loi en réserve l’usage : il n’est"
    " pas gardé, tout le reste de la note l’est."
)
TOO_LONG: Final = (
    f"Cette note dépasse {number(LONGEST)} signes : la fin n’est pas gardée, continuez dans une"
    " autre note."
)

_WORD: Final = re.compile(r"\S+[^\S\n]*|\s+")
_COUNTED: Final = re.compile(r"\w[\w’'-]*")


class Fate(StrEnum):
    """What became of a piece of text from one version to the next."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    fate: Fate
    text: str


def keepable(text: str) -> tuple[str, str]:
    """Return what may be kept of a text, and why something of it is not, in a sentence."""
    kept, why = text, ""
    if looks_like_nir(kept):
        kept, why = without_nir(kept), NUMBER_TAKEN_OUT
    if len(kept) > LONGEST:
        kept, why = kept[:LONGEST], TOO_LONG
    return kept, why


def count_words(text: str) -> int:
    return len(_COUNTED.findall(text))


def headings(template: str) -> tuple[str, ...]:
    """Return the lines of a template that wait for words after them."""
    return tuple(line.strip() for line in template.splitlines() if line.strip())


def lost_letters(before: str, after: str) -> int:
    """Return how many letters one change took away between what it left alone at both ends."""
    shortest = min(len(before), len(after))
    head = _common(before, after, shortest)
    tail = _common(before[::-1], after[::-1], shortest - head)
    return len(before) - head - tail


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Tell word by word what was kept, removed and added, in reading order."""
    return tuple(_pieces(_WORD.findall(before), _WORD.findall(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Fate.KEPT, "".join(before[start:end]))
            continue
        if start < end:
            yield Piece(Fate.REMOVED, "".join(before[start:end]))
        if new_start < new_end:
            yield Piece(Fate.ADDED, "".join(after[new_start:new_end]))


def _common(one: str, other: str, most: int) -> int:
    """Count the letters that begin both, at most so many; by halves, a long note is long to spell.

    A note typed for an hour has thousands of versions to be told apart.
    """
    known, unknown = 0, most
    while known < unknown:
        half = (known + unknown + 1) // 2
        if one.startswith(other[known:half], known):
            known = half
        else:
            unknown = half - 1
    return known
