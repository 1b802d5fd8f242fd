"""Layout without meaning: rows side by side, tinted panels. It leaves no trace in the structure."""

from collections.abc import Sequence
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Table, TableStyle

from conseil_mobilite.documents.kit.fonts import FONT
from conseil_mobilite.documents.kit.pictograms import Icon, Pictogram
from conseil_mobilite.documents.kit.theme import BLUE, LINE, SOFT

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
_BAR = 5  # points, the thick bar on the left of a panel


def columns(cells: Sequence[Cell], widths: Sequence[float], *rules: Rule) -> Table:
    """One row of cells side by side."""
    row = [cell if isinstance(cell, (Flowable, str)) else list(cell) for cell in cells]
    return Table([row], colWidths=widths, style=TableStyle([*BARE, *rules]), hAlign="LEFT")


def beside(icon: Icon, content: Sequence[Flowable], width: float, size: float) -> Table:
    """Put words beside a pictogram that says the same."""
    return columns([Pictogram(icon, size), content], [size + 9, width - size - 9])


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


class IfRoom(Flowable):
    """A block drawn only where the page has room for it and for what follows."""

    def __init__(self, inner: Flowable, following: Sequence[Flowable]) -> None:
        super().__init__()
        self.inner, self.following, self.shown = inner, following, False

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = self.inner.wrapOn(self.canv, width, height)
        after = sum(block.wrapOn(self.canv, width, height)[1] for block in self.following)
        self.shown = self.height + after <= height
        return (self.width, self.height) if self.shown else (0, 0)

    def draw(self) -> None:
        if self.shown:
            self.inner.drawOn(self.canv, 0, 0)
