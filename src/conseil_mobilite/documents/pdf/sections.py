"""What holds other blocks: sections, panels, rows, numbered cards, and where pages end."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak, Spacer

from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Ending,
    Entry,
    Gap,
    NewPage,
    Numbered,
    Panel,
    Row,
    Section,
    Together,
)
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.kit.tables import Facts
from conseil_mobilite.documents.kit.words import stressed
from conseil_mobilite.documents.pdf import layout
from conseil_mobilite.documents.pdf.drawing import draw, draw_all
from conseil_mobilite.documents.pdf.layout import Box, Columns, Look, Pad
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.shapes import NumberDisc
from conseil_mobilite.documents.pdf.stacks import Ending as LastBlocks
from conseil_mobilite.documents.pdf.stacks import Whole, headed
from conseil_mobilite.documents.pdf.tagging.structure import Node
from conseil_mobilite.documents.pdf.tagging.tag import Tag
from conseil_mobilite.documents.pdf.text import heading, text_size
from conseil_mobilite.documents.pdf.theme import BLUE, text_style

_SMALLER = 0.86  # a heading within a section, against that of the section
_AS_A_LINE = 1.45  # sizes of the text: a pictogram whose middle is that of the letters
_RULE = 1.4  # points, under the headings right below the title


@draw.register
def _(block: Section, place: Place) -> list[Flowable]:
    if block.framed:
        return [_framed(block, place)]
    node = place.node.add("Sect")
    inner = place.within(node)
    head = _heading(block, inner)
    told = draw_all(block.blocks, inner.deeper(node))
    return headed(head, told, may_part=place.parted)


def _heading(block: Section, place: Place) -> Flowable:
    """Set the words of a section beside its pictogram, over a rule right below the title.

    Facts that follow begin with such a rule of their own: two would be one too many.
    """
    size = place.scale.heading * _SMALLER ** (place.level - 2)
    ruled = place.level == 2 and not isinstance(block.blocks[0], Facts)  # noqa: PLR2004
    icon, rule = place.scale.icon, _RULE if ruled else 0
    if block.icon:
        left = layout.beside_width(icon)
        title = _title(block, place.narrowed(place.width - left), size, left)
        told: Flowable = layout.beside(block.icon, title, place, icon)
    else:
        told = _title(block, place, size)
    row = Box(told, Look(Pad(bottom=4), rule=rule), place.page)
    air = place.scale.air
    row.spaceBefore, row.spaceAfter = size * air, size * air / 2
    return row


def _title(block: Section, place: Place, size: float, taken: float = 0) -> Flowable:
    style = text_style(size, bold=True, color=BLUE, leading=1.3)
    node = place.node.add(f"H{min(place.level, 6)}")
    return heading(block, node, style, place, taken)


def _framed(block: Section, place: Place) -> Flowable:
    """Set a section in a panel, its heading hardly larger than its words."""
    pad, size = _pad(place), place.scale.body + 10
    node = place.node.add("Sect")
    outer = place.within(node, layout.panel_width(place.width, pad))
    inner = outer.narrowed(outer.width - layout.beside_width(size)) if block.icon else outer
    head = _title(block, inner, place.scale.body + 1)
    told = headed(head, draw_all(block.blocks, inner.deeper(node)), may_part=place.parted)
    if block.icon:
        told = [layout.beside(block.icon, told, outer, size)]
    return layout.panel(told, place, pad)


@draw.register
def _(block: Panel, place: Place) -> list[Flowable]:
    pad = _pad(place)
    told = draw_all(block.blocks, place.narrowed(layout.panel_width(place.width, pad)))
    return [layout.panel(told, place, pad)]


@draw.register
def _(block: Beside, place: Place) -> list[Flowable]:
    size = icon_size(block.blocks, place)
    told = draw_all(block.blocks, place.narrowed(place.width - layout.beside_width(size)))
    row = layout.beside(block.icon, told, place, size)
    row.spaceAfter = place.scale.body * 0.4
    return [row]


def icon_size(blocks: Sequence[object], place: Place) -> float:
    """Make a pictogram as tall as the first line beside it."""
    first = blocks[0]
    size = first.size if isinstance(first, Paragraph) else Size.BODY
    return place.points(size) * _AS_A_LINE


@draw.register
def _(block: Row, place: Place) -> list[Flowable]:
    room = place.width - block.gutter * (len(block.cells) - 1)
    widths = [room * share / sum(block.shares) for share in block.shares]
    cells: list[layout.Cell] = []
    spread: list[float] = []
    for told, width in zip(block.cells, widths, strict=True):
        if cells and block.gutter:
            cells.append(None)
            spread.append(block.gutter)
        cells.append(draw_all(told, place.narrowed(width)))
        spread.append(width)
    return [Columns(cells, spread, place.tall)]


@draw.register
def _(block: Numbered, place: Place) -> list[Flowable]:
    group = place.within(place.node.add("L"))
    cards: list[Flowable] = []
    for number, entry in enumerate(block.entries, 1):
        card = _card(entry, number if block.numbered else 0, group)
        apart = place.scale.body * (0.5 if entry.head else 0.8)
        cards += [card, Spacer(1, apart)]
    return cards[:-1]


def _card(entry: Entry, number: int, place: Place) -> Flowable:
    node, pad = place.node.add("LI"), place.scale.body * (0.5 if entry.head else 0.75)
    within = place.within(node, place.width - 2 * pad)
    told = (
        _under_head(entry, number, within) if entry.head else _beside_signs(entry, number, within)
    )
    return Box(told, Look(Pad(pad, pad, pad, pad), bordered=True), place.tall)


def _under_head(entry: Entry, number: int, place: Place) -> list[Flowable]:
    """Set its number, its head, its pictogram and the word for it on a line above an entry."""
    size, disc = place.scale.body * _AS_A_LINE, place.scale.body * 1.55
    cells: list[layout.Cell] = []
    widths: list[float] = []
    if number:
        cells.append(Tag(NumberDisc(number, disc), place.node.add("Lbl")))
        widths.append(disc + 9)
    inner = place.within(place.node.add("LBody"))
    said = stressed(entry.word) if entry.icon else ()
    signed = layout.beside_width(size) + text_size(said, Size.BODY, place) + 2 if said else 0
    signed = min(signed, place.width / 2)
    room = place.width - sum(widths) - signed
    cells.append(draw(Paragraph(stressed(entry.head), Size.LEAD), inner.narrowed(room)))
    widths.append(room)
    if entry.icon:
        outer, sign = inner.narrowed(signed), inner.narrowed(signed - layout.beside_width(size))
        cells.append(layout.beside(entry.icon, draw(Paragraph(said), sign), outer, size))
        widths.append(signed)
    return [Columns(cells, widths, place.page, middle=True), *draw_all(entry.blocks, inner)]


def _beside_signs(entry: Entry, number: int, place: Place) -> Flowable:
    """Set its number if any, its pictogram and the word for it on the left of an entry."""
    body, node = place.scale.body, place.node
    left = body * (6.2 if entry.icon else 2.4 if number else 0)
    signs: list[Flowable] = []
    if number:
        signs.append(Tag(NumberDisc(number, body * 1.75), node.add("Lbl")))
    inner = node.add("LBody")
    signs += _sign(entry, inner, place.narrowed(left - body * 0.75))
    told = draw_all(entry.blocks, place.within(inner, place.width - left))
    return Columns([signs, told], [left, place.width - left], place.tall)


def _sign(entry: Entry, node: Node, place: Place) -> list[Flowable]:
    if entry.icon is None:
        return []
    size = place.scale.icon
    word = draw(Paragraph(stressed(entry.word), Size.SMALL), place.within(node))
    return [Spacer(1, 6), Pictogram(entry.icon, size), Spacer(1, 2), *word]


@draw.register
def _(block: Together, place: Place) -> list[Flowable]:
    return [Whole(draw_all(block.blocks, place), place.page)]


@draw.register
def _(block: Ending, place: Place) -> list[Flowable]:
    told, extra, closing = (
        draw_all(part, place) for part in (block.blocks, block.extra, block.closing)
    )
    return [LastBlocks([*told, *closing], [*told, *extra, *closing], place.page)]


@draw.register
def _(block: Gap, _place: Place) -> list[Flowable]:
    return [Spacer(1, block.height)]


@draw.register
def _(_block: NewPage, _place: Place) -> list[Flowable]:
    return [PageBreak()]


def _pad(place: Place) -> float:
    return place.scale.body + 4
