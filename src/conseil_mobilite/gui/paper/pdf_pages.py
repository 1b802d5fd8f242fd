"""The pages of a PDF as pictures and as words, drawn from memory."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pypdfium2
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

POINTS_AN_INCH: Final = 72
PAPER_DPI: Final = 300


@dataclass(frozen=True, slots=True)
class PageImage:
    """`text` is what the page says, for who does not see it."""

    image: QImage
    text: str


def drawn(pdf: bytes, dots_an_inch: float) -> list[PageImage]:
    """Draw every page. To be called from one thread at a time: the library bears no more."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[rank], dots_an_inch) for rank in range(len(document))]
    finally:
        document.close()


def print_on(printer: QPrinter, pages: list[PageImage]) -> bool:
    """Put each picture on a whole sheet of paper; False where the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for rank, page in enumerate(pages):
        if rank:
            printer.newPage()
        painter.drawImage(QRectF(painter.viewport()), page.image)
    return painter.end()


def choose_printer(parent: QWidget, then: Callable[[QPrinter], object]) -> None:
    """Ask for a printer of whole A4 sheets, the margins being in the document."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print")
    dialog.setWindowTitle("Imprimer")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then(printer))
    QDialog.open(dialog)  # its own `open` wants a slot by its name


def _page(page: pypdfium2.PdfPage, dots_an_inch: float) -> PageImage:
    words = page.get_textpage()
    drawing = page.render(dots_an_inch / POINTS_AN_INCH, prefer_bgrx=True)
    size = drawing.width, drawing.height, drawing.stride
    image = QImage(bytes(drawing.buffer), *size, QImage.Format.Format_RGB32).copy()
    made = PageImage(image, words.get_text_range())
    words.close()
    page.close()
    return made
