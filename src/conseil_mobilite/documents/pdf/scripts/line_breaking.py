"""Break lines between words; a word longer than the line, such as an address, is cut."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from conseil_mobilite.documents.pdf.scripts.pieces import SPACE, Piece

_CUT_AFTER = "/-.?&=_@,"
_FUZZ = 1e-6


def broken(line: Sequence[Piece], size: float, width: float) -> list[list[Piece]]:
    """Break a line as typed into lines of `width` points, not counting the space at their end."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for spaces, word in _words(line, size, width):
        length = _length([*spaces, *word], size)
        if lines[-1] and used + length > width + _FUZZ:
            lines[-1] += spaces
            lines.append(list(word))
            used = _length(word, size)
        else:
            lines[-1] += [*spaces, *word]
            used += length
    lines[-1] += [piece for piece in line[-1:] if piece.text == SPACE]
    return lines


def _length(pieces: Sequence[Piece], size: float) -> float:
    return sum(piece.width(size) for piece in pieces)


def _words(
    line: Sequence[Piece], size: float, width: float
) -> Iterator[tuple[list[Piece], list[Piece]]]:
    """Yield each word with the space before it; what is left of a cut one has no space."""
    space: list[Piece] = []
    begun = False
    for blank, group in groupby(line, key=lambda piece: piece.text == SPACE):
        pieces = list(group)
        if blank:
            space = pieces[:1] if begun else []
            continue
        for part in _cut(pieces, size, width):
            yield space, part
            space = []
        begun = True


def _cut(word: list[Piece], size: float, width: float) -> Iterator[list[Piece]]:
    part: list[Piece] = []
    room = width + _FUZZ
    for piece in word:
        left = piece
        while left.text and left.width(size) > room:
            end = _fitting(left, size, room) or (0 if part else 1)
            yield [*part, replace(left, text=left.text[:end])] if end else part
            left, part, room = replace(left, text=left.text[end:]), [], width + _FUZZ
        if left.text:
            part.append(left)
            room -= left.width(size)
    if part:
        yield part


def _fitting(piece: Piece, size: float, room: float) -> int:
    """Return how many characters fit; the best cut is after a sign, never before a mark."""
    text = piece.text
    end = bisect_right(
        range(1, len(text)), room, key=lambda count: replace(piece, text=text[:count]).width(size)
    )
    after_sign = max(text.rfind(sign, 0, end) for sign in _CUT_AFTER) + 1
    while end and unicodedata.combining(text[end]):
        end -= 1
    return after_sign or end
