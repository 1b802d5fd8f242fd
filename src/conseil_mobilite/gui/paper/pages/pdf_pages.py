"""The pages of a PDF as pictures and as words, drawn from memory, one at a time.

To be called from one thread at a time: the library bears no more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pypdfium2
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_AN_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class PageFace:
    """A page as it can be laid out before it is drawn: its size in points.

    `text` is what it says, for who does not see it.
    """

    size: QSizeF
    text: str


def faces(pdf: bytes) -> tuple[PageFace, ...]:
    """Return every page, without drawing any."""
    with _opened(pdf) as document:
        return tuple(_face(document[rank]) for rank in range(len(document)))


def drawn(pdf: bytes, rank: int, dots_an_inch: float) -> QImage:
    """Draw one page; the first is 0."""
    with _opened(pdf) as document:
        page = document[rank]
        drawing = page.render(dots_an_inch / POINTS_AN_INCH, prefer_bgrx=True)
        size = drawing.width, drawing.height, drawing.stride
        image = QImage(bytes(drawing.buffer), *size, QImage.Format.Format_RGB32).copy()
        page.close()
        return image


def _face(page: pypdfium2.PdfPage) -> PageFace:
    words = page.get_textpage()
    made = PageFace(QSizeF(page.get_width(), page.get_height()), words.get_text_range())
    words.close()
    page.close()
    return made


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
