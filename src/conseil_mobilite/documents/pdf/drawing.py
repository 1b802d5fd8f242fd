"""Draw a block: each kind of block registers how, in the module of its family."""

from collections.abc import Iterable
from functools import singledispatch

from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.blocks import Block
from conseil_mobilite.documents.pdf.place import Place


@singledispatch
def draw(block: object, place: Place) -> list[Flowable]:
    """Return the flowables of a block, one under the other; its structure enters `place.node`."""
    raise TypeError(block, place)


def draw_all(blocks: Iterable[Block], place: Place) -> list[Flowable]:
    """Return the flowables of blocks that follow each other."""
    return [flowable for block in blocks for flowable in draw(block, place)]
