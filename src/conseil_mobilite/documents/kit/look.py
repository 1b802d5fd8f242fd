"""Sizes of paper and of letters: points, 1/72 of an inch, everywhere."""

from dataclasses import dataclass
from typing import Final

from conseil_mobilite.documents.kit.paragraphs import Size

MM: Final = 72 / 25.4
GUTTER: Final = 14  # points between a sentence and its translation


@dataclass(frozen=True, slots=True)
class Format:
    """A size of paper and what its margins leave; a small one has no foot, hence no number."""

    size: tuple[float, float]
    margin: float
    top: float
    bottom: float
    numbered: bool = False

    @property
    def width(self) -> float:
        return self.size[0] - 2 * self.margin


PAGE: Final = Format((210 * MM, 297 * MM), 20 * MM, 16 * MM, 24 * MM, numbered=True)
FULL_PAGE: Final = Format(  # narrow margins, where much has to stand on few pages
    PAGE.size, 18 * MM, 12 * MM, 19 * MM, numbered=True
)
SLIP: Final = Format((148 * MM, 210 * MM), 13 * MM, 12 * MM, 11 * MM)
CARD: Final = Format((105 * MM, 148 * MM), 9 * MM, 8 * MM, 8 * MM)


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of text; `leading` is how far two lines are apart, in sizes of the text.

    `air` is the space above a heading, in sizes of its letters; `rows` that above and below what a
    row of a table says, against the usual.
    """

    body: float
    small: float
    heading: float
    title: float
    icon: float
    lead: float
    large: float
    huge: float
    leading: float = 1.4
    air: float = 1.05
    rows: float = 1

    def points(self, size: Size) -> float:
        by_size = {
            Size.SMALL: self.small,
            Size.BODY: self.body,
            Size.LEAD: self.lead,
            Size.LARGE: self.large,
            Size.HUGE: self.huge,
        }
        return by_size[size]


STANDARD: Final = Scale(
    body=11, small=10, heading=15, title=27, icon=20, lead=13, large=17, huge=20
)
DENSE: Final = Scale(  # for professionals
    body=10, small=9.5, heading=13, title=24, icon=18, lead=12, large=16, huge=22
)
SIMPLE: Final = Scale(  # « version simplifiée »: nothing under 14 but the foot of the page
    body=16,
    small=14,
    heading=20,
    title=30,
    icon=25,
    lead=17,
    large=20,
    huge=24,
    leading=1.5,
    air=0.52,
)
LARGE: Final = Scale(  # « grands caractères »: everything at 20 or more
    body=20,
    small=20,
    heading=24,
    title=32,
    icon=32,
    lead=21,
    large=24,
    huge=28,
    leading=1.35,
    air=0.75,
)
ON_SLIP: Final = Scale(body=14, small=11, heading=15, title=23, icon=22, lead=16, large=19, huge=26)
ON_CARD: Final = Scale(
    body=11.5, small=10, heading=12, title=16, icon=18, lead=13, large=15.5, huge=21
)
