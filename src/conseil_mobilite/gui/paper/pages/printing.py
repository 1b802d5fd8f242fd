"""Pages sent to a printer one after the other, each drawn away from the window."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.paper.pages.pdf_pages import POINTS_AN_INCH, PageFace, drawn, faces
from conseil_mobilite.store.files import make_private

PAPER_DPI: Final = 300
NO_PRINTER: Final = (
    "L’imprimante n’a pas répondu. Rien n’est perdu : vérifiez l’imprimante, puis recommencez."
)


class Printing(QObject):
    """Holds one page in memory at a time. `ended` comes last, or `failed` in its place.

    Locking the base does not cut a paper in two: what is left of it is printed first.
    """

    ended = Signal()
    failed = Signal(Exception)

    def __init__(self, background: Background, pdf: bytes, printer: QPrinter) -> None:
        super().__init__(background)
        self._painter = QPainter()  # first, so as to be let go before its printer
        self._background, self._pdf, self._printer = background, pdf, printer
        self._pages: tuple[PageFace, ...] = ()
        self._next = 0
        background.closed.connect(self._finish)

    def start(self) -> None:
        pdf = self._pdf
        reading = self._background.work(lambda: faces(pdf))
        reading.then(self._begin).otherwise(self._fall)

    def _begin(self, pages: tuple[PageFace, ...]) -> None:
        if self._pages:
            return  # it was printed while the base was being closed
        self._pages = pages
        if self._painter.begin(self._printer):
            _close_to_others(self._printer)
            self._draw()
        else:
            self._fall(UserError(NO_PRINTER))

    def _draw(self) -> None:
        pdf, rank = self._pdf, self._next
        drawing = self._background.work(lambda: drawn(pdf, rank, PAPER_DPI))
        drawing.then(lambda image: self._put(rank, image), self).otherwise(self._fall)

    def _put(self, rank: int, image: QImage) -> None:
        if rank != self._next or not self._painter.isActive():
            return  # as above
        if rank and not self._printer.newPage():
            self._fall(UserError(NO_PRINTER))
            return
        self._painter.drawImage(_place(self._printer, self._pages[rank].size), image)
        self._next += 1
        if self._next < len(self._pages):
            self._draw()
        elif self._painter.end():
            self.ended.emit()
            self.deleteLater()
        else:
            self._fall(UserError(NO_PRINTER))

    def _finish(self) -> None:
        """Print the pages left without the threads, which are gone."""
        if not self._pages:
            self._begin(faces(self._pdf))
        while self._painter.isActive():
            self._put(self._next, drawn(self._pdf, self._next, PAPER_DPI))

    def _fall(self, error: Exception) -> None:
        if self._painter.isActive():
            self._painter.end()
        self.failed.emit(error)
        self.deleteLater()


def _close_to_others(printer: QPrinter) -> None:
    """Keep to the adviser a paper that is printed in a file, as those that are saved."""
    file = Path(printer.outputFileName())
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat and file.is_file():
        make_private(file)


def choose_printer(
    parent: QWidget, name: str, size: QSizeF, then: Callable[[QPrinter], object]
) -> QPrintDialog:
    """Ask for a printer of whole sheets of that size in points, the margins being in the paper.

    Where there is no printer it proposes a file of that name, which Qt would leave to be found.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setDocName(name)
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFileName(str(Path.home() / f"{name}.pdf"))
    upright = size if size.width() <= size.height() else size.transposed()
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    if upright != size:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("print")
    dialog.setWindowTitle("Imprimer")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: then(printer))
    QDialog.open(dialog)  # its own `open` wants a slot by its name
    return dialog


def _place(printer: QPrinter, size: QSizeF) -> QRectF:
    """Centre a page at its true size on a larger sheet; make it smaller on one too small."""
    sheet = QRectF(0, 0, printer.width(), printer.height())
    true = size * (printer.resolution() / POINTS_AN_INCH)
    shown = true
    if true.width() > sheet.width() + 1 or true.height() > sheet.height() + 1:
        shown = true.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, shown.width(), shown.height())
    place.moveCenter(sheet.center())
    return place
