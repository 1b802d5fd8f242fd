"""Layout without meaning: rows side by side, tinted panels. It leaves no trace in the structure."""

from collections.abc import Sequence
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Table, TableStyle

from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.pdf.fonts import FONT
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.theme import BLUE, LINE, SOFT

Cell: TypeAlias = Flowable | Sequence[Flowable] | str
Rule: TypeAlias = tuple[str, tuple[int, int], tuple[int, int], *tuple[float | str | Color, ...]]

ALL = ((0, 0), (-1, -1))
BARE: tuple[Rule, ...] = (
    ("FONT", *ALL, FONT),  # or each cell would name Helvetica, which is not embedded
    ("VALIGN", *ALL, "TOP"),
    ("LEFTPADDING", *ALL, 0),
    ("RIGHTPADDING", *ALL, 0),
    ("TOPPADDING", *ALL, 0),
    ("BOTTOMPADDING", *ALL, 0),
)
_NARROW = 300  # points: two languages stand one above the other
_GUTTER = 14  # points between a sentence and its translation
NEARLY_A_PAGE = 600  # points: what only an empty page has left
_BAR = 5  # points, the thick bar on the left of a panel


def columns(cells: Sequence[Cell], widths: Sequence[float], *rules: Rule) -> Table:
    """One row of cells side by side."""
    row = [cell if isinstance(cell, (Flowable, str)) else list(cell) for cell in cells]
    return Table([row], colWidths=widths, style=TableStyle([*BARE, *rules]), hAlign="LEFT")


def beside(icon: Icon, content: Sequence[Flowable], width: float, size: float) -> Table:
    """Put words beside a pictogram that says the same."""
    return columns([Pictogram(icon, size), content], [size + 9, width - size - 9])


def side_by_side(first: Flowable, second: Flowable, width: float) -> Table:
    """Put a sentence beside its translation, or above it where there is no room for two."""
    if width < _NARROW:
        return columns([[first, second]], [width])
    half = (width - _GUTTER) / 2
    return columns([first, "", second], [half, _GUTTER, half])


def panel(content: Sequence[Flowable], width: float, pad: float) -> Table:
    """Tint a block, with a thick bar on its left so that it still shows when printed in grey."""
    rules: tuple[Rule, ...] = (
        ("BACKGROUND", (0, 0), (0, 0), BLUE),
        ("BACKGROUND", (1, 0), (1, 0), SOFT),
        ("BOX", *ALL, 0.8, LINE),
        ("LEFTPADDING", (1, 0), (1, 0), pad),
        ("RIGHTPADDING", (1, 0), (1, 0), pad),
        ("TOPPADDING", (1, 0), (1, 0), pad * 0.8),
        ("BOTTOMPADDING", (1, 0), (1, 0), pad * 0.85),
    )
    return columns(["", content], [_BAR, width - _BAR], *rules)


class Headed(Flowable):
    """A block under its heading: they part only after the first line or row of the block."""

    def __init__(self, heading: Flowable, block: Flowable) -> None:
        super().__init__()
        self.heading, self.block = heading, block
        self.spaceBefore, self.spaceAfter = heading.getSpaceBefore(), block.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.over = self.heading.wrapOn(self.canv, width, height)
        self.top = self.over + self.heading.getSpaceAfter()
        self.width, below = self.block.wrapOn(self.canv, width, height - self.top)
        self.height = self.top + below
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        parts = self.block.splitOn(self.canv, width, height - self.top)
        return [Headed(self.heading, parts[0]), *parts[1:]] if parts else []

    def draw(self) -> None:
        self.heading.drawOn(self.canv, 0, self.height - self.over)
        self.block.drawOn(self.canv, 0, 0)


class Ending(Flowable):
    """The last blocks of a document, on one page, with a block more where there is room for it."""

    def __init__(
        self,
        blocks: Sequence[Flowable],
        extra: Sequence[Flowable],
        closing: Sequence[Flowable],
    ) -> None:
        super().__init__()
        self.whole, self.needed = [*blocks, *extra, *closing], [*blocks, *closing]
        self.spaceBefore = self.needed[0].getSpaceBefore()
        self.shown = self.needed
        self.heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._measure(self.whole, width, height)
        if self.height > height:
            self._measure(self.needed, width, height)
        return width, self.height

    def split(self, _width: float, height: float, /) -> list[Flowable]:
        """Ask for a new page; what is higher than a page follows as it comes."""
        return self.needed if height > NEARLY_A_PAGE else []

    def draw(self) -> None:
        y = self.height
        for block, height in zip(self.shown, self.heights, strict=True):
            y -= height
            block.drawOn(self.canv, 0, y + block.getSpaceAfter())

    def _measure(self, shown: list[Flowable], width: float, height: float) -> None:
        self.shown = shown
        self.heights = [
            block.wrapOn(self.canv, width, height)[1] + block.getSpaceAfter() for block in shown
        ]
        self.height = sum(self.heights)
