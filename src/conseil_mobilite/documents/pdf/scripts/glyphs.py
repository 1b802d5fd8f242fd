"""Write pieces of text on a page: letters as they are, or the glyphs that were picked for them."""

from collections.abc import Sequence
from itertools import groupby

from reportlab.lib.colors import Color

from conseil_mobilite.documents.pdf.scripts.pieces import Piece
from conseil_mobilite.documents.pdf.scripts.shaping import Glyph, ShapedFont
from conseil_mobilite.documents.pdf.tagging.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.tagging.reportlab_types import TaggedText


def show(
    canvas: TaggedCanvas,
    placed: Sequence[tuple[Piece, float]],
    y: float,
    size: float,
    color: Color,
) -> None:
    """Write each piece at its place from the left, on the baseline `y`."""
    text = canvas.beginText()
    text.setFillColor(color)
    for piece, left in placed:
        if isinstance(piece.font, ShapedFont):
            glyphs = piece.font.shape(piece.text, piece.leftwards).glyphs
            _GlyphWriter(canvas, text, piece.font, size * piece.font.zoom).write(glyphs, left, y)
        else:
            text.setTextOrigin(left, y)
            text.setFont(piece.font.fontName, size)
            text.textOut(piece.text)
    canvas.drawText(text)


class _GlyphWriter:
    """Writes glyphs in reading order: the pen goes back to the left before each one.

    The font is named again before each glyph, so that programs that put the letters of one string
    in another order, as they think fit, find one letter in each.
    """

    def __init__(
        self, canvas: TaggedCanvas, text: TaggedText, font: ShapedFont, size: float
    ) -> None:
        self._file, self._text, self._font, self._size = canvas.file, text, font, size
        self._pen = 0

    def write(self, glyphs: Sequence[Glyph], left: float, y: float) -> None:
        self._pen = round(glyphs[0].x)
        self._text.setTextOrigin(left + self._pen * self._size / 1000, y)
        for rise, group in groupby(glyphs, key=lambda glyph: round(glyph.y)):
            if rise:
                self._text.literal(f"{rise * self._size / 1000:.2f} Ts")
            self._write_level(list(group))
            if rise:
                self._text.literal("0 Ts")

    def _write_level(self, glyphs: Sequence[Glyph]) -> None:
        rest = iter(glyphs)
        for subset, codes in self._font.splitString(
            "".join(one.code for one in glyphs), self._file
        ):
            name = self._font.getSubsetInternalName(subset, self._file)
            for code in codes:
                told = self._moved(code, next(rest))
                self._text.literal(f"{name} {self._size:g} Tf [{told}] TJ")

    def _moved(self, code: int, glyph: Glyph) -> str:
        back = self._pen - round(glyph.x)
        self._pen += round(glyph.width) - back
        return f"{back or ''}<{code:02X}>"
