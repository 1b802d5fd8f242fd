"""Words that may have been meant by one that was mistyped: a slip of the finger, or of the ear."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from conseil_mobilite.domain.language.phonetics import first_letters, sound

_SHORTEST: Final = 3
_LONG: Final = 8
_MOST: Final = 6
_MOST_PIECES: Final = 4
_LEAST_WHOLE: Final = 5


def near_words(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Return the words of the vocabulary that are nearest, the nearest first.

    One letter transposed, doubled, missing, added or wrong is near, two in a long word; so is a
    word said alike, and the beginning of one by a letter less.
    """
    if len(word) < _SHORTEST:
        return []
    ranked = {near: (distance, near) for near, distance in _slips(word, vocabulary)}
    for near in _said_alike(word, vocabulary):
        ranked.setdefault(near, (1.5, near))
    ranked.pop(word, None)
    return sorted(ranked, key=lambda near: ranked[near])[:_MOST]


def is_begun(word: str, vocabulary: Sequence[str]) -> bool:
    """Tell whether a word begins one of the vocabulary, which is sorted."""
    place = bisect_left(vocabulary, word)
    return place < len(vocabulary) and vocabulary[place].startswith(word)


def pieces_of(word: str, vocabulary: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words of a sorted vocabulary that were typed as one: « oconnor » for O’Connor.

    The last one may be only begun.
    """
    if len(word) >= _LEAST_WHOLE:
        yield from _pieces(word, vocabulary, set(vocabulary), _MOST_PIECES)


def _pieces(
    word: str, vocabulary: Sequence[str], whole: Collection[str], most: int
) -> Iterator[tuple[str, ...]]:
    for end in range(1, len(word) - 1):
        head, tail = word[:end], word[end:]
        if head not in whole:
            continue
        if is_begun(tail, vocabulary):
            yield head, tail
        if most > 2:  # noqa: PLR2004 - a head and two pieces at least
            others = _pieces(tail, vocabulary, whole, most - 1)
            yield from ((head, *each) for each in others)


def _slips(word: str, vocabulary: Sequence[str]) -> Iterator[tuple[str, float]]:
    # Late: it costs a tenth of the start, and serves only where a search finds few people.
    from rapidfuzz.distance import OSA  # noqa: PLC0415
    from rapidfuzz.process import extract  # noqa: PLC0415

    allowed = 2 if len(word) >= _LONG else 1
    for near, distance, _rank in extract(
        word, vocabulary, scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        yield near, distance
    if len(word) < _LEAST_WHOLE:
        return
    longer = [known for known in vocabulary if len(known) > len(word) + 1]
    for length in (len(word) - 1, len(word), len(word) + 1):
        begun = [known[:length] for known in longer]
        for _near, distance, rank in extract(
            word, begun, scorer=OSA.distance, score_cutoff=1, limit=_MOST
        ):
            yield longer[rank], distance + 1


def _said_alike(word: str, vocabulary: Sequence[str]) -> Iterator[str]:
    said, letters = sound(word), first_letters(word)
    return (known for known in vocabulary if known[0] in letters and sound(known) == said)
