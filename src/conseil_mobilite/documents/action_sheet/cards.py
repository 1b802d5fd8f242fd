"""Tables told again as cards, for letters so large that columns would be too narrow."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from typing import Final

from conseil_mobilite.documents.kit.blocks import (
    Block,
    Ending,
    Entry,
    Flow,
    Gap,
    Numbered,
    Panel,
    Row,
    Section,
    Together,
)
from conseil_mobilite.documents.kit.forms import CheckBox, Signatures, WritingLines
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size
from conseil_mobilite.documents.kit.tables import Cell, Column, Table
from conseil_mobilite.documents.kit.words import Words, joined, plain, text_of

_COLUMNS: Final = 3  # a table of no more of them stays one
_APART: Final = 10
_LINE: Final = 40  # points between lines to write on


def in_cards(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Say the same in one column: no wide table, nothing side by side."""
    return tuple(told for block in blocks for told in _enlarged(block))


@singledispatch
def _enlarged(block: Block) -> Iterable[Block]:
    return (block,)


@_enlarged.register
def _(block: Table) -> Iterable[Block]:
    if len(block.columns) <= _COLUMNS:
        even = tuple(replace(column, share=1) for column in block.columns)
        return (replace(block, columns=even),)
    cards = tuple(Entry(tuple(_card(block.columns, row))) for row in block.rows)
    return (Numbered(cards, numbered=block.numbered),)


@_enlarged.register
def _(block: Section) -> Iterable[Block]:
    return (replace(block, blocks=in_cards(block.blocks)),)


@_enlarged.register
def _(block: Panel) -> Iterable[Block]:
    return (replace(block, blocks=in_cards(block.blocks)),)


@_enlarged.register
def _(block: Together) -> Iterable[Block]:
    return (replace(block, blocks=in_cards(block.blocks)),)


@_enlarged.register
def _(block: Row) -> Iterable[Block]:
    """Set what stood side by side one below the other."""
    return tuple(_apart(told for cell in block.cells for told in in_cards(cell)))


@_enlarged.register
def _(block: Ending) -> Iterable[Block]:
    """Keep the last section whole, then what closes the document, often a page by itself."""
    last = Ending(in_cards(block.blocks), in_cards(block.extra), ())
    return (last, Together(in_cards(block.closing))) if block.closing else (last,)


@_enlarged.register
def _(block: Bullets) -> Iterable[Block]:
    return (replace(block, columns=1),)


@_enlarged.register
def _(block: Signatures) -> Iterable[Block]:
    return _apart(Signatures((name,)) for name in block.names)


@_enlarged.register
def _(block: WritingLines) -> Iterable[Block]:
    return (replace(block, height=_LINE),)


def _apart(blocks: Iterable[Block]) -> Iterator[Block]:
    for rank, block in enumerate(blocks):
        if rank:
            yield Gap(_APART)
        yield block


def _card(columns: tuple[Column, ...], row: tuple[Cell, ...]) -> Iterator[Block]:
    """Tell a row: its head first, then each cell after the head of its column."""
    head, *cells = row
    for rank, told in enumerate(head):
        yield replace(told, size=Size.LEAD) if isinstance(told, Paragraph) and not rank else told
    yield Gap(_APART / 2)
    named = zip(columns[1:], cells, strict=True)
    details = tuple(one for column, cell in named for one in _cell(column.head, cell))
    yield Flow(details, apart=isinstance(details[-1], CheckBox))


def _cell(name: Words, cell: Cell) -> Iterator[Paragraph | CheckBox]:
    for rank, told in enumerate(cell):
        if isinstance(told, CheckBox):
            yield replace(told, words=name)
        elif rank:
            yield told
        else:
            label = plain(f"{text_of(name)} :")
            yield replace(told, words=joined(label, _on_a_line(told.words)))


def _on_a_line(words: Words) -> Words:
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in words)
