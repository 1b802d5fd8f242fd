"""The same text and layout by plain Platypus: no tags, no structure, two passes.

What tagging costs is measured against it, so it knows every block that an action sheet holds, with
the tables that Platypus offers for what stands side by side.
"""

from collections.abc import Iterable
from functools import singledispatch
from io import BytesIO
from typing import TypeAlias

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus import Paragraph as Drawn

from conseil_mobilite.documents.kit import blocks, forms, paragraphs, tables
from conseil_mobilite.documents.kit.blocks import Block
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Size
from conseil_mobilite.documents.kit.words import FRENCH, Words
from conseil_mobilite.documents.pdf import shapes
from conseil_mobilite.documents.pdf.markup import markup
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.tagging.structure import Node, Tree
from conseil_mobilite.documents.pdf.theme import BLUE, INK, LINE, SOFT, WHITE, text_style

Rule: TypeAlias = tuple[str, tuple[int, int], tuple[int, int], *tuple[float | str | Color, ...]]

ALL = ((0, 0), (-1, -1))
BARE: tuple[Rule, ...] = (
    ("FONT", *ALL, fonts.FONT),
    ("VALIGN", *ALL, "TOP"),
    ("LEFTPADDING", *ALL, 0),
    ("RIGHTPADDING", *ALL, 0),
    ("TOPPADDING", *ALL, 0),
    ("BOTTOMPADDING", *ALL, 0),
)


def write(document: Document) -> bytes:
    """Build it once to count the pages, and once more to say how many there are."""
    fonts.covered()
    pages, _ = _build(document, 0)
    return _build(document, pages)[1]


def write_once(document: Document) -> bytes:
    """Build it once, with a wrong number of pages."""
    return _build(document, 0)[1]


def _build(document: Document, pages: int) -> tuple[int, bytes]:
    shape, target = document.format, BytesIO()

    def foot(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.setFont(fonts.FONT, 9.5)
        canvas.drawString(shape.margin, 40, str(document.foot[0]))
        canvas.drawRightString(shape.margin + shape.width, 40, f"page {doc.page} sur {pages}")

    doc = BaseDocTemplate(target, pagesize=shape.size, title=document.title)
    height = shape.size[1] - shape.bottom - shape.top
    frame = Frame(shape.margin, shape.bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    doc.build(_all(document.blocks, shape.width))
    return doc.page, target.getvalue()


@singledispatch
def draw(block: object, width: float) -> list[Flowable]:
    raise TypeError(block, width)


def _all(held: Iterable[Block], width: float) -> list[Flowable]:
    return [flowable for block in held for flowable in draw(block, width)]


def _written(words: Words, size: float, *, bold: bool = False, blue: bool = False) -> Drawn:
    told = markup(words, FRENCH, Node("P"), Tree()).replace("node:", "https://")
    for sign in ('<onDraw name="inline" label="0"/>', '<onDraw name="inline" label=""/>'):
        told = told.replace(sign, "")
    return Drawn(told, text_style(size, bold=bold, color=BLUE if blue else INK))


def _row(cells: list[list[Flowable]], widths: list[float], *rules: Rule) -> Table:
    return Table([cells], colWidths=widths, style=TableStyle([*BARE, *rules]), hAlign="LEFT")


@draw.register
def _(block: paragraphs.Paragraph, _width: float) -> list[Flowable]:
    sizes = {Size.SMALL: 10, Size.BODY: 11, Size.LEAD: 13, Size.LARGE: 17, Size.HUGE: 20}
    return [_written(block.words, sizes[block.size])] if block.words else []


@draw.register
def _(block: paragraphs.Title, _width: float) -> list[Flowable]:
    return [_written(block.words, 27, bold=True)]


@draw.register
def _(block: blocks.Section, width: float) -> list[Flowable]:
    size = 12 if block.framed else 15
    title = _written(block.heading, size, bold=True, blue=True)
    inside = _all(block.blocks, width)
    if block.framed:
        return [_panel([title, *inside], width)]
    sign = Pictogram(block.icon, 20) if block.icon else Spacer(20, 20)
    head = _row([[sign], [title]], [29, width - 29], ("LINEBELOW", *ALL, 1.4, BLUE))
    head.spaceBefore, head.spaceAfter = 16, 8
    return [KeepTogether([head, inside[0]]), *inside[1:]]


def _panel(held: list[Flowable], width: float) -> Table:
    rules: tuple[Rule, ...] = (
        ("BACKGROUND", (0, 0), (0, 0), BLUE),
        ("BACKGROUND", (1, 0), (1, 0), SOFT),
        ("BOX", *ALL, 0.8, LINE),
        ("LEFTPADDING", (1, 0), (1, 0), 15),
        ("TOPPADDING", (1, 0), (1, 0), 12),
        ("BOTTOMPADDING", (1, 0), (1, 0), 13),
    )
    return _row([[], held], [5, width - 5], *rules)


@draw.register
def _(block: blocks.Panel, width: float) -> list[Flowable]:
    return [_panel(_all(block.blocks, width - 35), width)]


@draw.register
def _(block: paragraphs.Bullets, width: float) -> list[Flowable]:
    each = width / block.columns
    items = [
        _row([[Pictogram(Icon.CHECK, 11)], draw(item, each)], [19, each - 29])
        for item in block.items
    ]
    tall = -(-len(items) // block.columns)
    parts = [[*items[at : at + tall]] for at in range(0, tall * block.columns, tall)]
    return [_row([list(part) for part in parts], [each] * block.columns)]


@draw.register
def _(block: forms.CheckBox, _width: float) -> list[Flowable]:
    return [shapes.CheckBox(17, ticked=block.ticked)]


@draw.register
def _(block: tables.Table, width: float) -> list[Flowable]:
    whole = sum(column.share for column in block.columns)
    widths = [width * column.share / whole for column in block.columns]
    heads = [
        Drawn(column.head[0].text if column.head else "", text_style(10, bold=True, color=WHITE))
        for column in block.columns
    ]
    lines: list[list[object]] = [list(heads)]
    lines += [
        [_all(cell, wide) for cell, wide in zip(row, widths, strict=True)] for row in block.rows
    ]
    if block.numbered:
        widths = [36, widths[0] - 36, *widths[1:]]
        for number, line in enumerate(lines):
            line.insert(0, [shapes.NumberDisc(number, 21)] if number else "")
    rules: tuple[Rule, ...] = (
        *BARE,
        ("BACKGROUND", (0, 0), (-1, 0), BLUE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.8, LINE),
        ("LEFTPADDING", *ALL, 7),
        ("RIGHTPADDING", *ALL, 7),
        ("TOPPADDING", *ALL, 7),
        ("BOTTOMPADDING", *ALL, 9),
    )
    style = TableStyle(list(rules))
    return [Table(lines, colWidths=widths, style=style, repeatRows=1, splitInRow=1)]


@draw.register
def _(block: blocks.Beside, width: float) -> list[Flowable]:
    return [_row([[Pictogram(block.icon, 16)], _all(block.blocks, width - 25)], [25, width - 25])]


@draw.register
def _(block: blocks.Row, width: float) -> list[Flowable]:
    widths = [width * share / sum(block.shares) for share in block.shares]
    return [
        _row([_all(cell, wide) for cell, wide in zip(block.cells, widths, strict=True)], widths)
    ]


@draw.register
def _(block: blocks.Ending, width: float) -> list[Flowable]:
    return [KeepTogether(_all((*block.blocks, *block.extra, *block.closing), width))]


@draw.register
def _(block: blocks.Emblem, width: float) -> list[Flowable]:
    name = Drawn(block.name, text_style(12, bold=True))
    return [_row([[shapes.Emblem(34)], [name]], [44, width - 64])]


@draw.register
def _(block: forms.WritingLines, width: float) -> list[Flowable]:
    return [shapes.Rule(width, block.height, dashed=block.dashed) for _ in range(block.count)]


@draw.register
def _(block: forms.Signatures, width: float) -> list[Flowable]:
    each = width / len(block.names)
    cells: list[list[Flowable]] = [
        [_written(name, 11), shapes.Rule(each - 24, 31)] for name in block.names
    ]
    return [_row(cells, [each] * len(cells))]


@draw.register
def _(block: blocks.Gap, _width: float) -> list[Flowable]:
    return [Spacer(1, block.height)]
