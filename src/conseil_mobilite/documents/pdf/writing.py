"""Lay a document out on pages and return the bytes of its PDF."""

from io import BytesIO
from typing import IO

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from conseil_mobilite.documents.kit.blocks import Title
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
from conseil_mobilite.documents.pdf.metadata import CREATOR, PRODUCER, subject
from conseil_mobilite.documents.pdf.place import Place
from conseil_mobilite.documents.pdf.stacks import headed
from conseil_mobilite.documents.pdf.structure import Tree

FAMILIES = (text, sections, grids, signs)


def write(document: Document) -> bytes:
    """Return the PDF: what should stay together does, unless a page cannot hold it."""
    fonts.covered()
    shape = document.format
    height = shape.size[1] - shape.bottom - shape.top - feet.lift(document)
    try:
        return _build(document, height, together=height)
    except LayoutError:
        return _build(document, height, together=0)


def _build(document: Document, height: float, *, together: float) -> bytes:
    shape, tree, target = document.format, Tree(), BytesIO()
    place = Place(tree, tree.root, shape.width, document.scale, together)

    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(target, document, tree, foot if shape.numbered else None)

    def foot(drawn: TaggedCanvas, page: int, pages: int) -> None:
        feet.draw(drawn, place, f"page {page} sur {pages}")

    doc = BaseDocTemplate(
        target,
        pagesize=shape.size,
        title=document.title,
        author=document.author,
        subject=subject(document),
        creator=CREATOR,
        producer=PRODUCER,
    )
    bottom = shape.bottom + feet.lift(document)
    frame = Frame(shape.margin, bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame]))
    doc.build(_story(document, place), canvasmaker=canvas)
    return target.getvalue()


def _story(document: Document, place: Place) -> list[Flowable]:
    """Return what is drawn in turn; the title is never left alone on its page."""
    title = next((at for at, one in enumerate(document.blocks) if isinstance(one, Title)), None)
    if title is None:
        return draw_all(document.blocks, place)
    *before, head = draw_all(document.blocks[: title + 1], place)
    after = draw_all(document.blocks[title + 1 :], place)
    return [*before, *headed(head, after, may_part=not place.page)]
