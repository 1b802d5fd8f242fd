"""Tables that mean something: their column and row heads are told in the structure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from conseil_mobilite.documents.kit.blocks import ALL, BARE, NEARLY_A_PAGE, Cell, Rule
from conseil_mobilite.documents.kit.markup import Markup, plain, strong
from conseil_mobilite.documents.kit.shapes import NumberDisc
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.structure import Node
from conseil_mobilite.documents.kit.tag import Tag
from conseil_mobilite.documents.kit.theme import BLUE, LINE, WHITE, text_style


class Headed(Flowable):
    """A table under its heading: they part only after the first row."""

    def __init__(self, heading: Flowable, table: Flowable) -> None:
        super().__init__()
        self.heading, self.table = heading, table
        self.spaceBefore, self.spaceAfter = heading.getSpaceBefore(), table.getSpaceAfter()

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.over = self.heading.wrapOn(self.canv, width, height)
        self.top = self.over + self.heading.getSpaceAfter()
        self.width, below = self.table.wrapOn(self.canv, width, height - self.top)
        self.height = self.top + below
        return width, self.height

    def split(self, width: float, height: float, /) -> list[Flowable]:
        parts = self.table.splitOn(self.canv, width, height - self.top)
        return [Headed(self.heading, parts[0]), *parts[1:]] if parts else []

    def draw(self) -> None:
        self.heading.drawOn(self.canv, 0, self.height - self.over)
        self.table.drawOn(self.canv, 0, 0)


class _Table(Table):
    """A row is never cut, save one that is higher than a page."""

    def split(self, width: float, height: float, /) -> list[Flowable]:
        self.splitInRow = int(height > NEARLY_A_PAGE)
        return super().split(width, height)


Row: TypeAlias = Callable[[Sequence[Node]], Sequence[Cell]]
"""Fills the cells of a row, given their nodes; the first one is the head of the row."""

TIGHT = 2  # points above and below the words of a row whose height is given
_DISC = 21
_DISC_ROOM = _DISC + 15


@dataclass(frozen=True, slots=True)
class Columns:
    """Heads and widths in points; `figures` are the columns aligned on the right."""

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    figures: frozenset[int] = frozenset()


def table(
    sheet: Sheet, columns: Columns, rows: Sequence[Row], heights: Sequence[float] | None = None
) -> Table:
    """Make a table of the sheet's section; its column heads are repeated overleaf.

    `heights` are those of the head and of each row, in points, where something must match them.
    """
    node = sheet.section.add("Table")
    head = _head(sheet, columns, node.add("TR"))
    body = [list(row(_cells(node, columns))) for row in rows]
    return _laid_out([head, *body], columns.widths, heights)


def numbered_table(sheet: Sheet, columns: Columns, rows: Sequence[Row]) -> Table:
    """Lead each row by its number on a disc, within the first column."""
    node = sheet.section.add("Table")
    head = _head(sheet, columns, node.add("TR"))
    body: list[list[Cell]] = []
    for number, row in enumerate(rows, 1):
        cells = _cells(node, columns)
        disc = Tag(NumberDisc(number, _DISC), cells[0].add("P"))
        body.append([disc, *row(cells)])
    first, *others = columns.widths
    return _laid_out([["", *head], *body], [_DISC_ROOM, first - _DISC_ROOM, *others])


def written(sheet: Sheet, columns: Columns, texts: Sequence[str], *, strongly: bool = False) -> Row:
    """Make a row of plain texts, one a column."""

    def fill(cells: Sequence[Node]) -> Sequence[Cell]:
        drawn: list[Cell] = []
        for number, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            style = text_style(sheet.scale.body, right=number in columns.figures)
            words = strong(text) if strongly else plain(text)
            drawn.append(sheet.paragraph(cell.add("P"), words, style))
        return drawn

    return fill


def told(sheet: Sheet, cell: Node, first: Markup, second: Markup) -> list[Flowable]:
    """Two paragraphs of a cell: what matters, then the smaller detail if there is one."""
    paragraphs: list[Flowable] = [sheet.text(first, parent=cell)]
    if second:
        paragraphs.append(sheet.text(second, size=sheet.scale.small, parent=cell))
    return paragraphs


def _cells(table_node: Node, columns: Columns) -> list[Node]:
    line = table_node.add("TR")
    return [line.add("TH", scope="Row"), *(line.add("TD") for _ in columns.heads[1:])]


def _head(sheet: Sheet, columns: Columns, line: Node) -> list[Cell]:
    cells: list[Cell] = []
    for number, words in enumerate(columns.heads):
        right = number in columns.figures
        style = text_style(sheet.scale.small, bold=True, color=WHITE, right=right)
        node = line.add("TH", scope="Column").add("P")
        cells.append(Tag(Paragraph(plain(words), style), node, once=True))
    return cells


def _laid_out(
    lines: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    heights: Sequence[float] | None = None,
) -> Table:
    rules: tuple[Rule, ...] = (
        *BARE,
        ("BACKGROUND", (0, 0), (-1, 0), BLUE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.8, LINE),
        ("LINEBELOW", (0, -1), (-1, -1), 1.4, BLUE),
        ("LEFTPADDING", *ALL, 7),
        ("RIGHTPADDING", *ALL, 7),
        ("TOPPADDING", (0, 0), (-1, 0), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 6),
        ("TOPPADDING", (0, 1), (-1, -1), 7 if heights is None else TIGHT),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 9 if heights is None else TIGHT),
    )
    cells = [
        [cell if isinstance(cell, (Flowable, str)) else list(cell) for cell in line]
        for line in lines
    ]
    return _Table(
        cells,
        colWidths=widths,
        rowHeights=heights,
        style=TableStyle(rules),
        repeatRows=1,
        hAlign="LEFT",
    )
