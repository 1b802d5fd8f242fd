"""What holds other blocks: sections, panels, rows, numbered cards, and where pages end."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from conseil_mobilite.documents.kit.blocks import (
    Beside,
    Ending,
    Entry,
    Gap,
    NewPage,
    Numbered,
    Panel,
    Paragraph,
    Row,
    Section,
    Size,
    Together,
)
from conseil_mobilite.documents.kit.words import stressed
from conseil_mobilite.documents.pdf import layout
from conseil_mobilite.documents.pdf.drawing import draw, draw_all
from conseil_mobilite.documents.pdf.layout import ALL, Headed, columns
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.shapes import NumberDisc
from conseil_mobilite.documents.pdf.structure import Node
from conseil_mobilite.documents.pdf.tag import Tag
from conseil_mobilite.documents.pdf.text import heading
from conseil_mobilite.documents.pdf.theme import BLUE, LINE, text_style

_SMALLER = 0.86  # a heading within a section, against that of the section
_APART = 9  # points between a pictogram and its words


@draw.register
def _(block: Section, place: Place) -> list[Flowable]:
    if block.framed:
        return [_framed(block, place)]
    node = place.node.add("Sect")
    inner = place.within(node)
    head = _heading(block, inner)
    first, *others = draw_all(block.blocks, inner.deeper(node))
    return [Headed(head, first), *others]


def _heading(block: Section, place: Place) -> Flowable:
    """Set the words of a section beside its pictogram, over a rule."""
    size = place.scale.heading * _SMALLER ** (place.level - 2)
    left = place.scale.icon + _APART if block.icon else 0
    title = _title(block, place.narrowed(place.width - left), size)
    cells: list[layout.Cell] = [Pictogram(block.icon, place.scale.icon)] if block.icon else []
    widths = [left, place.width - left] if block.icon else [place.width]
    rules: list[layout.Rule] = [("BOTTOMPADDING", *ALL, 4.0)]
    if place.level == 2:  # noqa: PLR2004 — the headings right under the title
        rules.append(("LINEBELOW", (0, 0), (-1, 0), 1.4, BLUE))
    row = columns([*cells, title], widths, *rules)
    row.spaceBefore, row.spaceAfter = size * 1.05, size * 0.5
    return row


def _title(block: Section, place: Place, size: float) -> Flowable:
    style = text_style(size, bold=True, color=BLUE, leading=1.3)
    node = place.node.add(f"H{min(place.level, 6)}")
    return heading(block.heading, block.beside, node, style, place)


def _framed(block: Section, place: Place) -> Flowable:
    """Set a section in a panel, its heading hardly larger than its words."""
    pad = _pad(place)
    node, icon = place.node.add("Sect"), place.scale.body + 19 if block.icon else 0
    inner = place.within(node, place.width - 2 * pad - 5 - icon)
    told = [_title(block, inner, place.scale.body + 1), *draw_all(block.blocks, inner.deeper(node))]
    if block.icon:
        told = [layout.beside(block.icon, told, place.width - 2 * pad - 5, place.scale.body + 10)]
    return layout.panel(told, place.width, pad)


@draw.register
def _(block: Panel, place: Place) -> list[Flowable]:
    pad = _pad(place)
    told = draw_all(block.blocks, place.narrowed(place.width - 2 * pad - 5))
    return [layout.panel(told, place.width, pad)]


@draw.register
def _(block: Beside, place: Place) -> list[Flowable]:
    size = _icon_size(block.blocks, place)
    told = draw_all(block.blocks, place.narrowed(place.width - size - _APART))
    row = layout.beside(block.icon, told, place.width, size)
    row.spaceAfter = place.scale.body * 0.4
    return [row]


def _icon_size(blocks: Sequence[object], place: Place) -> float:
    """Make a pictogram as tall as the first line beside it."""
    first = blocks[0]
    size = first.size if isinstance(first, Paragraph) else Size.BODY
    return place.points(size) * (place.scale.leading + 0.05)


@draw.register
def _(block: Row, place: Place) -> list[Flowable]:
    room = place.width - block.gutter * (len(block.cells) - 1)
    widths = [room * share / sum(block.shares) for share in block.shares]
    cells: list[layout.Cell] = []
    spread: list[float] = []
    for told, width in zip(block.cells, widths, strict=True):
        if cells and block.gutter:
            cells.append("")
            spread.append(block.gutter)
        cells.append(draw_all(told, place.narrowed(width)))
        spread.append(width)
    return [columns(cells, spread)]


@draw.register
def _(block: Numbered, place: Place) -> list[Flowable]:
    group = place.within(place.node.add("L"))
    cards: list[Flowable] = []
    for number, entry in enumerate(block.entries, 1):
        cards += [_card(entry, number, group), Spacer(1, place.scale.body * 0.8)]
    return cards[:-1]


def _card(entry: Entry, number: int, place: Place) -> Flowable:
    """Frame an entry: its number, its pictogram and the word for it on the left."""
    body, node = place.scale.body, place.node.add("LI")
    left, pad = body * (6.2 if entry.icon else 2.4), body * 0.75
    disc = Tag(NumberDisc(number, body * 1.75), node.add("Lbl"))
    inner = node.add("LBody")
    signs: list[Flowable] = [disc, *_sign(entry, inner, place.narrowed(left - pad))]
    told = draw_all(entry.blocks, place.within(inner, place.width - left - 2 * pad))
    rules: tuple[layout.Rule, ...] = (
        ("BOX", *ALL, 0.8, LINE),
        ("LEFTPADDING", *ALL, pad),
        ("RIGHTPADDING", (1, 0), (1, 0), pad),
        ("TOPPADDING", *ALL, pad),
        ("BOTTOMPADDING", *ALL, pad),
    )
    return columns([signs, told], [left + pad, place.width - left - pad], *rules)


def _sign(entry: Entry, node: Node, place: Place) -> list[Flowable]:
    if entry.icon is None:
        return []
    size = place.scale.icon
    word = draw(Paragraph(stressed(entry.word), Size.SMALL), place.within(node))
    return [Spacer(1, 6), Pictogram(entry.icon, size), Spacer(1, 2), *(word if entry.word else [])]


@draw.register
def _(block: Together, place: Place) -> list[Flowable]:
    return [KeepTogether(draw_all(block.blocks, place))]


@draw.register
def _(block: Ending, place: Place) -> list[Flowable]:
    parts = [draw_all(part, place) for part in (block.blocks, block.extra, block.closing)]
    return [layout.Ending(*parts)]


@draw.register
def _(block: Gap, _place: Place) -> list[Flowable]:
    return [Spacer(1, block.height)]


@draw.register
def _(_block: NewPage, _place: Place) -> list[Flowable]:
    return [PageBreak()]


def _pad(place: Place) -> float:
    return place.scale.body + 4
