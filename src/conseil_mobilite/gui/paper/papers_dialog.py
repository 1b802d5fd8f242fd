"""« Préparer un document »: every paper, what it is for, and why one cannot be made yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import lower_first, spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.dialogs import Dialog
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, scrolled_inside
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.paper.paper_wording import ICONS, PURPOSES, offered_title
from conseil_mobilite.services.paper.person_papers import Offered

TITLE: Final = "Préparer un document"
NOT_YET: Final = "Pas encore possible"
WIDTH: Final = 640
ROW_HEIGHT: Final = 54
MARGIN: Final = 48
SIDES: Final = 16
BENEATH: Final = 16
STEPS: Final = {Qt.Key.Key_Down: True, Qt.Key.Key_Up: False}


class PapersDialog(Dialog):
    """`chosen` carries the `Offered` paper. Arrows go from one to the next, Enter takes it."""

    chosen = Signal(object)

    def __init__(self, papers: Sequence[Offered], parent: QWidget) -> None:
        super().__init__("documents_menu", TITLE, parent)
        rows = [self._row(rank, paper) for rank, paper in enumerate(papers)]
        cancel = button("documents_menu_cancel", "&Annuler")
        cancel.clicked.connect(self.reject)
        head = frame(row(label(TITLE, "title"), None, pad=(24, 14, 24, 12)), "top")
        foot = frame(row(None, cancel, pad=(24, 10, 24, 12)), "foot")
        area = scrolled_inside(column(*rows, None, gap=0, pad=(8, 0, 8, 8)))
        self.setLayout(column(head, (area, 1), foot, gap=0))
        room = parent.window().size()
        width = min(dp(WIDTH), room.width() - dp(MARGIN))
        height = sum(_height(each, width - dp(SIDES)) for each in rows)
        around = head.sizeHint().height() + foot.sizeHint().height() + dp(BENEATH)
        self.resize(width, min(height + around, room.height() - dp(MARGIN)))
        rows[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = STEPS.get(Qt.Key(event.key()))
        if forward is None:
            super().keyPressEvent(event)
        else:
            self.focusNextPrevChild(forward)

    def _row(self, rank: int, paper: Offered) -> OpenRow:
        title, refusal = offered_title(paper), paper.refusal
        purpose = PURPOSES[paper.paper]
        made = OpenRow(f"{title}. {purpose} {_not_yet(refusal)}")
        name = f"paper_{rank}_{paper.paper.value}"
        made.can_open(name, lambda: None if refusal else self._take(paper))
        strong = label(title, "muted" if refusal else "strong", wrap=True)
        words: list[Item] = [strong, label(purpose, "small", wrap=True)]
        if refusal:
            made.setCursor(Qt.CursorShape.ArrowCursor)
            words.append(label(_not_yet(refusal), "small", "warning", wrap=True))
        sign = glyph(ICONS[paper.paper], "" if refusal else "primary", 20)
        texts = column(*words, gap=0)
        made.setLayout(row(sign, (texts, 1), gap=12, pad=(16, 7, 12, 7)))
        made.setMinimumHeight(dp(ROW_HEIGHT))
        made.setAccessibleDescription(spaced(refusal))
        return made

    def _take(self, paper: Offered) -> None:
        self.chosen.emit(paper)
        self.accept()


def _height(made: OpenRow, width: int) -> int:
    """Return how tall a row is once its words are broken at that width."""
    layout = made.layout()
    assert layout is not None
    return max(layout.totalHeightForWidth(width), made.minimumHeight())


def _not_yet(refusal: str) -> str:
    return f"{NOT_YET} : {lower_first(refusal)}" if refusal else ""
