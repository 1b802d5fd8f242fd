"""Where a block is drawn: in which element of the structure, how wide, in which letters."""

from dataclasses import dataclass, replace

from conseil_mobilite.documents.kit.look import Scale
from conseil_mobilite.documents.kit.paragraphs import Size
from conseil_mobilite.documents.kit.words import FRENCH
from conseil_mobilite.documents.pdf.tagging.structure import Node, Tree

_TALL = 0.65  # of a page


@dataclass(frozen=True, slots=True)
class Place:
    """`width` in points; `level` of the headings found here; `lang` of what has none of its own.

    `page` is the height of a page in points: what should stay together does up to it, 0 where
    anything may be cut because it would not fit otherwise; then, where even that is not enough, a
    heading may be `parted` from what it heads.
    """

    tree: Tree
    node: Node
    width: float
    scale: Scale
    page: float
    parted: bool = False
    level: int = 2
    lang: str = FRENCH

    def within(self, node: Node, width: float = 0) -> "Place":
        """Return the place inside another element, narrower where `width` is given."""
        return replace(self, node=node, width=width or self.width)

    def narrowed(self, width: float) -> "Place":
        return replace(self, width=width)

    def deeper(self, node: Node) -> "Place":
        """Return the place of what a section holds."""
        return replace(self, node=node, level=self.level + 1)

    def points(self, size: Size) -> float:
        return self.scale.points(size)

    @property
    def tall(self) -> float:
        """Up to how many points a row, a card or a panel is never cut over two pages."""
        return self.page * _TALL
