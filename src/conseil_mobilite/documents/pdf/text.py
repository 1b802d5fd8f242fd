"""Paragraphs, headings and lists."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Paragraph as DrawnParagraph

from conseil_mobilite.documents.kit.blocks import Section
from conseil_mobilite.documents.kit.characters import visible
from conseil_mobilite.documents.kit.icons import Icon
from conseil_mobilite.documents.kit.paragraphs import Bullets, Paragraph, Size, Title
from conseil_mobilite.documents.kit.words import (
    RIGHT_TO_LEFT,
    Words,
    language,
    language_beside,
    text_of,
)
from conseil_mobilite.documents.pdf import shapes
from conseil_mobilite.documents.pdf.drawing import draw
from conseil_mobilite.documents.pdf.layout import Cell, Columns, side_by_side
from conseil_mobilite.documents.pdf.markup import markup, printable
from conseil_mobilite.documents.pdf.pictograms import Pictogram
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.scripts import right_to_left
from conseil_mobilite.documents.pdf.scripts.fonts import BOLD
from conseil_mobilite.documents.pdf.tagging.structure import Node
from conseil_mobilite.documents.pdf.tagging.tag import Tag
from conseil_mobilite.documents.pdf.theme import text_style

_PAIRED = 0.72  # of the size of a title, where it stands in two languages side by side

_TIE = "i"  # as wide as the space it stands for, and no line is cut there
_APART = 0.35  # of the size of a text, between two items of a list whose lines are close
_MIDDLE = 0.74  # of the size of a text: how far the middle of its small letters is from the top


def written(
    words: Words, node: Node, style: ParagraphStyle, place: Place, *, once: bool = False
) -> Tag:
    """Make a paragraph that is the content of `node`, in the language of its words.

    With `once`, what is drawn again overleaf is an artifact.
    """
    return _in_language(language(words, place.lang), words, node, style, place, once=once)


def written_beside(words: Words, node: Node, style: ParagraphStyle, place: Place) -> Tag:
    """Make the translation of a sentence, in its own language."""
    return _in_language(language_beside(words, place.lang), words, node, style, place)


def _in_language(
    lang: str, words: Words, node: Node, style: ParagraphStyle, place: Place, *, once: bool = False
) -> Tag:
    if lang != place.lang:
        node.lang = lang
    if right_to_left.needs_shaping(words, lang):
        return Tag(right_to_left.shaped(words, lang, style, place.tree), node, once=once)
    return Tag(DrawnParagraph(markup(words, lang, node, place.tree), style), node, once=once)


def style_of(block: Paragraph, place: Place) -> ParagraphStyle:
    return text_style(place.points(block.size), leading=place.scale.leading, right=block.right)


def text_size(words: Words, size: Size, place: Place) -> float:
    """How wide words are on one line, in points."""
    points = place.points(size)
    return sum(shapes.text_width(printable(run.text), points, bold=run.strong) for run in words)


def balanced(words: str, width: float, size: float) -> float:
    """Narrow bold words over several lines, so that the last one is not left with a single one."""
    tied = words.replace("\u00a0", _TIE)
    told, least = simpleSplit(tied, BOLD, size, width), width / 2
    if len(told) <= 1 or " " in told[-1].strip():
        return width
    while width > least and len(simpleSplit(tied, BOLD, size, width - 4)) == len(told):
        width -= 4
    return width


@draw.register
def _(block: Paragraph, place: Place) -> list[Flowable]:
    return paragraph(block, place)


def paragraph(block: Paragraph, place: Place, taken: float = 0) -> list[Flowable]:
    """Make a paragraph, and its translation at its side; `taken` is the room of a mark before."""
    style = style_of(block, place)
    if not block.words:
        return []
    if block.size is Size.LEAD and not block.beside:
        words = printable(text_of(block.words))
        style.rightIndent = place.width - balanced(words, place.width, style.fontSize)
    first = written(block.words, place.node.add("P"), style, place)
    if not block.beside:
        return [first]
    second = written_beside(block.beside, place.node.add("P"), style, place)
    return [side_by_side(first, second, place, taken)]


@draw.register
def _(block: Title, place: Place) -> list[Flowable]:
    size = place.scale.title * (_PAIRED if block.beside else 1)
    style = text_style(size, bold=True, leading=1.25)
    return [heading(block, place.node.add("H1"), style, place)]


def heading(
    block: Title | Section, node: Node, style: ParagraphStyle, place: Place, taken: float = 0
) -> Flowable:
    """Make a heading, whose translation stands at its side and belongs to the same element.

    `taken` is the room of a pictogram on its left.
    """
    words = block.words if isinstance(block, Title) else block.heading
    first = node.add("Span") if block.beside else node
    first.title, first.level = visible(text_of(words)), int(node.tag[1:])
    told = written(words, first, style, place)
    if not block.beside:
        return told
    second = written_beside(block.beside, node.add("Span"), style, place)
    return side_by_side(told, second, place, taken)


@draw.register
def _(block: Bullets, place: Place) -> list[Flowable]:
    group, width = place.node.add("L"), place.width / block.columns
    inner = place.within(group, width - (10 if block.columns > 1 else 0))
    items = [_item(item, inner, known=block.known) for item in block.items]
    if block.columns == 1:
        return items
    tall = -(-len(items) // block.columns)
    parts = [items[start : start + tall] for start in range(0, tall * block.columns, tall)]
    return [Columns(parts, [width] * block.columns, place.tall)]


def _item(block: Paragraph, place: Place, *, known: bool) -> Flowable:
    """Draw a dot or a check mark, heard as a bullet, before what it marks."""
    size, node = place.points(Size.BODY), place.node.add("LI")
    sign = Pictogram(Icon.CHECK, size * 1.05) if known else shapes.Dot(size * 0.8)
    mark = Tag(sign, node.add("Lbl", actual="•"))
    room = size + 8
    told = paragraph(block, place.within(node.add("LBody"), place.width - room), room)
    down = size * _MIDDLE - sign.height / 2
    cells: list[Cell] = [[Spacer(1, down), mark], told]
    widths = [room, place.width - room]
    if language(block.words, place.lang) in RIGHT_TO_LEFT and not block.beside:
        cells, widths = [told, None, cells[0]], [widths[1], room - sign.width, sign.width]
    row = Columns(cells, widths, place.tall)
    row.spaceAfter = size * min(_APART, max(0.1, 1.75 - place.scale.leading))
    return row
