"""Lay a document out on pages and return the bytes of its PDF."""

from io import BytesIO
from typing import IO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import (  # each registers how its blocks are drawn
    fonts,
    grids,
    sections,
    signs,
    text,
)
from conseil_mobilite.documents.pdf.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.drawing import draw_all
from conseil_mobilite.documents.pdf.markup import printable
from conseil_mobilite.documents.pdf.metadata import CREATOR, PRODUCER, subject
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.structure import Tree
from conseil_mobilite.documents.pdf.theme import INK

FAMILIES = (text, sections, grids, signs)
_FOOT_SIZE = 9.5
_FOOT_BASELINE = 40.0  # points above the edge of the page
_NUMBER_ROOM = 85.0


def write(document: Document) -> bytes:
    """Return the PDF: what should stay together does, unless a page cannot hold it."""
    fonts.covered()
    shape = document.format
    height = shape.size[1] - shape.bottom - shape.top
    try:
        return _build(document, height, together=height)
    except LayoutError:
        return _build(document, height, together=0)


def _build(document: Document, height: float, *, together: float) -> bytes:
    shape, tree, target = document.format, Tree(), BytesIO()

    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(target, document, tree, foot if shape.numbered else None)

    def foot(drawn: Canvas, page: int, pages: int) -> None:
        _foot(drawn, document, f"page {page} sur {pages}")

    doc = BaseDocTemplate(
        target,
        pagesize=shape.size,
        title=document.title,
        author=document.author,
        subject=subject(document),
        creator=CREATOR,
        producer=PRODUCER,
    )
    frame = Frame(shape.margin, shape.bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame]))
    place = Place(tree, tree.root, shape.width, document.scale, together)
    doc.build(draw_all(document.blocks, place), canvasmaker=canvas)
    return target.getvalue()


def _foot(canvas: Canvas, document: Document, number: str) -> None:
    """Draw the foot of a page: outside every tag, so an artifact."""
    shape = document.format
    canvas.setFillColor(INK)
    canvas.setFont(fonts.FONT, _FOOT_SIZE)
    for rank, line in enumerate(document.foot):
        words = _cut(canvas, printable(line), shape.width - _NUMBER_ROOM)
        canvas.drawString(shape.margin, _FOOT_BASELINE - rank * _FOOT_SIZE * 1.25, words)
    canvas.drawRightString(shape.margin + shape.width, _FOOT_BASELINE, number)


def _cut(canvas: Canvas, words: str, room: float) -> str:
    """Keep the beginning that fits, with an ellipsis if some is left out."""
    if canvas.stringWidth(words, fonts.FONT, _FOOT_SIZE) <= room:
        return words
    while canvas.stringWidth(f"{words}…", fonts.FONT, _FOOT_SIZE) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
