"""Lay a sheet out on pages and return the bytes of its PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import IO

from reportlab.lib.pagesizes import A4, A5, A6
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from conseil_mobilite.documents.kit import characters, fonts
from conseil_mobilite.documents.kit.canvas import TaggedCanvas
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.theme import INK, MARGIN

_FOOT_SIZE = 9.5
_FOOT_BASELINE = 14 * mm
_NUMBER_ROOM = 30 * mm


@dataclass(frozen=True, slots=True)
class Format:
    """A size of paper and what its margins leave; a small one has no foot, hence no number."""

    size: tuple[float, float]
    margin: float
    top: float
    bottom: float
    usual_pages: int = 1
    numbered: bool = False

    @property
    def width(self) -> float:
        return self.size[0] - 2 * self.margin


PAGE = Format(A4, MARGIN, 16 * mm, 24 * mm, usual_pages=2, numbered=True)
SLIP = Format(A5, 13 * mm, 12 * mm, 11 * mm)
CARD = Format(A6, 9 * mm, 8 * mm, 7 * mm)


@dataclass(frozen=True, slots=True)
class Paper:
    """What is said about a document: its title, whose it is, its day, and the foot of its pages."""

    title: str
    author: str
    day: date
    foot: str
    format: Format = PAGE


def write(make: Callable[[], Sheet], paper: Paper) -> bytes:
    """Return the PDF. "page 1 sur 2" needs the number of pages: a wrong guess costs a pass."""
    fonts.covered()
    usual = paper.format.usual_pages
    pages, written = _build(make(), paper, usual)
    right = pages == usual or not paper.format.numbered
    return written if right else _build(make(), paper, pages)[1]


def _build(sheet: Sheet, paper: Paper, pages: int) -> tuple[int, bytes]:
    shape = paper.format

    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(
            target, size=shape.size, tree=sheet.tree, title=paper.title, day=paper.day
        )

    def foot(drawn: Canvas, doc: BaseDocTemplate) -> None:
        if shape.numbered:
            _foot(drawn, shape, paper.foot, f"page {doc.page} sur {pages}")

    target = BytesIO()
    doc = BaseDocTemplate(
        target,
        pagesize=shape.size,
        title=paper.title,
        author=paper.author,
        subject=paper.foot,
        creator="Conseil Mobilité",
        producer="ReportLab",
    )
    height = shape.size[1] - shape.bottom - shape.top
    frame = Frame(shape.margin, shape.bottom, shape.width, height, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    doc.build(sheet.story, canvasmaker=canvas)
    return doc.page, target.getvalue()


def _foot(canvas: Canvas, shape: Format, words: str, number: str) -> None:
    """Draw the foot of a page: outside every tag, so an artifact."""
    canvas.setFillColor(INK)
    canvas.setFont(fonts.FONT, _FOOT_SIZE)
    drawn = characters.printable(words, fonts.covered())
    room = shape.width - _NUMBER_ROOM
    canvas.drawString(shape.margin, _FOOT_BASELINE, _cut(canvas, drawn, room))
    canvas.drawRightString(shape.margin + shape.width, _FOOT_BASELINE, number)


def _cut(canvas: Canvas, words: str, room: float) -> str:
    """Keep the beginning that fits, with an ellipsis if some is left out."""
    if canvas.stringWidth(words, fonts.FONT, _FOOT_SIZE) <= room:
        return words
    while canvas.stringWidth(f"{words}…", fonts.FONT, _FOOT_SIZE) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
