"""In which order a document is meant to be heard: what each block says, from its own definition."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import singledispatch

from conseil_mobilite.documents.kit import blocks, paragraphs
from conseil_mobilite.documents.kit.blocks import Emblem, Ending, Entry, Numbered, QrCode, Section
from conseil_mobilite.documents.kit.characters import printable
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.tables import Table
from conseil_mobilite.documents.kit.words import Run
from conseil_mobilite.documents.pdf.scripts import fonts

HEADING, BODY = "\0", "\1"  # said of no one: where a heading begins, and where it ends


def order(document: Document) -> tuple[str, str]:
    """Return all that is heard, without and with what an ending adds where there is room."""
    return _told(document.blocks, extra=False), _told(document.blocks, extra=True)


def letters(told: str) -> str:
    """Leave out every space and mark, and what no typeface has."""
    bare = told.replace(HEADING, "").replace(BODY, "")
    return "".join(printable(bare, fonts.covered_by_any()).split())


def headings(document: Document) -> list[tuple[str, str]]:
    """Return the letters of each heading with those heard under it, up to the next one."""
    parts = (part.partition(BODY) for part in order(document)[0].split(HEADING)[1:])
    return [(letters(heading), letters(body)) for heading, _, body in parts]


def _told(held: tuple[blocks.Block, ...], *, extra: bool) -> str:
    return "".join(said(tuple(_ended(held, extra=extra))))


def _ended(held: tuple[blocks.Block, ...], *, extra: bool) -> Iterator[blocks.Block]:
    for one in held:
        yield replace(one, extra=()) if isinstance(one, Ending) and not extra else one


@singledispatch
def said(value: object) -> Iterator[str]:
    """Yield what a value says, its parts in the order of their definition."""
    if isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif is_dataclass(value):
        for part in fields(value):
            yield from said(getattr(value, part.name))


@said.register
def _(value: Run) -> Iterator[str]:
    yield value.text


@said.register
def _(value: Emblem) -> Iterator[str]:
    yield value.name


@said.register
def _(_value: QrCode) -> Iterator[str]:
    """Say nothing: its alternative is of the figure, not of the text."""
    yield from ()


@said.register
def _(value: paragraphs.Title) -> Iterator[str]:
    yield HEADING
    yield from said((value.words, value.beside))
    yield BODY


@said.register
def _(value: Section) -> Iterator[str]:
    yield HEADING
    yield from said((value.heading, value.beside))
    yield BODY
    yield from said(value.blocks)


@said.register
def _(value: Numbered) -> Iterator[str]:
    for number, entry in enumerate(value.entries, 1):
        yield str(number) if value.numbered else ""
        yield from said(entry)


@said.register
def _(value: Entry) -> Iterator[str]:
    yield from said((value.head, value.word if value.icon else (), value.blocks))


@said.register
def _(value: Table) -> Iterator[str]:
    yield from said(value.columns)
    for number, row in enumerate(value.rows, 1):
        yield str(number) if value.numbered else ""
        yield from said(row)
