"""Colours and text styles of the printed pages.

Every tint also has a bar, a border or a word, for most sheets are printed in grey. Text contrasts
by 7.8:1 at least on white and on the tint.
"""

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle

from conseil_mobilite.documents.pdf.scripts.fonts import BOLD, FONT

LINK = "#0C516F"
INK = HexColor("#17212B")
BLUE = HexColor(LINK)
SOFT = HexColor("#EEF5F8")
LINE = HexColor("#7A8F9C")
WHITE = HexColor("#FFFFFF")


def text_style(
    size: float,
    *,
    bold: bool = False,
    color: Color = INK,
    leading: float = 1.4,
    right: bool = False,
) -> ParagraphStyle:
    """Text aligned on the left (figures on the right), never justified.

    `size` is in points; lines are `leading` times the size apart.
    """
    return ParagraphStyle(
        "text",
        fontName=BOLD if bold else FONT,
        bulletFontName=FONT,
        fontSize=size,
        leading=size * leading,
        textColor=color,
        allowWidows=0,
        alignment=TA_RIGHT if right else TA_LEFT,
    )
