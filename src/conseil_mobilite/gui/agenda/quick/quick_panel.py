"""Beneath the quick entry: what was understood, in words, and the ways to understand it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.series.recurrence_rule import is_bounded
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.quick import quick_wording
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, frame, gestures, row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.table_look import HEAD_HEIGHT
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.agenda.quick_entry import QuickAnswer, QuickProposal

ROW_HEIGHT = 44
MOST_ROWS = 4
CREATE_HINT = "Entrée : créer · Ctrl+Entrée : compléter · Échap : effacer"
FORM_HINT = "Ctrl+Entrée : compléter dans le formulaire · Échap : effacer"
REPEAT_HINT = "Entrée : ouvrir le formulaire, où la répétition se choisit · Échap : effacer"
CHOOSE = "Plusieurs lectures : choisissez avec la flèche du bas, puis Entrée."
CONFIRM = "Une lecture à confirmer : flèche du bas, puis Entrée."


class ProposalTable(Table):
    """The ways to understand the text; Escape leads back to it."""

    left = Signal()

    def __init__(self) -> None:
        columns = (Column("Lecture possible", stretch=True), Column("À ce moment", 168))
        super().__init__(
            "agenda_quick_proposals", "Lectures possibles", columns, row_height=ROW_HEIGHT
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and first):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuickPanel(QFrame):
    """Hidden while nothing is typed."""

    settled = Signal(object)
    """The `QuickProposal` that the adviser chose among several."""
    creation_asked = Signal()
    completion_asked = Signal()
    left = Signal()

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("agenda_quick_panel")
        self.setAccessibleName("Lecture de la saisie rapide")
        self.setProperty("role", "card")
        self._lists = lists
        self._proposals: Sequence[QuickProposal] = ()
        self.words = label("", "strong", wrap=True)
        self.words.setObjectName("agenda_quick_words")
        self.warning = label("", "small", "warning", wrap=True)
        self.warning.setObjectName("agenda_quick_warning")
        self._hint = label("", "small")
        self.table = ProposalTable()
        self._create = button("agenda_quick_create", "C&réer")
        self._complete = button("agenda_quick_complete", "C&ompléter…", role="quiet")
        acts = gestures(self._complete, self._create)
        told = column(self.words, self.warning, self._hint, gap=4)
        self.setLayout(
            column(frame(row((told, 1), acts, gap=16, pad=(16, 10, 12, 10))), self.table, gap=0)
        )
        self._create.clicked.connect(self.creation_asked)
        self._complete.clicked.connect(self.completion_asked)
        self.table.opened.connect(self._settle)
        self.table.left.connect(self.left)
        self.hide()

    def show_answer(self, answer: QuickAnswer, now: datetime) -> None:
        """Say what was understood; several ways to understand it are listed."""
        sure = answer.sure()
        if sure is not None:
            self.show_proposal(sure)
            return
        self._proposals = answer.proposals if answer.reading.doubts or _named(answer) else ()
        missing = quick_wording.missing_words(answer.reading)
        one = answer.proposals[0]
        heard = quick_wording.reading_words(one, self._lists) if not self._proposals else ""
        asked = CHOOSE if len(self._proposals) > 1 else CONFIRM
        self._say(heard or asked, missing, "" if self._proposals else FORM_HINT)
        self._create.setVisible(False)
        self._fill(now)

    def show_proposal(self, proposal: QuickProposal) -> None:
        """Say the one reading that is left; without anything missing, it can be created."""
        missing = quick_wording.missing_words(proposal.reading)
        conflicts = quick_wording.conflict_words(proposal)
        stranger = quick_wording.stranger_words(proposal.reading) if proposal.stranger else ""
        repetition = quick_wording.repetition_words(proposal)
        told = " · ".join(part for part in (missing, stranger, conflicts, repetition) if part)
        words = quick_wording.reading_words(proposal, self._lists)
        repeats = proposal.reading.rule and not is_bounded(proposal.reading.rule)
        hint = REPEAT_HINT if repeats else CREATE_HINT if proposal.new else FORM_HINT
        self._say(words or missing, told if words else "", hint)
        self._create.setVisible(proposal.new is not None and not repeats)
        self._proposals = ()
        self.table.hide()

    def show_error(self, sentence: str) -> None:
        """Say why what was read was not created."""
        say(self.warning, sentence, "danger")
        self.warning.show()

    def clear(self) -> None:
        self._proposals = ()
        self.hide()

    def proposed(self) -> Sequence[QuickProposal]:
        return self._proposals

    def current(self) -> QuickProposal | None:
        """Return the proposal the keyboard is on."""
        rank = self.table.current_key()
        return self._proposals[rank] if self._proposals and isinstance(rank, int) else None

    def go_down(self) -> None:
        """Take the keyboard to the proposals."""
        if self._proposals:
            self.table.show_current(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def spoken(self) -> str:
        parts = (self.words.text(), self.warning.text())
        return spaced(" ".join(part for part in parts if part))

    def _say(self, words: str, warning: str, hint: str) -> None:
        say(self.warning, warning, "warning")
        say(self.words, words)
        say(self._hint, hint)
        for shown in (self.words, self.warning, self._hint):
            shown.setVisible(bool(shown.text()))
        self.show()

    def _fill(self, now: datetime) -> None:
        rows = [self._row(rank, each, now) for rank, each in enumerate(self._proposals)]
        self.table.show_rows(rows)
        tall = HEAD_HEIGHT + ROW_HEIGHT * min(len(rows), MOST_ROWS) + 2
        self.table.setMinimumHeight(0)
        self.table.setFixedHeight(dp(tall))
        self.table.setVisible(bool(rows))

    def _row(self, rank: int, proposal: QuickProposal, now: datetime) -> Row:
        words = quick_wording.reading_words(proposal, self._lists)
        detail = quick_wording.who_detail(proposal, now)
        clash = quick_wording.conflict_words(proposal)
        free = "Libre" if proposal.new else ""
        state = Cell("", chips=((clash, "warning"),)) if clash else Cell(free)
        return Row(rank, (Cell(words, detail), state))

    def _settle(self, rank: object) -> None:
        if isinstance(rank, int) and rank < len(self._proposals):
            self.settled.emit(self._proposals[rank])


def _named(answer: QuickAnswer) -> bool:
    """Tell whether the name calls for a choice: several bear it, or nobody does."""
    return len(answer.proposals) > 1 or answer.proposals[0].stranger
