"""A whole document, ready to be drawn as PDF or written as HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from conseil_mobilite.documents.kit.blocks import Block
from conseil_mobilite.documents.kit.look import PAGE, STANDARD, Format, Scale
from conseil_mobilite.documents.kit.paragraphs import Title
from conseil_mobilite.documents.kit.words import Run, Words, plain

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Document:
    """Its title, whose it is, its day, what it says, and the foot of its pages.

    The same document always gives the same bytes: its day is the date of the file. `foot` is a line
    or more, in words where it is not French; what must be heard and not only seen is among the
    blocks.
    """

    title: str
    author: str
    day: date
    blocks: tuple[Block, ...]
    foot: tuple[str | Words, ...] = ()
    format: Format = PAGE
    scale: Scale = STANDARD

    def __post_init__(self) -> None:
        if len(list(_found(self.blocks, Title))) != 1:
            raise ValueError("a document has one title")

    @property
    def feet(self) -> tuple[Words, ...]:
        """The lines of the foot, as words."""
        return tuple(plain(line) if isinstance(line, str) else line for line in self.foot)

    def runs(self) -> Iterator[Run]:
        """Everything that is said, in reading order."""
        return _found(self.blocks, Run)


def _found(value: object, kind: type[Kind]) -> Iterator[Kind]:
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _found(one, kind)
    else:
        kind_of_value: type = type(value)
        for name in _parts(kind_of_value):
            yield from _found(getattr(value, name), kind)


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """Name what a block, or words, are made of: nothing for text and figures."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) else ()
