"""Lay a sheet out on pages and return the bytes of its PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import IO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from conseil_mobilite.documents.kit import characters, fonts
from conseil_mobilite.documents.kit.canvas import TaggedCanvas
from conseil_mobilite.documents.kit.sheet import Sheet
from conseil_mobilite.documents.kit.theme import INK, MARGIN, WIDTH

_USUAL_PAGES = 2
_FOOT_SIZE = 9.5
_FOOT_BASELINE = 14 * mm
_BOTTOM = 24 * mm
_TOP = 16 * mm
_NUMBER_ROOM = 30 * mm


@dataclass(frozen=True, slots=True)
class Paper:
    """What is said about a document: its title, whose it is, its day, and the foot of its pages."""

    title: str
    author: str
    day: date
    foot: str


def write(make: Callable[[], Sheet], paper: Paper) -> bytes:
    """Return the PDF. "page 1 sur 2" needs the number of pages: a wrong guess costs a pass."""
    fonts.covered()
    pages, written = _build(make(), paper, _USUAL_PAGES)
    return written if pages == _USUAL_PAGES else _build(make(), paper, pages)[1]


def _build(sheet: Sheet, paper: Paper, pages: int) -> tuple[int, bytes]:
    def canvas(target: str | IO[bytes], /, **_: object) -> TaggedCanvas:
        return TaggedCanvas(target, size=A4, tree=sheet.tree, title=paper.title, day=paper.day)

    def foot(drawn: Canvas, doc: BaseDocTemplate) -> None:
        _foot(drawn, paper.foot, f"page {doc.page} sur {pages}")

    target = BytesIO()
    doc = BaseDocTemplate(
        target,
        pagesize=A4,
        title=paper.title,
        author=paper.author,
        subject=paper.foot,
        creator="Conseil Mobilité",
        producer="ReportLab",
    )
    frame = Frame(MARGIN, _BOTTOM, WIDTH, A4[1] - _BOTTOM - _TOP, 0, 0, 0, 0)
    doc.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=foot))
    doc.build(sheet.story, canvasmaker=canvas)
    return doc.page, target.getvalue()


def _foot(canvas: Canvas, words: str, number: str) -> None:
    """Draw the foot of a page: outside every tag, so an artifact."""
    canvas.setFillColor(INK)
    canvas.setFont(fonts.FONT, _FOOT_SIZE)
    drawn = characters.printable(words, fonts.covered())
    canvas.drawString(MARGIN, _FOOT_BASELINE, _cut(canvas, drawn, WIDTH - _NUMBER_ROOM))
    canvas.drawRightString(MARGIN + WIDTH, _FOOT_BASELINE, number)


def _cut(canvas: Canvas, words: str, room: float) -> str:
    """Keep the beginning that fits, with an ellipsis if some is left out."""
    if canvas.stringWidth(words, fonts.FONT, _FOOT_SIZE) <= room:
        return words
    while canvas.stringWidth(f"{words}…", fonts.FONT, _FOOT_SIZE) > room:
        words = words[:-1]
    return f"{words.rstrip()}…"
