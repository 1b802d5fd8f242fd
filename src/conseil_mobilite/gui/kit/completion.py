"""A field that proposes what it finds while the adviser types: a commune, an occupation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QListView

from conseil_mobilite.gui.kit.cells import Cell, Cells, Role
from conseil_mobilite.gui.kit.rows import Column, Row, Rows
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp, dress

QUIET_MS: Final = 60
LEAST_WIDTH: Final = 320
MOST_HEIGHT: Final = 620
ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOVES: Final = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_PLAIN: Final = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing found: its code, its words, a second line, an icon.

    A `heading` names those that follow and cannot be taken. One set `aside` is never lit by
    itself: only the arrows or a click take it.
    """

    code: str
    text: str
    detail: str = ""
    icon: str = ""
    heading: bool = False
    aside: bool = False


class CompletionField(TextField):
    """Emits `searched` as the adviser types; the page answers with `offer`, however late.

    `picked` carries the code of the proposal taken with Enter or a click. Between what is typed and
    its answer the list is still that of something else: no key takes anything from it, and Enter is
    kept for the first proposal of the answer.
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
        self._popup.installEventFilter(self)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._ask)
        self._awaited = ""
        self._entered = self._moved = False
        self.textEdited.connect(self._await)
        self._completer.activated.connect(lambda _words: self._take(self._popup.currentIndex()))

    def wanted(self, typed: str) -> bool:
        """Tell whether this is still what is typed: the answer to anything else is dropped."""
        return typed == self.text().strip()

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Show what answers what is typed now, or close the list where nothing does.

        More may be offered for the same words: the line that is lit stays so.
        """
        lit = None if self._waits() else self._popup.currentIndex().data(Role.KEY)
        entered, self._entered, self._awaited = self._entered and self._waits(), False, ""
        self._proposals.show([_row(proposal) for proposal in proposals])
        if not proposals or not self.hasFocus():
            self._popup.hide()
        else:
            self._drop_down(self._place_of(proposals, lit))
        if entered and self.hasFocus():
            self._enter(proposals)

    def _await(self, text: str) -> None:
        """Let nothing of the list be taken any more: it does not answer what is typed."""
        self._awaited, self._entered, self._moved = text.strip(), False, False
        self._popup.setCurrentIndex(QModelIndex())
        self._quiet.start()
        if not self._awaited:
            self.offer(())

    def _waits(self) -> bool:
        return bool(self._awaited) and self.wanted(self._awaited)

    def _ask(self) -> None:
        self._quiet.stop()
        self.searched.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain and self._eager and self._waits():
            self._entered = not self._moved  # the arrows pointed at what is seen no more
            if self._quiet.isActive():
                self._ask()
            return
        self._entered = False
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self._popup and pressed and isinstance(event, QKeyEvent):
            return self._move(event.key())
        return super().eventFilter(watched, event)

    def _move(self, key: int) -> bool:
        """Hold the arrows back while the list is that of something else; go down past a heading."""
        if self._waits() and key in MOVES:
            self._moved, self._entered = True, False
            return True
        if key == Qt.Key.Key_Down and not self._popup.currentIndex().isValid():
            self._popup.setCurrentIndex(self._at(self._proposals.first()))
            return True
        return False

    def _at(self, rank: int) -> QModelIndex:
        return self._completer.completionModel().index(rank, 0)

    def _enter(self, proposals: Sequence[Proposal]) -> None:
        """Do what Enter, typed before the answer, was typed for."""
        first = self._first(proposals)
        if first.isValid():
            self._popup.hide()
            self._take(first)
        elif not proposals:
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, _PLAIN)
            QApplication.sendEvent(self, event)

    def _drop_down(self, lit: QModelIndex) -> None:
        width = max(self.width(), dp(self.least_width))
        dress(self._popup)  # a window of its own: Qt takes its parent away
        self._completer.complete(QRect(0, 0, width, self.height() + dp(2)))
        self._popup.resize(width, min(self._wanted_height(), dp(MOST_HEIGHT)))
        self._popup.setCurrentIndex(lit)

    def _place_of(self, proposals: Sequence[Proposal], lit: object) -> QModelIndex:
        """Return the place of the line to light: the one that was, else the first, if any."""
        kept = self._proposals.row_of(lit) if lit else -1
        if kept >= 0:
            return self._at(kept)
        return self._first(proposals) if self._eager else QModelIndex()

    def _first(self, proposals: Sequence[Proposal]) -> QModelIndex:
        """Return the place of the first proposal that Enter takes."""
        ranks = (rank for rank, each in enumerate(proposals) if not each.heading and not each.aside)
        return self._at(next(ranks, -1))

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
