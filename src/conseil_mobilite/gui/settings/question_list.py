"""The questions of a grid, section after section, each with its state; searched by words."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.assessment.local_grid_changes import state_of
from conseil_mobilite.domain.assessment.own_question import asking_sections
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.settings.grid_wording import CHIPS

COLUMNS: Final = (Column("Question", 160, stretch=True), Column("État", 108))
EVERY: Final = "Toutes les sections"


class QuestionList(QFrame):
    """Arrows go from one question to the other."""

    chosen = Signal(str)
    """The code of the question that is now the current one."""
    opened = Signal()
    """Enter: on to the words of the current question."""
    adding_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._grid: Grid | None = None
        self._national: Grid | None = None
        self.search = TextField(
            "grid_search", placeholder="Chercher une question", icon="magnifying-glass"
        )
        self.search.setAccessibleName("Chercher une question par ses mots ou son code")
        self._sections = Choice("grid_section", [], none=EVERY)
        self._sections.setAccessibleName("Section de la grille")
        self._table = Table("grid_questions", "Questions de la grille", COLUMNS)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._foot = label("", "small")
        self.add = button("grid_add", "&Ajouter une question", "plus", "quiet")
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._fill())
        self._sections.chosen.connect(lambda _code: self._fill())
        self._table.current_changed.connect(self._tell)
        self._table.opened.connect(lambda _code: self.opened.emit())
        self.add.clicked.connect(self.adding_wanted)

    def show_grid(self, grid: Grid, national: Grid, *, editable: bool) -> None:
        """Show the questions of a grid, keeping the current one and what is searched."""
        first = self._grid is None
        self._grid, self._national = grid, national
        self.add.setVisible(editable)
        if first:
            sections = [(each.code, each.label) for each in asking_sections(grid)]
            self._sections.offer(sections, none=EVERY)
        self._fill()
        if first:
            self._table.show_current(grid.questions[0].code)

    def go_to(self, code: str) -> None:
        """Make a question the current one; what is searched gives way to it."""
        self.search.clear()
        self._sections.show_code("")
        self._fill()
        self._table.show_current(code)

    def reach(self) -> None:
        """Put the keyboard on the row of the current question."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> str:
        return str(self._table.current_key() or "")

    def _fill(self) -> None:
        if self._grid is None or self._national is None:
            return
        section, asked = self._sections.code(), fold(self.search.text()).split()
        shown = [
            question
            for question in self._grid.questions
            if section in {"", question.section} and _holds(question, asked)
        ]
        kept = self.current()
        with QSignalBlocker(self._table):  # the current row is only lost and found again
            self._table.show_rows([self._row(question) for question in shown])
        say(self._foot, counted(len(shown), "question"))
        if self.current() and self.current() != kept:
            self.chosen.emit(self.current())

    def _row(self, question: Question) -> Row:
        assert self._grid is not None
        assert self._national is not None
        section = self._grid.section(question.section).short_label
        chip = CHIPS[state_of(question, self._national)]
        return Row(
            question.code,
            (Cell(question.short, f"{question.code} · {section}"), Cell("", chips=[chip])),
        )

    def _tell(self, key: object) -> None:
        if key is not None:
            self.chosen.emit(str(key))

    def _lay_out(self) -> None:
        head = column(self.search, self._sections, gap=8, pad=(12, 12, 12, 8))
        foot = row(self._foot, None, self.add, pad=(12, 4, 8, 4))
        self.setLayout(column(head, (self._table, 1), foot, gap=0, pad=(1, 1, 1, 1)))


def _holds(question: Question, asked: Sequence[str]) -> bool:
    """Tell whether a question, its help or its answers have all the words asked for."""
    if not asked:
        return True
    answers = (choice.label for choice in question.choices)
    told = fold(" ".join((question.code, question.short, question.text, question.help, *answers)))
    return all(word in told for word in asked)
