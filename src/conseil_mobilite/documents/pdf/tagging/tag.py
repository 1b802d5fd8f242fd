"""Ties what is drawn to a node of the structure."""

from reportlab.platypus import Flowable

from conseil_mobilite.documents.pdf.tagging.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.tagging.structure import Node

_NARROWEST = 24  # points: without room for a letter ReportLab lays out nothing


class Tag(Flowable):
    """A flowable drawn as content of `node`.

    With `once`, a second drawing (a table head repeated overleaf) is an artifact.
    """

    canv: TaggedCanvas

    def __init__(self, inner: Flowable, node: Node, *, once: bool = False) -> None:
        super().__init__()
        self.inner, self.node, self.once = inner, node, once
        self._measured: float | None = None
        self.spaceBefore, self.spaceAfter = inner.getSpaceBefore(), inner.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if width != self._measured:
            self._measured = width
            room = max(width, _NARROWEST)
            self.width, self.height = self.inner.wrapOn(self.canv, room, height)
        return self.width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        room = max(width, _NARROWEST)
        parts = self.inner.splitOn(self.canv, room, height)
        if not parts:  # a paragraph that found no place to be cut forgot its lines
            self.inner.wrapOn(self.canv, room, height)
        return [Tag(part, self.node, once=self.once) for part in parts]

    def draw(self) -> None:
        """Draw the content; a heading also enters the outline, a figure learns its corners."""
        repeated = self.once and bool(self.node.kids)
        if self.node.title and not self.node.kids:
            self.canv.bookmark(self.node, self.height)
        if self.node.tag == "Figure":
            corners = ((0, 0), (self.inner.width, self.inner.height))
            points = (self.canv.absolutePosition(*corner) for corner in corners)
            self.node.box = tuple(value for point in points for value in point)
        with self.canv.tagged(None if repeated else self.node):
            self.inner.drawOn(self.canv, 0, 0)
