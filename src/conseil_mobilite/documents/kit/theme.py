"""Colours, sizes and text styles of the printed pages.

Every tint also has a bar, a border or a word, for most sheets are printed in grey. Text contrasts
by 8:1 at least on white and on the tint.
"""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from conseil_mobilite.documents.kit.fonts import BOLD, FONT

LINK = "#0C516F"
INK = HexColor("#17212B")
BLUE = HexColor(LINK)
SOFT = HexColor("#EEF5F8")
LINE = HexColor("#7A8F9C")
WHITE = HexColor("#FFFFFF")

MARGIN = 20 * mm
WIDTH = 170 * mm  # what the margins of an A4 page leave


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of text in points."""

    body: float
    small: float
    heading: float
    title: float
    icon: float


STANDARD = Scale(body=11, small=10, heading=15, title=27, icon=20)
DENSE = Scale(body=10, small=9.5, heading=13, title=24, icon=18)  # for professionals


def text_style(
    size: float,
    *,
    bold: bool = False,
    color: Color = INK,
    leading: float = 0,
    right: bool = False,
) -> ParagraphStyle:
    """Text aligned on the left (figures on the right), never justified. Sizes in points.

    Lines are 1.4 times the size apart unless told otherwise.
    """
    return ParagraphStyle(
        "text",
        fontName=BOLD if bold else FONT,
        bulletFontName=FONT,
        fontSize=size,
        leading=leading or size * 1.4,
        textColor=color,
        alignment=TA_RIGHT if right else TA_LEFT,
    )
