"""Blocks one under the other, and where a page may end between or inside them."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

_ENDLESS = 1e6  # points: what holds a block never bounds its height, the page does
_FUZZ = 1e-6


class Stack(Flowable):
    """Flowables one under the other, with the air that they ask for between two of them.

    Air at the end of a page, and at the top of the next one, is left out. A page never ends inside
    of what holds a stack because of a page break in it: only a document begins a page.
    """

    def __init__(self, content: Sequence[Flowable]) -> None:
        super().__init__()
        self.content = [item for item in content if not isinstance(item, PageBreak)]
        self.spaceBefore = self.content[0].getSpaceBefore() if self.content else 0
        self.spaceAfter = self.content[-1].getSpaceAfter() if self.content else 0
        self.bottoms: list[float] = []
        self._measured: float | None = None

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        if width != self._measured:
            self._measured = width
            self._measure(width)
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        kept = sum(bottom <= height + _FUZZ for bottom in self.bottoms)
        if kept == len(self.content):
            return [self]
        cut = self.content[kept]
        parts = cut.splitOn(self.canv, width, height - self._top(kept))
        first = _without_air([*self.content[:kept], *parts[:1]])
        rest = [*(parts[1:] or ([] if parts else [cut])), *self.content[kept + 1 :]]
        return [self.part(first), self.part(_begun(rest))] if first else []

    def part(self, content: Sequence[Flowable]) -> "Stack":
        return Stack(content)

    def draw(self) -> None:
        for item, bottom in zip(self.content, self.bottoms, strict=True):
            item.drawOn(self.canv, 0, self.height - bottom)

    def _measure(self, width: float) -> None:
        self.bottoms.clear()
        for place, item in enumerate(self.content):
            _, height = item.wrapOn(self.canv, width, _ENDLESS)
            self.bottoms.append(self._top(place) + height)
        self.height = self.bottoms[-1] if self.bottoms else 0

    def _top(self, place: int) -> float:
        """How far below the top an item begins."""
        if not place:
            return 0
        above, below = self.content[place - 1 : place + 1]
        return self.bottoms[place - 1] + max(above.getSpaceAfter(), below.getSpaceBefore())


class Whole(Stack):
    """A stack that stays on one page, unless it is higher than `limit` points."""

    def __init__(self, content: Sequence[Flowable], limit: float) -> None:
        super().__init__(content)
        self.limit = limit

    def split(self, width: float, height: float, /) -> list[Flowable]:
        return super().split(width, height) if self.height > self.limit else []


class Headed(Flowable):
    """A block under its heading: they part only after the first line or row of the block.

    Where a page cannot hold even that, `may_part` lets the heading go alone, cut where it does
    not hold on what is left of the page.
    """

    def __init__(self, heading: Flowable, block: Flowable, *, may_part: bool = False) -> None:
        super().__init__()
        self.heading, self.block, self.may_part = heading, block, may_part
        self.spaceBefore, self.spaceAfter = heading.getSpaceBefore(), block.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.over = self.heading.wrapOn(self.canv, width, height)
        air = max(self.heading.getSpaceAfter(), self.block.getSpaceBefore())
        self.top = self.over + air
        _, below = self.block.wrapOn(self.canv, width, height - self.top)
        self.height = self.top + below
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        parts = self.block.splitOn(self.canv, width, height - self.top)
        if parts:
            return [Headed(self.heading, parts[0]), *parts[1:]]
        return self._parted(width, height) if self.may_part else []

    def _parted(self, width: float, height: float) -> list[Flowable]:
        if self.over <= height:
            return [self.heading, self.block]
        cut = self.heading.splitOn(self.canv, width, height)
        return [*cut, self.block] if cut else []

    def draw(self) -> None:
        self.heading.drawOn(self.canv, 0, self.height - self.over)
        self.block.drawOn(self.canv, 0, 0)


class Ending(Flowable):
    """The last blocks of a document, on one page, with more of them where there is room."""

    def __init__(
        self, needed: Sequence[Flowable], everything: Sequence[Flowable], limit: float
    ) -> None:
        super().__init__()
        self.needed, self.everything = Stack(needed), Stack(everything)
        self.spaceBefore, self.limit = self.needed.getSpaceBefore(), limit
        self.shown = self.needed

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.shown = self.everything
        _, self.height = self.everything.wrapOn(self.canv, width, height)
        if self.height > height:
            self.shown = self.needed
            _, self.height = self.needed.wrapOn(self.canv, width, height)
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        """Ask for a new page; what is higher than a page follows as it comes."""
        if self.height <= self.limit:
            return []
        first, *others = self.needed.content
        if self.needed.bottoms[0] <= height:
            return [first, *others]
        cut = first.splitOn(self.canv, width, height)
        return [*cut, *others] if cut else []

    def draw(self) -> None:
        self.shown.drawOn(self.canv, 0, 0)


def headed(heading: Flowable, blocks: Sequence[Flowable], *, may_part: bool) -> list[Flowable]:
    """Tie a heading to the first thing said under it, whatever air comes before."""
    said = next((at for at, block in enumerate(blocks) if not isinstance(block, Spacer)), 0)
    if not blocks or isinstance(blocks[said], PageBreak):
        return [heading, *blocks]
    first = Stack(blocks[: said + 1]) if said else blocks[0]
    return [Headed(heading, first, may_part=may_part), *blocks[said + 1 :]]


def _without_air(blocks: list[Flowable]) -> list[Flowable]:
    while blocks and isinstance(blocks[-1], Spacer):
        blocks = blocks[:-1]
    return blocks


def _begun(blocks: list[Flowable]) -> list[Flowable]:
    while len(blocks) > 1 and isinstance(blocks[0], Spacer):
        blocks = blocks[1:]
    return blocks
