"""Tables that mean something: their column and row heads are told in the structure."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table, TableStyle

from conseil_mobilite.documents.kit import blocks
from conseil_mobilite.documents.kit.blocks import Column, Facts
from conseil_mobilite.documents.kit.words import stressed
from conseil_mobilite.documents.pdf.bars import bar_column
from conseil_mobilite.documents.pdf.drawing import draw, draw_all
from conseil_mobilite.documents.pdf.layout import ALL, BARE, NEARLY_A_PAGE, Cell, Rule
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.shapes import NumberDisc
from conseil_mobilite.documents.pdf.structure import Node
from conseil_mobilite.documents.pdf.tag import Tag
from conseil_mobilite.documents.pdf.text import written
from conseil_mobilite.documents.pdf.theme import BLUE, LINE, WHITE, text_style

_PAD = 7  # points on either side of a cell
_DISC = 21
_DISC_ROOM = _DISC + 15
_BARS = 0.28  # of the width, for the bars beside a table


class _Table(Table):
    """A row is never cut, save one that is higher than a page."""

    def split(self, width: float, height: float, /) -> list[Flowable]:
        self.splitInRow = int(height > NEARLY_A_PAGE)
        return super().split(width, height)


@draw.register
def _(block: blocks.Table, place: Place) -> list[Flowable]:
    inner = place.narrowed(place.width * (1 - _BARS)) if block.bars else place
    widths = _widths(block.columns, inner.width)
    node = place.node.add("Table")
    lines = [_head(block.columns, node.add("TR"), inner)]
    lines += [_row(block, row, node, number, inner) for number, row in enumerate(block.rows, 1)]
    if block.numbered:
        lines[0].insert(0, "")
        widths = [_DISC_ROOM, widths[0] - _DISC_ROOM, *widths[1:]]
    if block.bars:
        widths.append(place.width - inner.width)
        for line, drawn in zip(lines, bar_column(block.bars, widths[-1] - 2 * _PAD), strict=True):
            line.append(drawn)
    return [_laid_out(lines, widths)]


def _row(
    block: blocks.Table, row: Sequence[blocks.Cell], table: Node, number: int, place: Place
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


def _cell(told: blocks.Cell, column: Column, place: Place) -> list[Flowable]:
    if not column.figures:
        return draw_all(told, place)
    aligned = (
        blocks.Paragraph(one.words, one.size, right=True)
        if isinstance(one, blocks.Paragraph)
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
    left = place.width * block.share
    rows: list[list[Cell]] = []
    for name, told in block.rows:
        line = node.add("TR")
        head = place.within(line.add("TH", scope="Row"), left - _PAD)
        body = place.within(line.add("TD"), place.width - left)
        rows.append([draw(blocks.Paragraph(stressed(name)), head), draw_all(told, body)])
    rules: tuple[Rule, ...] = (
        *BARE,
        ("LINEBELOW", *ALL, 0.8, LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 1.4, BLUE),
        ("LINEBELOW", (0, -1), (-1, -1), 1.4, BLUE),
        ("RIGHTPADDING", (0, 0), (0, -1), _PAD),
        ("TOPPADDING", *ALL, 5),
        ("BOTTOMPADDING", *ALL, 5),
    )
    widths = [left, place.width - left]
    return [_Table(rows, colWidths=widths, style=TableStyle(rules), hAlign="LEFT")]


def _widths(heads: Sequence[Column], width: float) -> list[float]:
    whole = sum(column.share for column in heads)
    return [width * column.share / whole for column in heads]


def _laid_out(lines: Sequence[Sequence[Cell]], widths: Sequence[float]) -> Table:
    rules: tuple[Rule, ...] = (
        *BARE,
        ("BACKGROUND", (0, 0), (-1, 0), BLUE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.8, LINE),
        ("LINEBELOW", (0, -1), (-1, -1), 1.4, BLUE),
        ("LEFTPADDING", *ALL, _PAD),
        ("RIGHTPADDING", *ALL, _PAD),
        ("TOPPADDING", (0, 0), (-1, 0), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 6),
        ("TOPPADDING", (0, 1), (-1, -1), 7),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 9),
    )
    cells = [
        [cell if isinstance(cell, (Flowable, str)) else list(cell) for cell in line]
        for line in lines
    ]
    return _Table(
        cells,
        colWidths=widths,
        style=TableStyle(rules),
        repeatRows=1,
        hAlign="LEFT",
    )
