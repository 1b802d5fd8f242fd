"""The pages of a sample as pictures, what is being written marked on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

_MARK: Final = "#FFE9A8"
_BAR: Final = "#0C516F"
_BAR_AT: Final = 18.0
"""Points from the left of the page: in the margin of the smallest paper."""
_SHORTEST: Final = 4
"""Letters of a stretch worth looking for: « à » is everywhere on a page."""
_LONGEST_VALUE: Final = 120
_PAD: Final = 2.0


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """`text` is what the page says; `mark` is how far down the written words begin, 0 to 1."""

    image: QImage
    text: str
    mark: float | None


def drawn(pdf: bytes, width: int, written: Sequence[str]) -> list[MarkedPage]:
    """Draw every page `width` dots wide. To be called from one thread at a time.

    `written` are stretches of text in their order; the first page that has one has them marked.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[rank], width, written) for rank in range(len(document))]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, width: int, written: Sequence[str]) -> MarkedPage:
    words, tall = page.get_textpage(), page.get_height()
    unit = width / page.get_width()
    drawing = page.render(unit, prefer_bgrx=True)
    size = drawing.width, drawing.height, drawing.stride
    image = QImage(bytes(drawing.buffer), *size, QImage.Format.Format_RGB32).copy()
    text = words.get_text_range()
    lines = [
        QRectF(left - _PAD, tall - top - _PAD, right - left + 2 * _PAD, top - bottom + 2 * _PAD)
        for begin, count in _found(text, written)
        for rank in range(words.count_rects(begin, count))
        for left, bottom, right, top in (words.get_rect(rank),)
    ]
    words.close()
    page.close()
    _mark(image, lines, unit)
    return MarkedPage(image, text, lines[0].top() / tall if lines else None)


def _found(text: str, written: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the stretches are, however their lines were broken: begin and length."""
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    bare, after = "".join(text[place] for place in places), 0
    found: list[tuple[int, int]] = []
    for stretch in written:
        sought = "".join(stretch.split())
        begin = bare.find(sought, after) if len(sought) >= _SHORTEST else -1
        if begin >= 0:
            after = begin + len(sought)
            found.append((places[begin], places[after - 1] + 1))
    return _with_values(found)


def _with_values(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches that only a filled name parts; return where each begins and how long it is."""
    joined: list[tuple[int, int]] = []
    for begin, end in found:
        if joined and begin - joined[-1][1] <= _LONGEST_VALUE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return [(begin, end - begin) for begin, end in joined]


def _mark(image: QImage, lines: Sequence[QRectF], unit: float) -> None:
    """Tint the lines as a felt pen does, with a bar in the margin that shows without colour."""
    if not lines:
        return
    painter = QPainter(image)
    painter.scale(unit, unit)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for line in lines:
        painter.fillRect(line, QColor(_MARK))
    top, bottom = min(map(QRectF.top, lines)), max(map(QRectF.bottom, lines))
    painter.fillRect(QRectF(_BAR_AT, top, 3, bottom - top), QColor(_BAR))
    painter.end()
