"""Pages one under the other, to be read and scrolled: the preview of what will be on paper.

Only what is in sight, or nearly, is drawn and kept: a file of a hundred pages opens at once.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGraphicsOpacityEffect,
    QLabel,
    QScrollArea,
    QWidget,
)

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.layouts import column, empty_layout, frame, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.pages.pdf_pages import PageFace

GAP: Final = 16
NEAR: Final = 1
"""How many pages beside those in sight are drawn as well."""
FADED: Final = 0.35
RESIZE_PAUSE_MS: Final = 80
ENDS: Final = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}


class PageView(QScrollArea):
    """Arrows, Page Up and Page Down scroll, Home and End go to the ends."""

    page_reached = Signal(int, int)
    """The page now read, from 1, and how many there are."""
    wanted = Signal(int)
    """A page to draw, from 0."""
    resized = Signal()

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self._pages: list[QLabel] = []
        self._asked: set[int] = set()
        self._told = 0
        self._column: QBoxLayout = column(gap=GAP, pad=(GAP, GAP, GAP, GAP))
        self._desk = frame(self._column, "page")
        self._faint = QGraphicsOpacityEffect(self._desk, opacity=FADED)
        self._faint.setEnabled(False)
        self._desk.setGraphicsEffect(self._faint)
        self.setWidget(self._desk)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self._desk.installEventFilter(self)
        self._pause = QTimer(self, interval=RESIZE_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.resized)

    def lay_out(self, faces: Sequence[PageFace], pixels_a_point: float) -> None:
        """Replace the pages by others, still blank, and stay at the same place of the same page."""
        rank, share = self._place()
        empty_layout(self._column)
        self._asked = set()
        self._pages = [
            _sheet(face, f"Page {number} sur {len(faces)}", pixels_a_point)
            for number, face in enumerate(faces, 1)
        ]
        for sheet in self._pages:
            paper = _paper(sheet)
            self._column.addLayout(row(None, paper, None, gap=0))
            paper.show()  # else it takes its place only later
        self._column.addStretch(1)
        self._desk.resize(self._desk.sizeHint().expandedTo(self.viewport().size()))
        self._go_to(rank, share)
        self.fade(faded=False)
        self._tell()

    def show_page(self, rank: int, image: QImage, ratio: float) -> None:
        """Show a page that was drawn; `ratio` is how many of its dots make one of the screen."""
        if rank < len(self._pages):
            drawing = QPixmap.fromImage(image)
            drawing.setDevicePixelRatio(ratio)
            self._pages[rank].setPixmap(drawing)

    def fade(self, *, faded: bool) -> None:
        """Draw back the pages that are no more what was chosen, until others come."""
        self._faint.setEnabled(faded)

    def room(self) -> QSize:
        """Return what a page may take, in pixels, to be seen whole."""
        lost = 2 * (dp(GAP) + dp(1) + 1)
        bar = (
            0
            if self.verticalScrollBar().isVisible()
            else self.verticalScrollBar().sizeHint().width()
        )
        size = self.viewport().size()
        return QSize(size.width() - lost - bar, size.height() - lost)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        if key in ENDS:
            bar.setValue(bar.maximum() if ENDS[key] else bar.minimum())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which page is read once they have their places."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        bar, height = self.verticalScrollBar().value(), self.viewport().height()
        before = sum(self._top(page) <= bar + height // 2 for page in self._pages)
        reached = max(before, 1)
        self.page_reached.emit(reached, len(self._pages))
        self._announce(reached)
        self._ask_for(bar, bar + height)

    def _announce(self, reached: int) -> None:
        """Have a screen reader say the page that the keys brought."""
        if reached == self._told or not self._pages:
            return
        self._told = reached
        if self.hasFocus():
            words = self._pages[reached - 1].accessibleName()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _ask_for(self, top: int, bottom: int) -> None:
        """Have the pages in sight drawn, with their neighbours, and give up those far away."""
        seen = [
            rank
            for rank, page in enumerate(self._pages)
            if self._top(page) < bottom and self._top(page) + page.height() > top
        ]
        if not seen:
            return
        kept = range(max(seen[0] - NEAR, 0), min(seen[-1] + NEAR + 1, len(self._pages)))
        for rank in self._asked - set(kept):
            self._pages[rank].setPixmap(QPixmap())
        missing = [rank for rank in kept if rank not in self._asked]
        self._asked = set(kept)
        for rank in missing:
            self.wanted.emit(rank)

    def _place(self) -> tuple[int, float]:
        """Return the page in the middle of the view, and how far into it; the very top stays so."""
        bar = self.verticalScrollBar().value()
        middle = bar + self.viewport().height() / 2
        for rank, page in enumerate(self._pages if bar else ()):
            if self._top(page) + page.height() > middle:
                return rank, (middle - self._top(page)) / max(page.height(), 1)
        return 0, 0.0

    def _go_to(self, rank: int, share: float) -> None:
        if self._pages and (rank or share):
            page = self._pages[min(rank, len(self._pages) - 1)]
            middle = self._top(page) + share * page.height()
            self.verticalScrollBar().setValue(round(middle - self.viewport().height() / 2))

    def _top(self, page: QWidget) -> int:
        return page.mapTo(self._desk, page.rect().topLeft()).y()


def _sheet(face: PageFace, name: str, pixels_a_point: float) -> QLabel:
    made = QLabel()
    made.setProperty("role", "paper")
    made.setFixedSize((face.size * pixels_a_point).toSize())
    made.setAccessibleName(name)
    describe(made, face.text)
    return made


def _paper(sheet: QLabel) -> QFrame:
    """Set the sheet on the edge that tells white paper from a white ground."""
    made = frame(column(sheet, gap=0, pad=(1, 1, 1, 1)), "card")
    made.setMaximumWidth(sheet.width() + 2 * dp(1) + 2)
    return made
