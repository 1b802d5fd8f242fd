"""Draws a PDF in a view of pages, at the size that the bar asks for, away from the window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.pages.pdf_pages import POINTS_AN_INCH, PageFace, drawn, faces
from conseil_mobilite.gui.paper.pages.zoom_bar import ZoomBar


class PageDrawer(QObject):
    """What was asked before a later PDF or another size comes too late, and is dropped."""

    shown = Signal()
    """The pages of the last paper are those on the screen."""
    failed = Signal(Exception)

    def __init__(self, background: Background, pages: PageView, zoom: ZoomBar) -> None:
        super().__init__(pages)
        self._background, self._pages, self._zoom = background, pages, zoom
        self._pdf, self._faces, self._scale = b"", tuple[PageFace, ...](), 1.0
        self._paper, self._edition = 0, 0
        pages.wanted.connect(self._draw)
        pages.page_reached.connect(zoom.say_page)
        pages.resized.connect(self._follow)
        zoom.zoomed.connect(self._lay_out)

    def show_pdf(self, pdf: bytes) -> None:
        """Show another paper, at the same size and on the same page."""
        self._paper += 1
        paper = self._paper
        reading = self._background.work(lambda: faces(pdf))
        reading.then(lambda found: self._show(paper, pdf, found), self)
        reading.otherwise(self.failed.emit, self)

    def shows(self, pdf: bytes) -> bool:
        """Say whether the pages on the screen are those of this paper."""
        return self._pdf is pdf

    def faces(self) -> tuple[PageFace, ...]:
        """Return the pages shown."""
        return self._faces

    def _show(self, paper: int, pdf: bytes, found: tuple[PageFace, ...]) -> None:
        if paper == self._paper:
            self._pdf, self._faces = pdf, found
            self._lay_out()
            self.shown.emit()

    def _lay_out(self) -> None:
        if self._faces:
            self._edition += 1
            room = self._pages.room()
            self._scale = self._zoom.pixels_a_point(self._faces[0].size, room)
            self._pages.lay_out(self._faces, self._scale)

    def _follow(self) -> None:
        """Take the new room where the size is to follow it."""
        if not (self._faces and self._zoom.fits()):
            return
        if self._zoom.pixels_a_point(self._faces[0].size, self._pages.room()) != self._scale:
            self._lay_out()

    def _draw(self, rank: int) -> None:
        edition, pdf, ratio = self._edition, self._pdf, self._pages.devicePixelRatioF()
        dots = self._scale * ratio * POINTS_AN_INCH
        drawing = self._background.work(lambda: drawn(pdf, rank, dots))
        drawing.then(lambda image: self._put(edition, rank, image), self)
        drawing.otherwise(self.failed.emit, self)

    def _put(self, edition: int, rank: int, image: QImage) -> None:
        if edition == self._edition:
            self._pages.show_page(rank, image, self._pages.devicePixelRatioF())
