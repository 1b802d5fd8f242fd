"""The foot of a page: outside every tag, so an artifact."""

from bisect import bisect_right
from itertools import accumulate, takewhile

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.words import FRENCH, Words, language_beside, text_of
from conseil_mobilite.documents.pdf.markup import printable
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.scripts import fonts, right_to_left
from conseil_mobilite.documents.pdf.tagging.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.tagging.structure import Node
from conseil_mobilite.documents.pdf.text import written_beside
from conseil_mobilite.documents.pdf.theme import INK, text_style

_SIZE = 9.5
_STEP = _SIZE * 1.25  # points between two lines
_BASELINE = 40.0  # points above the edge of the page, for the first of two lines
_NUMBER_ROOM = 85.0
_USUAL = 2  # lines


def lift(document: Document) -> float:
    """Return how much higher than usual the foot begins, for more lines than usual."""
    return max(0, len(document.foot) - _USUAL) * _STEP if document.format.numbered else 0


def draw(canvas: TaggedCanvas, place: Place, number: str) -> None:
    shape = canvas.paper.format
    top = _BASELINE + lift(canvas.paper)
    for rank, line in enumerate(canvas.paper.feet):
        room = shape.width - (0 if rank else _NUMBER_ROOM)
        _line(canvas, place.narrowed(room), line, top - rank * _STEP)
    _ready(canvas)
    canvas.drawRightString(shape.margin + shape.width, top, number)


def _line(canvas: TaggedCanvas, place: Place, line: Words, baseline: float) -> None:
    """Draw a line of the foot, cut with an ellipsis where it is French and too long."""
    left, room, lang = canvas.paper.format.margin, place.width, language_beside(line)
    if lang == FRENCH and not right_to_left.needs_shaping(line, lang):
        _ready(canvas)
        canvas.drawString(left, baseline, _cut(canvas, printable(text_of(line)), room))
        return
    drawn = written_beside(line, Node("P"), text_style(_SIZE), place).inner
    _, height = drawn.wrapOn(canvas, room, 0)
    drawn.drawOn(canvas, left, baseline - height + _SIZE)


def _ready(canvas: TaggedCanvas) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(fonts.FONT, _SIZE)


def _cut(canvas: TaggedCanvas, words: str, room: float) -> str:
    """Measure sign after sign, up to the room only: a word may have thousands of them."""
    widths = (canvas.stringWidth(sign, fonts.FONT, _SIZE) for sign in words)
    ends = list(takewhile(lambda end: end <= room, accumulate(widths)))
    if len(ends) == len(words):
        return words
    kept = bisect_right(ends, room - canvas.stringWidth("…", fonts.FONT, _SIZE))
    return f"{words[:kept].rstrip()}…"
