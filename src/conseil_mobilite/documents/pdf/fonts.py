"""The typeface of the printed pages: Andika, made for beginning readers, always embedded."""

from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from conseil_mobilite.resource_files import resource

FONT = "Andika"
BOLD = "Andika-Bold"


@cache
def covered() -> frozenset[int]:
    """Make both weights known to ReportLab and return the code points that both can draw."""
    regular = TTFont(FONT, str(resource("fonts", "andika", "Andika-Regular.ttf")))
    bold = TTFont(BOLD, str(resource("fonts", "andika", "Andika-Bold.ttf")))
    for font in (regular, bold):
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)
    # Otherwise each canvas names Helvetica, which stays outside the file: PDF/UA forbids it.
    rl_config.canvas_basefontname = FONT
    return frozenset(regular.face.charToGlyph) & frozenset(bold.face.charToGlyph)
