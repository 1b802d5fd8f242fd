"""The real paper of a sample person, drawn again after each short pause of the typing."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.paper.letter_texts import stretches
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.aloud import describe
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column, empty_layout, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.settings.paper_drawing import MarkedPage, drawn
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.services.paper.wording import paper_samples

PAUSE_MS: Final = 350
WHOLE: Final = "page"
NEAR: Final = "detail"
SIZES: Final = ((WHOLE, "Page"), (NEAR, "De près"))
NEARER: Final = 1.7
LEGIBLE: Final = 420
"""Narrower, a whole page cannot be read: it is seen near until the adviser chooses."""
BORDERS: Final = 4
GAP: Final = 12
TALL: Final = 440
"""Height where the text is large and the page scrolls."""
FICTITIOUS: Final = "Personne fictive. Ce que vous écrivez est surligné ici, pas sur le papier."
WAITING: Final = "L’aperçu attend que le texte puisse être gardé."
REPLACED: Final = "Ces signes ne s’impriment pas et seront remplacés :"


class PaperTextPreview(QFrame):
    """Asks for one drawing at a time: what is typed meanwhile is drawn next, the rest never."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self._asked: tuple[str, str | None] | None = None
        self._busy = False
        self._fits = True
        self._pdf, self._code, self._words = b"", "", ""
        self._size = Segments("paper_size", "Taille de l’aperçu", SIZES)
        self._note = label(FICTITIOUS, "small", wrap=True)
        self._note.setObjectName("paper_preview_note")
        self._pages: QBoxLayout = column(gap=GAP, pad=(GAP, GAP, GAP, GAP))
        self._area = self._scrolled()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        head = row(label("Aperçu", "heading"), None, self._size, pad=(16, 8, 8, 8))
        note = column(self._note, pad=(16, 8, 16, 8))
        self.setLayout(column(head, (self._area, 1), note, gap=0, pad=(1, 1, 1, 1)))
        self._pause.timeout.connect(self._ask)
        self._size.chosen.connect(self._see)

    def show_text(self, code: str, words: str) -> None:
        """Show the paper that says a text, with these words, at once."""
        self._asked = (code, words)
        self._pause.start(0)

    def show_paper(self, code: str) -> None:
        """Show the paper that says a text as it is kept, nothing of it marked."""
        self._asked = (code, None)
        self._pause.start(0)

    def follow(self, code: str, words: str) -> None:
        """Show it once the typing pauses."""
        self._asked = (code, words)
        self._pause.start(PAUSE_MS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw()

    def _ask(self) -> None:
        if self._asked is None or self._busy:
            return
        (code, words), self._asked, self._busy = self._asked, None, True
        desk = self._desk
        reading = desk.background.read(paper_samples.preview, code, desk.clock(), words)
        shown = partial(self._show, code, words or "")
        reading.then(shown, self).otherwise(partial(self._wait, code), self)

    def _show(self, code: str, words: str, found: PaperPreview) -> None:
        self._pdf, self._code, self._words = found.pdf, code, words
        lacking = f"{REPLACED} {' '.join(found.unprintable)}" if found.unprintable else FICTITIOUS
        say(self._note, lacking, "warning" if found.unprintable else "")
        self._draw()
        self._free()

    def _wait(self, code: str, error: Exception) -> None:
        """Leave the last picture while what is typed cannot be kept: the field says why."""
        if not isinstance(error, UserError):
            self._desk.background.failed.emit(error)
        elif self._asked is None and self._code != code:
            self._asked = (code, None)  # its own paper, at least
        say(self._note, WAITING, "warning")
        self._free()

    def _free(self) -> None:
        self._busy = False
        if self._asked is not None and not self._pause.isActive():
            self._ask()

    def _see(self, _size: str) -> None:
        self._fits = False
        self._draw()

    def _draw(self) -> None:
        if not self._pdf:
            return
        if self._fits:
            legible = self._area.viewport().width() >= dp(LEGIBLE)
            self._size.show_current(WHOLE if legible else NEAR)
        pdf, written, ratio = self._pdf, stretches(self._words), self.devicePixelRatioF()
        near = self._size.current() == NEAR
        bar = Qt.ScrollBarPolicy
        self._area.setHorizontalScrollBarPolicy(
            bar.ScrollBarAsNeeded if near else bar.ScrollBarAlwaysOff
        )
        room = self._area.viewport().width() - 2 * dp(GAP) - BORDERS
        width = max(dp(120), room) * (NEARER if near else 1)
        drawing = self._desk.background.work(lambda: drawn(pdf, round(width * ratio), written))
        drawing.then(partial(self._show_pages, ratio), self)

    def _show_pages(self, ratio: float, pages: list[MarkedPage]) -> None:
        empty_layout(self._pages)
        sheets = [_sheet(page, rank, len(pages), ratio) for rank, page in enumerate(pages, 1)]
        for sheet in sheets:
            self._pages.addWidget(frame(column(sheet, gap=0, pad=(1, 1, 1, 1)), "card"))
        self._pages.addStretch(1)
        soon(self, partial(self._reach, sheets, pages))  # once they have places

    def _reach(self, sheets: list[QLabel], pages: list[MarkedPage]) -> None:
        """Scroll to the words that are being written, a third of the way down."""
        ground = self._area.widget()
        assert ground is not None
        for sheet, page in zip(sheets, pages, strict=True):
            if page.mark is not None and ground.isAncestorOf(sheet):
                top = sheet.mapTo(ground, sheet.rect().topLeft()).y()
                spot = top + page.mark * sheet.height()
                self._area.verticalScrollBar().setValue(round(spot - self._area.height() / 3))
                return

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("paper_preview")
        area.setAccessibleName(spaced("Aperçu du papier"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setWidgetResizable(True)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        area.setWidget(frame(self._pages, "page"))
        if large_text():
            area.setFixedHeight(dp(TALL))
        return area


def _sheet(page: MarkedPage, rank: int, count: int, ratio: float) -> QLabel:
    made, drawing = QLabel(), QPixmap.fromImage(page.image)
    drawing.setDevicePixelRatio(ratio)
    made.setPixmap(drawing)
    made.setObjectName("paper_page")
    made.setAccessibleName(f"Page {rank} sur {count}")
    describe(made, page.text)
    return made
