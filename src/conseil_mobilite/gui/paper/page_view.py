"""Pages one under the other, to be read and scrolled: the preview of what will be on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.layouts import column, empty_layout, frame, row
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.pdf_pages import PageImage

GAP = 16
ENDS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}


class PageView(QScrollArea):
    """Arrows, Page Up and Page Down scroll, Home and End go to the ends."""

    page_reached = Signal(int, int)
    """The page now read, from 1, and how many there are."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spaced(label))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self._pages: list[QLabel] = []
        self._column: QBoxLayout = column(gap=GAP, pad=(GAP, GAP, GAP, GAP))
        self._desk = frame(self._column, "page")
        self.setWidget(self._desk)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        self._desk.installEventFilter(self)

    def show_pages(self, pages: Sequence[PageImage], ratio: float) -> None:
        """Replace the pages; `ratio` is how many of their dots make one of the screen."""
        place = self.verticalScrollBar().value() / max(self.verticalScrollBar().maximum(), 1)
        empty_layout(self._column)
        self._pages = [
            _sheet(page, f"Page {rank} sur {len(pages)}", ratio)
            for rank, page in enumerate(pages, 1)
        ]
        for sheet in self._pages:
            self._column.addLayout(row(None, _paper(sheet), None, gap=0))
        self._column.addStretch(1)
        self._desk.adjustSize()
        self.verticalScrollBar().setValue(round(place * self.verticalScrollBar().maximum()))
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), Qt.Key(event.key())
        if key in ENDS:
            bar.setValue(bar.maximum() if ENDS[key] else bar.minimum())
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which page is read once they have their places."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        before = sum(self._top(page) <= middle for page in self._pages)
        self.page_reached.emit(max(before, 1), len(self._pages))

    def _top(self, page: QWidget) -> int:
        return page.mapTo(self._desk, page.rect().topLeft()).y()


def _sheet(page: PageImage, name: str, ratio: float) -> QLabel:
    made, drawing = QLabel(), QPixmap.fromImage(page.image)
    drawing.setDevicePixelRatio(ratio)
    made.setPixmap(drawing)
    made.setAccessibleName(name)
    made.setAccessibleDescription(page.text)
    return made


def _paper(sheet: QLabel) -> QFrame:
    """Set the sheet on the edge that tells white paper from a white ground."""
    made = frame(column(sheet, gap=0, pad=(1, 1, 1, 1)), "card")
    made.setMaximumWidth(sheet.sizeHint().width() + 2 * dp(1) + 2)
    return made
