"""Lay a document out on pages and return the bytes of its PDF."""

from contextlib import suppress
from io import BytesIO
from itertools import takewhile
from typing import IO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.kit.paragraphs import Title
from conseil_mobilite.documents.pdf import (  # each registers how its blocks are drawn
    feet,
    flows,
    grids,
    sections,
    signs,
    text,
)
from conseil_mobilite.documents.pdf.drawing import draw_all
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.scripts import fonts
from conseil_mobilite.documents.pdf.stacks import headed
from conseil_mobilite.documents.pdf.tagging.canvas import TaggedCanvas
from conseil_mobilite.documents.pdf.tagging.metadata import CREATOR, PRODUCER, legible, subject
from conseil_mobilite.documents.pdf.tagging.structure import Tree

FAMILIES = (text, sections, grids, signs, flows)


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
    doc.build(_drawn(document, place), canvasmaker=canvas)
    return target.getvalue()


def _drawn(document: Document, place: Place) -> list[Flowable]:
    """Draw everything; the title never stays alone on a page."""
    before = list(takewhile(lambda block: not isinstance(block, Title), document.blocks))
    drawn = draw_all(before, place)
    title = draw_all(document.blocks[len(before) : len(before) + 1], place)
    told = draw_all(document.blocks[len(before) + 1 :], place)
    if not title or any(isinstance(one, PageBreak) for one in told[:1]):
        return [*drawn, *title, *told]
    return [*drawn, *headed(title[0], told, may_part=place.parted)]
