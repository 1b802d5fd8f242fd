"""A field that proposes what it finds while the adviser types: a commune, an occupation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListView

from conseil_mobilite.gui.kit.cells import Cell, Cells, Role
from conseil_mobilite.gui.kit.rows import Column, Row, Rows
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp

QUIET_MS: Final = 60
LEAST_WIDTH: Final = 320
MOST_HEIGHT: Final = 620


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing found: its code, its words, a second line, an icon.

    A `heading` names those that follow and cannot be taken.
    """

    code: str
    text: str
    detail: str = ""
    icon: str = ""
    heading: bool = False


class CompletionField(TextField):
    """Emits `searched` as the adviser types; the page answers with `offer`.

    `picked` carries the code of the proposal taken with Enter or a click.
    """

    searched = Signal(str)
    picked = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        icon: str = "magnifying-glass",
        keep: bool = True,
        eager: bool = True,
    ) -> None:
        """Keep the words of the proposal taken in the field, or empty it when `keep` is false.

        Enter and Tab take the first proposal when `eager`; else what is typed stands as it is
        until the adviser goes down into the list.
        """
        super().__init__(name, placeholder=placeholder, icon=icon)
        self._keep, self._eager = keep, eager
        self.least_width = LEAST_WIDTH
        """In dp: the list may be wider than the field."""
        self._proposals = Rows((Column(placeholder, stretch=True),), self)
        self._completer = QCompleter(self._proposals, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setProperty("role", "popup")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self._popup)
        self._popup.setItemDelegate(Cells(self._popup))
        self._completer.setWidget(self)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textEdited.connect(lambda _text: self._quiet.start())
        self._completer.activated.connect(lambda _words: self._take(self._popup.currentIndex()))

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Show what was found under the field, or close the list when nothing was."""
        self._proposals.show([_row(proposal) for proposal in proposals])
        if not proposals or not self.hasFocus():
            self._popup.hide()
            return
        width = max(self.width(), dp(self.least_width))
        self._completer.complete(QRect(0, 0, width, self.height() + dp(2)))
        self._popup.resize(width, min(self._wanted_height(), dp(MOST_HEIGHT)))
        first = self._first(proposals)
        self._popup.setCurrentIndex(first if self._eager else QModelIndex())

    def _first(self, proposals: Sequence[Proposal]) -> QModelIndex:
        """Return the place of the first proposal that may be taken."""
        ranks = (rank for rank, proposal in enumerate(proposals) if not proposal.heading)
        return self._completer.completionModel().index(next(ranks, -1), 0)

    def _wanted_height(self) -> int:
        """Return how high the list is with all of its rows, headings lower than the others."""
        rows = range(self._proposals.rowCount())
        edges = 2 * self._popup.frameWidth() + 2
        return sum(self._popup.sizeHintForRow(rank) for rank in rows) + edges

    def choosing(self) -> bool:
        """Tell whether a proposal is lit: Enter takes it, and what is typed is not yet final."""
        return self._popup.isVisible() and self._popup.currentIndex().isValid()

    def _take(self, index: QModelIndex) -> None:
        code = str(index.data(Role.KEY))
        self.setText(str(index.data()) if self._keep else "")
        self.picked.emit(code)


def _row(proposal: Proposal) -> Row:
    cell = Cell(proposal.text, proposal.detail, icon=proposal.icon, heading=proposal.heading)
    return Row(proposal.code, (cell,))
