"""Lay a document out on pages and return the bytes of its PDF."""

from io import BytesIO
from typing import IO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

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
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.structure import Tree
from conseil_mobilite.documents.pdf.theme import INK

FAMILIES = (text, sections, grids, signs)
_FOOT_SIZE = 9.5
_FOOT_BASELINE = 40.0  # points above the edge of the page
_NUMBER_ROOM = 85.0


def write(document: Document) -> bytes:
    """Return the PDF. "page 1 sur 2" needs the number of pages: a wrong guess costs a pass."""
    fonts.covered()
    usual = document.format.usual_pages
    pages, written = _build(document, usual)
    right = pages == usual or not document.format.numbered
    return written if right else _build(document, pages)[1]


def _build(document: Document, pages: int) -> tuple[int, bytes]:
    shape, tree = document.format, Tree()

    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(
            target, size=shape.size, tree=tree, title=document.title, day=document.day
        )

    def foot(drawn: Canvas, doc: BaseDocTemplate) -> None:
        if shape.numbered:
            _foot(drawn, document, f"page {doc.page} sur {pages}")

    target = BytesIO()
    doc = BaseDocTemplate(
        target,
        pagesize=shape.size,
        title=document.title,
        author=document.author,
        subject=" ".join(document.foot),
        creator="Conseil Mobilité",
        producer="ReportLab",
    )
    height = shape.size[1] - shape.bottom - shape.top
    frame = Frame(shape.margin, shape.bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    place = Place(tree, tree.root, shape.width, document.scale)
    doc.build(draw_all(document.blocks, place), canvasmaker=canvas)
    return doc.page, target.getvalue()


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
