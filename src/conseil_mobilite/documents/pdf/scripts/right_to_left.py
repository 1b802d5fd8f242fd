"""Paragraphs that hold letters written from the right to the left, whichever their language."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit import directions
from conseil_mobilite.documents.kit.characters import visible
from conseil_mobilite.documents.kit.words import RIGHT_TO_LEFT, Run, Words, text_of
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.scripts.glyphs import show
from conseil_mobilite.documents.pdf.scripts.line_breaking import broken
from conseil_mobilite.documents.pdf.scripts.pieces import SPACE, Piece, direction, typed_lines
from conseil_mobilite.documents.pdf.tagging.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.tagging.structure import Node, Tree
from conseil_mobilite.documents.pdf.theme import BLUE

_FUZZ = 1e-6
_UNDERLINE = (0.125, 0.05)  # how far under the letters and how thick, in sizes of the text


@dataclass(frozen=True, slots=True)
class Setting:
    """What the parts of one paragraph share, on whichever page they stand.

    `inline` numbers, by the rank of its run, each link or passage in another language.
    """

    style: ParagraphStyle
    base: int
    inline: dict[int, int]

    @property
    def right(self) -> bool:
        return bool(self.base) or self.style.alignment == TA_RIGHT


def needs_shaping(words: Words, lang: str) -> bool:
    """Whether a paragraph has letters or figures that Andika alone cannot draw."""
    return lang in RIGHT_TO_LEFT or fonts.needs_arabic(text_of(words))


def shaped(words: Words, lang: str, style: ParagraphStyle, tree: Tree) -> "ShapedParagraph":
    """Make a paragraph of language `lang`, aligned on the side where its lines begin."""
    inline: dict[int, int] = {}
    for rank, run in enumerate(words):
        node = _inline(run, lang)
        if node is not None:
            inline[rank] = len(tree.inline)
            tree.inline.append(node)
    typed = typed_lines(words, lang, bold=style.fontName == fonts.BOLD)
    return ShapedParagraph(typed, Setting(style, direction(lang), inline))


def _inline(run: Run, lang: str) -> Node | None:
    foreign = run.lang if run.lang != lang else ""
    if run.url:
        return Node("Link", lang=foreign, alt=visible(run.text), url=run.url)
    return Node("Span", lang=foreign) if foreign else None


class ShapedParagraph(Flowable):
    """Lines whose glyphs HarfBuzz picks and whose order is ours; they may go on overleaf."""

    canv: TaggedCanvas

    def __init__(self, typed: Sequence[Sequence[Piece]], setting: Setting) -> None:
        super().__init__()
        self.typed, self.setting = typed, setting
        self.lines: list[list[Piece]] = []
        self.spaceBefore, self.spaceAfter = setting.style.spaceBefore, setting.style.spaceAfter

    def wrap(self, width: float, _height: float, /) -> tuple[float, float]:
        if not self.lines or width != self.width:
            size = self.setting.style.fontSize
            self.lines = [line for typed in self.typed for line in broken(typed, size, width)]
        self.width, self.height = width, len(self.lines) * self.setting.style.leading
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Leave no line alone on either page."""
        self.wrap(width, height)
        count, fitting = len(self.lines), int((height + _FUZZ) / self.setting.style.leading)
        if count <= fitting:
            return [self]
        here = min(fitting, count - 2)
        if here < 2:  # noqa: PLR2004 — the fewest lines that keep one another company
            return []
        parts = self.lines[:here], self.lines[here:]
        return [ShapedParagraph(part, self.setting) for part in parts]

    def draw(self) -> None:
        style = self.setting.style
        first = self.height - style.fontSize  # the baseline of a French paragraph beside it
        for number, line in enumerate(self.lines):
            self._draw_line(line, first - number * style.leading)

    def _draw_line(self, line: list[Piece], y: float) -> None:
        """Draw the pieces in the order of reading, each where the eye looks for it."""
        for run, group in groupby(self.placed(line), key=lambda pair: pair[0].run):
            pieces = list(group)
            number = self.setting.inline.get(run)
            with self._within(number):
                color = self._color(number)
                show(self.canv, pieces, y, self.setting.style.fontSize, color)
                if number is not None and self.canv.tree.inline[number].url:
                    self._link(number, pieces, y)

    def placed(self, line: Sequence[Piece]) -> list[tuple[Piece, float]]:
        """Return each piece of a line, in the order of reading, with its place from the left."""
        size, base = self.setting.style.fontSize, self.setting.base
        widths = [piece.width(size) for piece in line]
        levels = [piece.level for piece in line]
        last = 0.0
        if line and line[-1].text == SPACE:
            levels[-1], last = base, widths[-1]
        pen = self.width - sum(widths) + (0 if base else last) if self.setting.right else 0.0
        lefts = [0.0] * len(line)
        for rank in directions.in_visual_order(levels):
            lefts[rank] = pen
            pen += widths[rank]
        return list(zip(line, lefts, strict=True))

    def _within(self, number: int | None) -> AbstractContextManager[None]:
        """Enter a link or a passage; a head drawn again overleaf is an artifact as a whole."""
        node = self.canv.node
        if number is None or node is None:
            return nullcontext()
        child = self.canv.tree.inline[number]
        if child not in node.kids:
            node.kids.append(child)
        return self.canv.tagged(child)

    def _color(self, number: int | None) -> Color:
        link = number is not None and self.canv.tree.inline[number].url
        return BLUE if link else self.setting.style.textColor

    def _link(self, number: int, pieces: Sequence[tuple[Piece, float]], y: float) -> None:
        """Underline what leads somewhere, and make it active."""
        size = self.setting.style.fontSize
        for left, right in _stretches(pieces, size):
            under, thick = (part * size for part in _UNDERLINE)
            self.canv.setStrokeColor(BLUE)
            self.canv.setLineWidth(thick)
            self.canv.line(left, y - under, right, y - under)
            if self.canv.node is not None:
                box = (left, y - 0.25 * size, right, y + 0.85 * size)
                self.canv.linkURL(f"node:{number}", box)


def _stretches(pieces: Sequence[tuple[Piece, float]], size: float) -> Iterator[tuple[float, float]]:
    """Yield the left and the right of what a link takes of a line, in one stretch or several."""
    inked = [rank for rank, (piece, _) in enumerate(pieces) if piece.text != SPACE]
    within = pieces[inked[0] : inked[-1] + 1] if inked else []
    spans = sorted((left, left + piece.width(size)) for piece, left in within)
    if not spans:
        return
    begin, end = spans[0]
    for left, right in spans[1:]:
        if left > end + 1:
            yield begin, end
            begin = left
        end = right
    yield begin, end
