"""Third step: what will be done of every row, and mending it in place."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Decision, ImportLine
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.imports import helping
from conseil_mobilite.gui.imports.examining_panel import ExaminingPanel
from conseil_mobilite.gui.imports.intake import Intake
from conseil_mobilite.gui.imports.line_detail import LineDetail
from conseil_mobilite.gui.imports.line_filter import LineFilter
from conseil_mobilite.gui.imports.lines_table import LinesTable
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import CARD_GAP, column, columns, frame, row

AGAIN: Final = "Les lignes sont examinées à nouveau…"
HINT: Final = "Entrée : corriger · Suppr : mettre de côté"
WAITING, LISTED = range(2)


class CheckStep(QFrame):
    """`settled` tells that one may go on, or not any more; `returned` asks for the step before."""

    settled = Signal()
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, intake: Intake) -> None:
        super().__init__()
        self.setObjectName("import_check")
        self.setWhatsThis(helping.CHECK)
        self._intake = intake
        self._panel = ExaminingPanel()
        self._filter, self._table = LineFilter(), LinesTable()
        self._detail = LineDetail(desk.lists)
        self._foot = label("", "small")
        self._foot.setObjectName("import_check_state")
        foot = frame(row(self._foot, None, label(HINT, "small"), gap=8, pad=(12, 4, 12, 6)))
        filters = frame(column(self._filter, pad=(12, 12, 12, 8)))
        listed = frame(column(filters, (self._table, 1), foot, gap=0, pad=(1, 1, 1, 1)), "card")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._panel)
        self._stack.addWidget(frame(columns((listed, 11), (self._detail, 9), gap=CARD_GAP)))
        self.setLayout(column((self._stack, 1), gap=0))
        self._connect()

    def begin(self) -> None:
        """Examine the rows, unless nothing changed since they were."""
        draft = self._intake.draft
        if draft is None:
            return
        if draft.preview is None:
            self._stack.setCurrentIndex(WAITING)
            self._intake.examine()
        else:
            self._show()

    def is_ready(self) -> bool:
        draft = self._intake.draft
        examined = draft is not None and draft.preview is not None
        return examined and not self._intake.is_examining()

    def take_focus(self) -> None:
        if self._stack.currentIndex() == LISTED:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._panel.take_focus()

    def _connect(self) -> None:
        intake = self._intake
        intake.examining.connect(self._show_examining)
        intake.advanced.connect(self._panel.show_progress)
        intake.examined.connect(self._show_examined)
        intake.failed.connect(self._fail)
        intake.given_up.connect(self._show_given_up)
        self._panel.again_asked.connect(self.begin)
        self._panel.given_up.connect(intake.interrupt)
        self._filter.changed.connect(self._list)
        self._table.line_changed.connect(self._show_line)
        self._table.mending_asked.connect(self._detail.cells.mend_first)
        self._table.aside_asked.connect(self._detail.toggle_aside)
        self._detail.cells.left.connect(self._table.setFocus)
        self._detail.chosen.connect(self._choose)
        self._detail.typed.connect(self._mend)

    def _show_examining(self) -> None:
        say(self._foot, AGAIN)
        if self._stack.currentIndex() == WAITING:
            self._panel.show_examining()
        self.settled.emit()

    def _show_examined(self) -> None:
        waited = self._stack.currentIndex() == WAITING
        self._show()
        if waited and self.isVisible():
            self.take_focus()
        self.settled.emit()

    def _show(self) -> None:
        self._stack.setCurrentIndex(LISTED)
        self._list()

    def _list(self) -> None:
        draft = self._intake.draft
        if draft is None or draft.preview is None:
            return
        self._filter.show_counts(draft)
        lines = self._filter.asked(draft)
        self._table.show_lines(draft, lines)
        mended = counted(len(draft.mends), "cellule corrigée", "cellules corrigées")
        told = counted(len(lines), "ligne")
        say(self._foot, f"{told} · {mended}" if draft.mends else told)

    def _show_line(self, line: ImportLine | None) -> None:
        draft = self._intake.draft
        if draft is not None:
            self._detail.show_line(draft, line)

    def _choose(self, decision: Decision | None) -> None:
        draft, line = self._intake.draft, self._table.line()
        if draft is not None and line is not None:
            draft.choose(line.number, decision)
            self._table.renew()
            self._filter.show_counts(draft)
            self._detail.show_line(draft, line)
            self.settled.emit()

    def _mend(self, rank: int, text: str) -> None:
        """Take what was typed, and examine all rows anew: duplicates may have changed."""
        draft, line = self._intake.draft, self._table.line()
        if draft is not None and line is not None and draft.mend(line.number, rank, text):
            self._detail.show_line(draft, line)
            self._intake.examine()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self._panel.show_trouble(str(error))
        else:
            self._panel.show_given_up()
            self.troubled.emit(error)
        self._stack.setCurrentIndex(WAITING)
        self.settled.emit()

    def _show_given_up(self) -> None:
        """Ask to examine again: what was found before may be wrong since cells changed."""
        if self._intake.draft is not None:
            self._intake.draft.preview = None
        self._stack.setCurrentIndex(WAITING)
        self._panel.show_given_up()
        self.settled.emit()
