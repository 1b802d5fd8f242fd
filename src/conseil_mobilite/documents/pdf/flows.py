"""Short things that share a line where its width holds them."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.blocks import Beside, Flow
from conseil_mobilite.documents.kit.forms import CheckBox, Choices
from conseil_mobilite.documents.kit.paragraphs import Paragraph, Size
from conseil_mobilite.documents.pdf import layout
from conseil_mobilite.documents.pdf.drawing import draw
from conseil_mobilite.documents.pdf.layout import Cell, Columns
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.sections import icon_size
from conseil_mobilite.documents.pdf.signs import box_width
from conseil_mobilite.documents.pdf.text import text_size

_GUTTER = 14  # points between two things on a line
_APART = 9  # points after the words of a box
_UNITS = 10  # of the width: what is to tick is aligned on them
_ROOM = 0.3  # sizes of the text, above and below a line
_SLACK = 2  # points: a line that just fits is not broken


@draw.register
def _(block: Flow, place: Place) -> list[Flowable]:
    lines = _lines([_natural(one, place) for one in block.blocks], place.width)
    rows: list[Flowable] = []
    for start, wanted in lines:
        last = start + len(wanted) == len(block.blocks)
        widths = _spread(wanted, place.width) if block.apart and last else wanted
        told = block.blocks[start : start + len(widths)]
        cells: list[Cell] = [
            draw(one, place.narrowed(width)) for one, width in zip(told, widths, strict=True)
        ]
        rows.append(Columns(cells, widths, place.tall, middle=len(widths) > 1))
    return rows


@draw.register
def _(block: Choices, place: Place) -> list[Flowable]:
    """Boxes in a row, one below the other as in columns; a long one takes several of these."""
    unit = place.width / _UNITS
    wanted = [-(-_natural(option, place) // unit) * unit for option in block.options]
    rows: list[Flowable] = []
    for start, widths in _lines(wanted, place.width):
        options = block.options[start : start + len(widths)]
        cells: list[Cell] = [
            draw(option, place.narrowed(width))
            for option, width in zip(options, widths, strict=True)
        ]
        row = Columns(cells, widths, place.tall)
        row.spaceBefore = row.spaceAfter = place.scale.body * _ROOM
        rows.append(row)
    return rows


def _lines(wanted: Sequence[float], width: float) -> list[tuple[int, list[float]]]:
    """Fill lines with widths in order; return the rank of the first of each, and its widths."""
    lines: list[tuple[int, list[float]]] = []
    for rank, one in enumerate(wanted):
        needed = min(one, width)
        if lines and sum(lines[-1][1]) + needed <= width + _SLACK:
            lines[-1][1].append(needed)
        else:
            lines.append((rank, [needed]))
    return lines


def _spread(widths: Sequence[float], width: float) -> list[float]:
    """Give what is left of the width to the last but one: the last then ends the line."""
    *first, last = widths
    if not first:
        return [width]
    last -= _APART - _SLACK
    return [*first[:-1], width - last - sum(first[:-1]), last]


def _natural(block: Paragraph | Beside | CheckBox, place: Place) -> float:
    """How wide a thing is on one line; the whole width where it holds several lines."""
    if isinstance(block, CheckBox):
        return box_width(place) + text_size(block.words, Size.BODY, place) + _APART
    if isinstance(block, Paragraph):
        return text_size(block.words, block.size, place) + _GUTTER
    told = block.blocks[0]
    if len(block.blocks) > 1 or not isinstance(told, Paragraph):
        return place.width
    return layout.beside_width(icon_size(block.blocks, place)) + _natural(told, place)
