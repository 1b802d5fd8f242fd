"""Cut words into pieces of one direction, one weight and one typeface, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.pdfbase.ttfonts import TTFont

from conseil_mobilite.documents.kit import characters, directions
from conseil_mobilite.documents.kit.directions import LEFT_TO_RIGHT
from conseil_mobilite.documents.kit.words import RIGHT_TO_LEFT, Run, Words
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.scripts.shaping import ShapedFont

SPACE = " "


@dataclass(frozen=True, slots=True)
class Piece:
    """A space, or a stretch of letters without one. `level` is odd where it goes to the left.

    `run` is the rank, among the words, of the run that it belongs to.
    """

    text: str
    level: int
    font: TTFont
    run: int

    @property
    def leftwards(self) -> bool:
        return self.level % 2 == 1

    def width(self, size: float) -> float:
        if isinstance(self.font, ShapedFont):
            shaped = self.font.shape(self.text, self.leftwards)
            return shaped.advance * self.font.zoom * size / 1000
        return self.font.stringWidth(self.text, size)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one run says of one line."""

    run: int
    text: str
    bold: bool
    own: int | None  # its own direction, if it keeps one


def direction(lang: str) -> int:
    return directions.RIGHT_TO_LEFT if lang in RIGHT_TO_LEFT else LEFT_TO_RIGHT


def typed_lines(words: Words, lang: str, *, bold: bool) -> list[list[Piece]]:
    """Return the pieces of each line as it was typed, in a paragraph of language `lang`.

    Each ends with a space: without it readers join its last word to the next line.
    """
    base = direction(lang)
    told: list[list[Piece]] = []
    for line in _lines(words, lang, bold=bold):
        found = directions.levels([(part.text, part.own) for part in line], base)
        parts = zip(line, found, strict=True)
        pieces = [piece for part, levels in parts for piece in _pieces(part, levels, base)]
        told.append([*pieces, *(replace(piece, text=SPACE, level=base) for piece in pieces[-1:])])
    return told


def _lines(words: Words, lang: str, *, bold: bool) -> list[list[_Part]]:
    lines: list[list[_Part]] = [[]]
    for rank, run in enumerate(words):
        printable = characters.printable(run.text, fonts.covered_by_any())
        for number, text in enumerate(printable.split("\n")):
            if number:
                lines.append([])
            lines[-1].append(_Part(rank, text, bold or run.strong, _own(run, text, lang)))
    return lines


def _own(run: Run, text: str, lang: str) -> int | None:
    """Return the direction that a run keeps whatever is around it.

    In a sentence written from the right, so does a name or a number, which has no language.
    """
    if run.lang == lang:
        return None
    if run.lang:
        return direction(run.lang)
    return directions.first_direction(text) if lang in RIGHT_TO_LEFT else None


def _pieces(part: _Part, levels: Sequence[int], base: int) -> Iterator[Piece]:
    leftwards = part.own if part.own is not None else base
    signs = (
        (character, level, fonts.drawn_by(character, arabic_first=bool(leftwards or level % 2)))
        for character, level in zip(part.text, levels, strict=True)
    )
    for (level, family, space), group in groupby(signs, key=_kind):
        text = "".join(character for character, *_ in group)
        yield Piece(SPACE if space else text, level, _face(family, level, bold=part.bold), part.run)


def _kind(sign: tuple[str, int, str]) -> tuple[int, str, bool]:
    character, level, family = sign
    return level, family, character == SPACE


def _face(family: str, level: int, *, bold: bool) -> TTFont:
    if family == fonts.FONT and level % 2 == 0:
        return fonts.plain(bold=bold)
    return fonts.shaped(family, bold=bold)
