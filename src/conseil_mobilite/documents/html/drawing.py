"""Write a block as HTML: each kind of block registers how, in the module of its family."""

from collections.abc import Iterable
from functools import singledispatch

from conseil_mobilite.documents.html.markup import lines
from conseil_mobilite.documents.html.place import Place
from conseil_mobilite.documents.kit.blocks import Block


@singledispatch
def draw(block: object, place: Place) -> str:
    """Return the HTML of a block, nothing for one that says nothing."""
    raise TypeError(block, place)


def draw_all(held: Iterable[Block], place: Place) -> str:
    """Return the HTML of blocks that follow each other."""
    return lines(filter(None, (draw(block, place) for block in held)))
