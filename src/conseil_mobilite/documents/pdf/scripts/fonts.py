"""The typefaces of the printed pages, always embedded, and which of them draws a letter.

Andika, made for beginning readers, draws Latin and Cyrillic letters; Vazirmatn those of Arabic,
Dari and Pashto, whose forms depend on their neighbours.
"""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from conseil_mobilite.documents.pdf.scripts.shaping import ShapedFont
from conseil_mobilite.resource_files import resource

FONT = "Andika"
BOLD = "Andika-Bold"
_ARABIC = "Vazirmatn"
_HYPHENS = frozenset({0x2010, 0x2011})  # Andika draws its own twin of them
_JOINERS = frozenset({0x200C, 0x200D})
_ARABIC_ZOOM = 1.1  # its letters look smaller than those of Andika of the same size


@cache
def covered() -> frozenset[int]:
    """Make both weights known to ReportLab and return the code points that both can draw."""
    regular, bold = (TTFont(_name(FONT, one), str(_file(FONT, one))) for one in (False, True))
    for font in (regular, bold):
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)
    # Otherwise each canvas names Helvetica, which stays outside the file: PDF/UA forbids it.
    rl_config.canvas_basefontname = FONT
    return frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph)


@cache
def covered_in_arabic() -> frozenset[int]:
    """Return what both weights of Vazirmatn can draw, save a stray Latin letter and hyphens."""
    known = [TTFont(_ARABIC, str(_file(_ARABIC, bold))).face.charToGlyph for bold in (False, True)]
    both = frozenset(known[0]) & frozenset(known[1])
    latin = {code for code in both if unicodedata.bidirectional(chr(code)) == "L"}
    return both - latin - _HYPHENS


@cache
def covered_by_any() -> frozenset[int]:
    return covered() | covered_in_arabic()


def needs_arabic(text: str) -> bool:
    """Whether a text has letters or figures that Andika lacks; a stray joiner shows nothing."""
    lacking = {ord(sign) for sign in text} - covered() - _JOINERS
    return not covered_in_arabic().isdisjoint(lacking)


def drawn_by(character: str, *, arabic_first: bool) -> str:
    """Return the typeface of a character; digits and signs, which both have, go with the first."""
    arabic = ord(character) in covered_in_arabic()
    return _ARABIC if arabic and (arabic_first or ord(character) not in covered()) else FONT


def plain(*, bold: bool) -> TTFont:
    """Return Andika as ReportLab knows it, for text that goes from left to right."""
    covered()
    font = pdfmetrics.getFont(BOLD if bold else FONT)
    assert isinstance(font, TTFont)
    return font


@cache
def shaped(family: str, *, bold: bool) -> ShapedFont:
    """Return a typeface addressed by glyph, for text that goes from right to left."""
    zoom = _ARABIC_ZOOM if family == _ARABIC else 1
    return ShapedFont(f"{_name(family, bold)}-Shaped", _file(family, bold), zoom)


def _name(family: str, bold: bool) -> str:  # noqa: FBT001 — a weight among two
    return f"{family}-Bold" if bold else family


def _file(family: str, bold: bool) -> Path:  # noqa: FBT001
    return resource("fonts", family.lower(), f"{family}-{'Bold' if bold else 'Regular'}.ttf")
