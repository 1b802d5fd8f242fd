"""What is drawn to be written on by hand, and the mark of the organisation."""

from reportlab.platypus import Flowable, Spacer

from conseil_mobilite.documents.kit.blocks import Emblem, Fold, QrCode
from conseil_mobilite.documents.kit.forms import BOX, CheckBox, Signatures, WritingLines
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.qr_squares import squares
from conseil_mobilite.documents.kit.words import FRENCH, plain
from conseil_mobilite.documents.pdf import shapes
from conseil_mobilite.documents.pdf.drawing import draw
from conseil_mobilite.documents.pdf.layout import Cell, Columns
from conseil_mobilite.documents.pdf.markup import printable
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.stacks import Whole
from conseil_mobilite.documents.pdf.tagging.tag import Tag
from conseil_mobilite.documents.pdf.text import balanced, written
from conseil_mobilite.documents.pdf.theme import text_style

_EMBLEM = 34 / 12  # sizes of the name beside it
_NAME = 12  # points at least
_BOX = 1.55  # sizes of the text around
_APART = 7
_GUTTER = 24
_SIGNED = 31  # points above the line to sign on, at least
_SIGNED_LINES = 2.4  # the same, in sizes of the text
_FOLD = 4  # points above the line to fold along
_ROOM = 0.3  # sizes of the text, above and below a box


@draw.register
def _(block: CheckBox, place: Place) -> list[Flowable]:
    size = place.scale.body * _BOX
    node = place.node.add("P")
    alt = BOX[block.ticked] if block.words else block.told
    figure = node.add("Figure", alt=alt, lang="" if place.lang == FRENCH else FRENCH)
    box = Tag(shapes.CheckBox(size, ticked=block.ticked), figure)
    if not block.words:
        return [box]
    width = place.width - size - _APART
    style = text_style(place.scale.body, leading=place.scale.leading)
    words: list[Flowable] = [written(block.words, node, style, place)]
    if block.beside:
        words += draw(Paragraph(block.beside, Size.SMALL), place.within(place.node, width))
    row = Columns([box, words], [size + _APART, width], place.tall)
    row.spaceBefore = row.spaceAfter = place.scale.body * _ROOM
    return [row]


def box_width(place: Place) -> float:
    """How much a box takes from the width of its words."""
    return place.scale.body * _BOX + _APART


@draw.register
def _(block: WritingLines, place: Place) -> list[Flowable]:
    drawn = [
        shapes.Rule(place.width, block.height, dashed=block.dashed) for _ in range(block.count)
    ]
    drawn[-1].spaceAfter = place.scale.body
    return list(drawn)


@draw.register
def _(block: Signatures, place: Place) -> list[Flowable]:
    """Names in a row, then the lines in another: these are level however long the names are."""
    count = len(block.names)
    width = (place.width - _GUTTER * (count - 1)) / count
    inner, room = place.narrowed(width), max(_SIGNED, place.scale.body * _SIGNED_LINES)
    names: list[Cell] = []
    rules: list[Cell] = []
    for name in block.names:
        apart: list[Cell] = [None] if names else []
        names += [*apart, draw(Paragraph(name), inner)]
        rules += [*apart, shapes.Rule(width, room)]
    widths = [width, *([_GUTTER, width] * (count - 1))]
    return [Whole([Columns(cells, widths, place.page) for cells in (names, rules)], place.page)]


@draw.register
def _(_block: Fold, place: Place) -> list[Flowable]:
    return [shapes.Rule(place.width, _FOLD, dashed=True), Spacer(1, 2 * _FOLD)]


@draw.register
def _(block: Emblem, place: Place) -> list[Flowable]:
    """Set the mark beside the name of the organisation in words."""
    size = max(_NAME, place.scale.small)
    style, height = text_style(size, bold=True, leading=4 / 3), size * _EMBLEM
    mark = shapes.Picture(block.logo, height) if block.logo else shapes.Emblem(height)
    left = mark.width + 10
    words = written(plain(block.name), place.node.add("P"), style, place)
    room = balanced(printable(block.name), place.width - left - 20, size)
    return [Columns([mark, words], [left, room], place.page, middle=True)]


@draw.register
def _(block: QrCode, place: Place) -> list[Flowable]:
    node = place.node.add("P").add("Figure", alt=block.told)
    side = min(block.side, place.width)
    return [Tag(shapes.QrSquares(squares(block.text), side), node)]
