"""Layout without meaning: rows side by side, tinted panels. It leaves no trace in the structure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.look import GUTTER
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.stacks import Stack
from conseil_mobilite.documents.pdf.theme import BLUE, LINE, SOFT

Cell: TypeAlias = Flowable | Sequence[Flowable] | None

_NARROW = 300  # points: two languages stand one above the other
_UNDER = 3  # points between a sentence and its translation below
_BAR = 5  # points, the thick bar on the left of a panel
_AROUND = 0.4  # sizes of the text, above and below a panel
_APART = 9  # points between a pictogram and its words


@dataclass(frozen=True, slots=True)
class Pad:
    """Air around, in points."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


BARE = Pad()


class Columns(Flowable):
    """Cells side by side, cut over two pages only where they are higher than `limit` points."""

    def __init__(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        limit: float,
        *,
        pad: Pad = BARE,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self.cells = [_stack(cell) for cell in cells]
        self.widths, self.limit, self.pad, self.middle = widths, limit, pad, middle

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        pad = self.pad
        for cell, width in self._placed():
            cell.wrapOn(self.canv, width, height)
        self.height = max(cell.height for cell in self.cells) + pad.top + pad.bottom
        self.width = sum(self.widths)
        return self.width, self.height

    def split(self, _width: float, height: float, /) -> list[Flowable]:
        if self.height <= self.limit:
            return []
        room = height - self.pad.top - self.pad.bottom
        cut = [self._cut(cell, width, room) for cell, width in self._placed()]
        if not all(cut):
            return []
        first, rest = self._part([a for a, _ in cut]), self._part([b for _, b in cut])
        first.spaceBefore, rest.spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
        return [first, rest]

    def draw(self) -> None:
        x, pad = 0.0, self.pad
        for cell, width in zip(self.cells, self.widths, strict=True):
            spare = self.height - pad.top - pad.bottom - cell.height
            y = pad.bottom + (spare / 2 if self.middle else spare)
            cell.drawOn(self.canv, x + pad.left, y)
            x += width

    def _placed(self) -> list[tuple[Stack, float]]:
        sides = self.pad.left + self.pad.right
        widths = (width - sides for width in self.widths)
        return list(zip(self.cells, widths, strict=True))

    def _cut(self, cell: Stack, width: float, room: float) -> tuple[Flowable, ...]:
        """Return what stays on the page and what goes overleaf; nothing where it cannot be cut."""
        if cell.height <= room:
            return cell, Stack(())
        return tuple(cell.splitOn(self.canv, width, room))

    def _part(self, cells: Sequence[Flowable]) -> "Columns":
        return Columns(cells, self.widths, self.limit, pad=self.pad, middle=self.middle)


@dataclass(frozen=True, slots=True)
class Look:
    """What a box shows around its content: a tint, a border, a bar on the left, a rule below."""

    pad: Pad
    tint: Color | None = None
    bordered: bool = False
    bar: float = 0
    rule: float = 0


class Box(Flowable):
    """A block with air and lines around it; cut only where it is higher than `limit` points."""

    def __init__(self, content: Cell, look: Look, limit: float) -> None:
        super().__init__()
        self.inner, self.look, self.limit = _stack(content), look, limit

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        pad, self.width = self.look.pad, width
        self.inner.wrapOn(self.canv, self._room(width), height)
        self.height = self.inner.height + pad.top + pad.bottom
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        if self.height <= self.limit:
            return []
        room = height - self.look.pad.top - self.look.pad.bottom
        parts = self.inner.splitOn(self.canv, self._room(width), room)
        return [Box(part, self.look, self.limit) for part in parts]

    def draw(self) -> None:
        canvas, look = self.canv, self.look
        canvas.saveState()
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(LINE)
        if look.tint is not None:
            canvas.setFillColor(look.tint)
        if look.bordered:
            canvas.rect(0, 0, self.width, self.height, stroke=1, fill=int(look.tint is not None))
        if look.bar:
            canvas.setFillColor(BLUE)
            canvas.rect(0, 0, look.bar, self.height, stroke=0, fill=1)
        if look.rule:
            canvas.setStrokeColor(BLUE)
            canvas.setLineWidth(look.rule)
            canvas.line(0, 0, self.width, 0)
        canvas.restoreState()
        self.inner.drawOn(canvas, look.pad.left, look.pad.bottom)

    def _room(self, width: float) -> float:
        return width - self.look.pad.left - self.look.pad.right


def beside(icon: Icon, content: Cell, place: Place, size: float) -> Columns:
    """Put words beside a pictogram that says the same."""
    left = size + _APART
    return Columns([Pictogram(icon, size), content], [left, place.width - left], place.tall)


def beside_width(size: float) -> float:
    """How much a pictogram of that size takes from the width of its words."""
    return size + _APART


def side_by_side(first: Flowable, second: Flowable, place: Place, taken: float = 0) -> Flowable:
    """Put a sentence beside its translation, or above it where there is no room for two.

    `taken` is what a pictogram takes on the left: the translation stands under the other ones.
    """
    if place.width < _NARROW:
        second.spaceBefore = _UNDER
        return Stack([first, second])
    half = (place.width + taken - GUTTER) / 2
    return Columns([first, None, second], [half - taken, GUTTER, half], place.tall)


def panel(content: Sequence[Flowable], place: Place, pad: float) -> Box:
    """Tint a block, with a thick bar on its left so that it still shows when printed in grey."""
    air = Pad(_BAR + pad, pad * 0.8, pad, pad * 0.85)
    box = Box(content, Look(air, tint=SOFT, bordered=True, bar=_BAR), place.tall)
    box.spaceBefore = box.spaceAfter = place.scale.body * _AROUND
    return box


def panel_width(width: float, pad: float) -> float:
    """How wide the content of a panel is, in points."""
    return width - 2 * pad - _BAR


def _stack(cell: Cell) -> Stack:
    if cell is None:
        return Stack(())
    if isinstance(cell, Flowable):
        return cell if isinstance(cell, Stack) else Stack([cell])
    return Stack(cell)
