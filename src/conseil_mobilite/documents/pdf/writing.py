"""Lay a document out on pages and return the bytes of its PDF."""

from contextlib import suppress
from io import BytesIO
from typing import IO

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.pdf import (  # each registers how its blocks are drawn
    feet,
    fonts,
    grids,
    sections,
    signs,
    text,
)
from conseil_mobilite.documents.pdf.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.drawing import draw_all
from conseil_mobilite.documents.pdf.metadata import CREATOR, PRODUCER, legible, subject
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.structure import Tree

FAMILIES = (text, sections, grids, signs)


def write(document: Document) -> bytes:
    """Return the PDF: what should stay together does, unless a page cannot hold it."""
    fonts.covered()
    shape = document.format
    height = shape.size[1] - shape.bottom - shape.top - feet.lift(document)
    for together in (height, 0):
        with suppress(LayoutError):
            return _build(document, height, together=together, parted=False)
    return _build(document, height, together=0, parted=True)


def _build(document: Document, height: float, *, together: float, parted: bool) -> bytes:
    shape, tree, target = document.format, Tree(), BytesIO()
    place = Place(tree, tree.root, shape.width, document.scale, together, parted)

    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(target, document, tree, foot if shape.numbered else None)

    def foot(drawn: TaggedCanvas, page: int, pages: int) -> None:
        feet.draw(drawn, place, f"page {page} sur {pages}")

    doc = BaseDocTemplate(
        target,
        pagesize=shape.size,
        title=legible(document.title),
        author=legible(document.author),
        subject=subject(document),
        creator=CREATOR,
        producer=PRODUCER,
    )
    bottom = shape.bottom + feet.lift(document)
    frame = Frame(shape.margin, bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame]))
    doc.build(draw_all(document.blocks, place), canvasmaker=canvas)
    return target.getvalue()
