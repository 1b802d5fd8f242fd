"""Tables that mean something: their column and row heads are told in the structure."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit import paragraphs, tables
from conseil_mobilite.documents.kit.tables import Column, Facts
from conseil_mobilite.documents.kit.words import stressed
from conseil_mobilite.documents.pdf.bars import bar_column
from conseil_mobilite.documents.pdf.drawing import draw, draw_all
from conseil_mobilite.documents.pdf.layout import Cell, Columns, Pad
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.shapes import NumberDisc
from conseil_mobilite.documents.pdf.stacks import Stack
from conseil_mobilite.documents.pdf.tagging.structure import Node
from conseil_mobilite.documents.pdf.tagging.tag import Tag
from conseil_mobilite.documents.pdf.text import written
from conseil_mobilite.documents.pdf.theme import BLUE, LINE, WHITE, text_style

_PAD = 7  # points on either side of a cell
_HEAD = Pad(_PAD, 4, _PAD, 6)
_CELL = Pad(_PAD, 7, _PAD, 9)
_FACT = Pad(0, 5, _PAD, 5)
_AROUND = 5  # points above and below a table
_DISC = 21
_DISC_ROOM = _DISC + 15
_THIN, _THICK = 0.8, 1.4


class Grid(Flowable):
    """Lines of cells with rules between them; their heads, if any, come again overleaf."""

    def __init__(self, lines: Stack, head: Columns | None) -> None:
        super().__init__()
        self.lines, self.head = lines, head
        self.spaceBefore = self.spaceAfter = _AROUND

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.over = self.head.wrapOn(self.canv, width, height)[1] if self.head else 0
        _, below = self.lines.wrapOn(self.canv, width, height)
        self.width, self.height = width, self.over + below
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        parts = self.lines.splitOn(self.canv, width, height - self.over)
        return [Grid(part, self.head) for part in parts if isinstance(part, Stack)]

    def draw(self) -> None:
        below = self.height - self.over
        if self.head:
            self.canv.setFillColor(BLUE)
            self.canv.rect(0, below, self.width, self.over, stroke=0, fill=1)
            self.head.drawOn(self.canv, 0, below)
        self._rules(below)
        self.lines.drawOn(self.canv, 0, 0)

    def _rules(self, below: float) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(_THIN)
        for bottom in self.lines.bottoms[:-1]:
            self.canv.line(0, below - bottom, self.width, below - bottom)
        self.canv.setStrokeColor(BLUE)
        self.canv.setLineWidth(_THICK)
        self.canv.line(0, 0, self.width, 0)
        if not self.head:
            self.canv.line(0, self.height, self.width, self.height)


@draw.register
def _(block: tables.Table, place: Place) -> list[Flowable]:
    inner = place.narrowed(place.width * (1 - block.bars.share)) if block.bars else place
    widths = _widths(block.columns, inner.width)
    node = place.node.add("Table")
    lines = [_head(block.columns, node.add("TR"), inner)]
    lines += [_row(block, row, node, number, inner) for number, row in enumerate(block.rows, 1)]
    if block.numbered:
        lines[0].insert(0, None)
        widths = [_DISC_ROOM, widths[0] - _DISC_ROOM, *widths[1:]]
    if block.bars:
        widths.append(place.width - inner.width)
        for line, drawn in zip(lines, bar_column(block.bars, widths[-1] - 2 * _PAD), strict=True):
            line.append(drawn)
    head, *rows = lines
    pad, top = _padded(_CELL, place), _padded(_HEAD, place)
    drawn_rows = [Columns(row, widths, place.tall, pad=pad) for row in rows]
    return [Grid(Stack(drawn_rows), Columns(head, widths, place.page, pad=top))]


def _row(
    block: tables.Table, row: Sequence[tables.Cell], table: Node, number: int, place: Place
) -> list[Cell]:
    line, widths = table.add("TR"), _widths(block.columns, place.width)
    told: list[Cell] = []
    for rank, (column, told_in, width) in enumerate(zip(block.columns, row, widths, strict=True)):
        node = line.add("TD") if rank else line.add("TH", scope="Row")
        if block.numbered and not rank:
            told.append(Tag(NumberDisc(number, _DISC), node.add("P")))
        taken = 2 * _PAD + (_DISC_ROOM if block.numbered and not rank else 0)
        told.append(_cell(told_in, column, place.within(node, width - taken)))
    return told


def _cell(told: tables.Cell, column: Column, place: Place) -> list[Flowable]:
    if not column.figures:
        return draw_all(told, place)
    aligned = (
        paragraphs.Paragraph(one.words, one.size, right=True)
        if isinstance(one, paragraphs.Paragraph)
        else one
        for one in told
    )
    return draw_all(aligned, place)


def _head(heads: Sequence[Column], line: Node, place: Place) -> list[Cell]:
    cells: list[Cell] = []
    for column in heads:
        style = text_style(place.scale.small, bold=True, color=WHITE, right=column.figures)
        node = line.add("TH", scope="Column").add("P")
        cells.append(written(column.head, node, style, place, once=True))
    return cells


@draw.register
def _(block: Facts, place: Place) -> list[Flowable]:
    node = place.node.add("Table")
    widths = [place.width * block.share, place.width * (1 - block.share)]
    rows: list[Flowable] = []
    for name, told in block.rows:
        line = node.add("TR")
        head = place.within(line.add("TH", scope="Row"), widths[0] - _PAD)
        body = place.within(line.add("TD"), widths[1] - _PAD)
        cells = [draw(paragraphs.Paragraph(stressed(name)), head), draw_all(told, body)]
        rows.append(Columns(cells, widths, place.tall, pad=_padded(_FACT, place)))
    return [Grid(Stack(rows), None)]


def _padded(pad: Pad, place: Place) -> Pad:
    rows = place.scale.rows
    return replace(pad, top=pad.top * rows, bottom=pad.bottom * rows)


def _widths(heads: Sequence[Column], width: float) -> list[float]:
    whole = sum(column.share for column in heads)
    return [width * column.share / whole for column in heads]
